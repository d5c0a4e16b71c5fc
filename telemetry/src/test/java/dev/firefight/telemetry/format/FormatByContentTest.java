package dev.firefight.telemetry.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.firefight.telemetry.Logs;
import dev.firefight.telemetry.Vocabulary;
import dev.firefight.telemetry.recording.Recording;
import dev.firefight.telemetry.recording.RecordingReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a file is taken for hangs on its content alone. */
class FormatByContentTest {
    private static final List<String> MISLEADING =
            List.of("", ".log", ".csv", ".json", ".jsonl", ".txt", ".pb", ".prom", ".gz", ".zst", "-2025-11-21.log.3");

    @TempDir
    private Path directory;

    private static Recording read(Path source, Optional<Format> forced) throws IOException {
        return RecordingReader.read(source, new Vocabulary(text -> 0), forced);
    }

    @Test
    void everySampleIsTakenForItsFormatUnderAnyName() throws IOException {
        Random random = new Random(7);
        Map<Path, String> written = new TreeMap<>();
        for (Format format : Format.values()) {
            for (byte[] sample : Samples.of(format)) {
                for (String ending : MISLEADING) {
                    Path file = directory.resolve(Long.toString(random.nextLong() >>> 1, 36) + ending);
                    written.put(Files.write(file, sample), format.words());
                }
            }
        }

        Map<Path, String> taken = new TreeMap<>();
        read(directory, Optional.empty()).files().forEach(report -> taken.put(report.file(), report.takenFor()));

        assertThat(taken).isEqualTo(written);
    }

    @ParameterizedTest
    @EnumSource
    void aToldFormatOverridesTheContentSaveForFilesOfOneFormOnly(Format forced) throws IOException {
        Set<Format> kept = EnumSet.of(Format.CSV_CALLS, Format.LONE_TIME);
        for (Format format : Format.values()) {
            Path file = Files.write(directory.resolve("x"), Samples.of(format).getFirst());

            assertThat(read(file, Optional.of(forced)).files().getFirst().takenFor())
                    .as(format.id())
                    .isEqualTo((kept.contains(format) ? format : forced).words());
        }
    }

    @Test
    void theLogsOfOthersTellTheirTimesLineByLine() throws IOException {
        Path logs = Path.of("../../shared/data/logs");
        assumeTrue(Files.isDirectory(logs), "no logs at " + logs);
        List<Path> files;
        try (Stream<Path> found =
                Files.find(logs, 2, (file, kind) -> file.toString().endsWith(".log"))) {
            files = found.sorted().toList();
        }
        assertThat(files).isNotEmpty();
        for (Path file : files) {
            Recording recording = read(file, Optional.empty());
            Logs records = recording.telemetry().logs();
            long lines = Files.readAllLines(file).size();
            assertThat(records.size()).as(file.toString()).isEqualTo((int) lines);
        }
    }
}
