package dev.firefight.server.investigation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingDirectoryTest {
    @TempDir
    private Path directory;

    private static String name(int incident) {
        return "incident-" + incident + "-17-severe.zip";
    }

    private RecordingDirectory.Kept keep(RecordingDirectory kept, int incident, int bytes) throws IOException {
        Path part = kept.part();
        Files.write(part, new byte[bytes]);
        RecordingDirectory.Kept now = kept.keep(name(incident), part);
        Files.setLastModifiedTime(directory.resolve(now.name()), FileTime.from(Instant.ofEpochSecond(incident)));
        return now;
    }

    @Test
    void theOldestMakeRoomForTheNewest() throws IOException {
        RecordingDirectory kept = RecordingDirectory.open(directory, 1_000);
        for (int incident = 1; incident <= 5; incident++) {
            assertThat(keep(kept, incident, 300).bytes()).isEqualTo(300);
        }
        assertThat(kept.all()).extracting(RecordingDirectory.Kept::name).containsExactly(name(3), name(4), name(5));
        assertThat(kept.bytes()).isEqualTo(900);
        keep(kept, 6, 1_000);
        assertThat(kept.all()).extracting(RecordingDirectory.Kept::name).containsExactly(name(6));
    }

    @Test
    void whatHasNoRoomAloneIsRefusedAndCostsNoOther() throws IOException {
        RecordingDirectory kept = RecordingDirectory.open(directory, 1_000);
        keep(kept, 1, 900);
        assertThatThrownBy(() -> keep(kept, 2, 1_001))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("--recordings-size");
        assertThat(kept.all()).extracting(RecordingDirectory.Kept::name).containsExactly(name(1));
    }

    @Test
    void whatAKilledProgramLeftHalfWrittenIsRemovedAtTheNextStart() throws IOException {
        RecordingDirectory kept = RecordingDirectory.open(directory, 1_000);
        keep(kept, 1, 10);
        Files.write(kept.part(), new byte[20]);
        RecordingDirectory again = RecordingDirectory.open(directory, 1_000);
        assertThat(again.all()).hasSize(1);
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void noNameLeadsOutOfTheDirectory() throws IOException {
        Files.writeString(directory.resolve("secret"), "s");
        RecordingDirectory kept = RecordingDirectory.open(directory.resolve("recordings"), 1_000);
        for (String name : List.of("../secret", "secret", "", ".", "incident-1-17-../../secret.zip", "/etc/passwd")) {
            assertThat(kept.find(name)).as(name).isEmpty();
        }
    }
}
