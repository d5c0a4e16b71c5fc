package dev.firefight.telemetry.recording;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firefight.telemetry.Logs;
import dev.firefight.telemetry.Timestamps;
import dev.firefight.telemetry.Vocabulary;
import dev.firefight.telemetry.format.ReadNotes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a directory of files tells the year of a log that leaves it out. */
class YearOfLogsTest {
    private static final String OVER_NEW_YEAR = "Dec 31 23:59:59 node1 cron[1]: a\nJan  1 00:00:01 node1 cron[1]: b\n";

    @TempDir
    private Path directory;

    private void syslogLastChanged(String time) throws IOException {
        Path file = Files.writeString(directory.resolve("a.log"), OVER_NEW_YEAR);
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse(time)));
    }

    private Recording read() throws IOException {
        return RecordingReader.read(directory, new Vocabulary(text -> 0), Optional.empty());
    }

    private static List<String> times(Recording recording) {
        Logs logs = recording.telemetry().logs();
        List<String> times = new ArrayList<>();
        for (int i = 0; i < logs.size(); i++) {
            times.add(Timestamps.toInstant(logs.timeNanos(i)).toString());
        }
        return times;
    }

    private static List<String> reasons(Recording recording, String file) {
        return recording.files().stream()
                .filter(report -> report.file().endsWith(file))
                .flatMap(report -> report.notes().problems().stream())
                .map(ReadNotes.Problem::reason)
                .toList();
    }

    @Test
    void recordingJsonTellsItFirst() throws IOException {
        syslogLastChanged("2030-06-01T00:00:00Z");
        Files.writeString(directory.resolve("metrics"), "time,cart_cpu\n1262304000,1\n");
        Files.writeString(directory.resolve("recording.json"), "{\"start\":\"2026-01-01T00:00:00Z\"}");

        Recording recording = read();

        assertThat(times(recording)).containsExactly("2025-12-31T23:59:59Z", "2026-01-01T00:00:01Z");
        assertThat(reasons(recording, "a.log"))
                .contains("times without year; taken for the one closest to the time that recording.json tells");
    }

    @Test
    void otherFilesTellItAlsoThoseWhoseNamesComeLater() throws IOException {
        syslogLastChanged("2030-06-01T00:00:00Z");
        Files.writeString(directory.resolve("metrics"), "time,cart_cpu\n1767225600,1\n1767225610,2\n1,3\n");

        Recording recording = read();

        assertThat(times(recording)).containsExactly("2025-12-31T23:59:59Z", "2026-01-01T00:00:01Z");
        assertThat(reasons(recording, "a.log"))
                .contains("times without year; taken for the one closest to the times in the other files");
    }

    @Test
    void theLastChangeTellsItWhereNothingElseDoes() throws IOException {
        syslogLastChanged("2026-01-03T00:00:00Z");

        Recording recording = read();

        assertThat(times(recording)).containsExactly("2025-12-31T23:59:59Z", "2026-01-01T00:00:01Z");
        assertThat(reasons(recording, "a.log"))
                .contains("times without year; taken for the latest that does not lie behind the last change of the"
                        + " file");
    }
}
