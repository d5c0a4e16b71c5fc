package dev.firefight.app;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TrainingTest {
    private static final String HOME = "firefight.home";

    private final String before = System.getProperty(HOME, ".");

    @BeforeEach
    void inTheCheckout() {
        System.setProperty(HOME, Path.of("..").toAbsolutePath().toString());
    }

    @AfterEach
    void asBefore() {
        System.setProperty(HOME, before);
    }

    @Test
    void allItsCommandsEndWell() {
        assertThatCode(() -> Training.main(new String[0])).doesNotThrowAnyException();
    }
}
