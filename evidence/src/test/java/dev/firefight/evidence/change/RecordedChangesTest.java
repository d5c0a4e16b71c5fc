package dev.firefight.evidence.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.firefight.evidence.Question;
import dev.firefight.evidence.log.LogPatterns;
import dev.firefight.telemetry.Vocabulary;
import dev.firefight.telemetry.recording.Recording;
import dev.firefight.telemetry.recording.RecordingReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** The verdict on recorded incidents with known causes and marked decoys. */
class RecordedChangesTest {
    private static final String SET = "rootcausebench";

    @Test
    void nearlyAllCausesAreFoundAndNoDecoyIsBlamed() throws IOException {
        Path recordings = recordings();
        assumeTrue(Files.isDirectory(recordings.resolve(SET)), "no recordings at " + recordings.toAbsolutePath());
        Map<String, String> causes = new HashMap<>();
        rows(recordings, SET + ".csv").forEach(row -> causes.put(row.get("case"), row.get("component")));
        List<String> decoys = rows(recordings, SET + "-decoys.csv").stream()
                .map(row -> row.get("case") + " " + row.get("component"))
                .toList();
        List<String> wrong = new ArrayList<>();
        for (Map.Entry<String, String> cause : causes.entrySet()) {
            String blamed = blamed(recordings.resolve(SET).resolve(cause.getKey()));
            assertThat(decoys).doesNotContain(cause.getKey() + " " + blamed);
            if (!blamed.equals(cause.getValue())) {
                wrong.add(cause.getKey() + ": " + blamed);
            }
        }
        assertThat(causes).hasSizeGreaterThanOrEqualTo(10);
        assertThat(wrong).hasSizeLessThanOrEqualTo(1);
    }

    private static String blamed(Path recording) throws IOException {
        LogPatterns patterns = new LogPatterns();
        Recording read = RecordingReader.read(recording, new Vocabulary(patterns), Optional.empty());
        Question question =
                new Question(read.telemetry(), read.baseline(), patterns, Optional.empty(), OptionalLong.empty());
        return ChangeAttribution.attribute(question)
                .blamed()
                .map(blamed -> blamed.change().id())
                .orElse("none");
    }

    private static Path recordings() {
        String told = System.getenv("FIREFIGHT_RECORDINGS");
        return told == null ? Path.of("..", "..", "shared", "data", "recordings") : Path.of(told);
    }

    private static List<Map<String, String>> rows(Path recordings, String file) throws IOException {
        List<String> lines = Files.readAllLines(recordings.resolve("labels").resolve(file));
        String[] names = lines.getFirst().split(",", -1);
        List<Map<String, String>> rows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] values = line.split(",", -1);
            Map<String, String> row = new HashMap<>();
            for (int i = 0; i < names.length; i++) {
                row.put(names[i], values[i]);
            }
            rows.add(row);
        }
        return rows;
    }
}
