package dev.firefight.server.access;

import java.nio.file.Path;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** What tests at a door have in common. */
abstract class DoorTest {
    @TempDir
    Path directory;

    Door door;
    Access access;

    @BeforeEach
    void open() {
        door = new Door(directory);
        access = door.access;
    }

    @AfterEach
    void close() {
        door.close();
    }

    static void assertRefused(AccessRefused.Why why, String words, ThrowingCallable doing) {
        Assertions.assertThatThrownBy(doing)
                .isInstanceOfSatisfying(AccessRefused.class, refused -> Assertions.assertThat(refused.why())
                        .isEqualTo(why))
                .hasMessageContaining(words);
    }
}
