package dev.firefight.app.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.firefight.app.UsageException;
import dev.firefight.app.bench.LabelledLog.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scores of mined logs, on small ones that a person can count. */
class LogBenchTest {
    @TempDir
    private Path directory;

    @Test
    void aGroupIsRightWhenItHoldsAllLinesOfOneTemplateAndNoOthers() {
        LabelScore score = LabelScore.of(
                truth("a", "a", "b", "c", "c", "d"),
                mined("1 a", "1 a", "2 B", "3 c", "4 c", "4 c")); // c falls apart, and one of it meets d
        assertThat(score.lines()).isEqualTo(6);
        assertThat(score.trueTemplates()).isEqualTo(4);
        assertThat(score.groups()).isEqualTo(4);
        assertThat(score.ga()).isEqualTo(3 / 6.0);
        assertThat(score.fga()).isEqualTo(2 * 2 / 8.0);
        assertThat(score.pa()).isEqualTo(4 / 6.0);
        assertThat(score.fta()).isCloseTo(2 * 1 / 7.0, within(1e-12)); // texts a, B, c; that of c is also said of d
    }

    @Test
    void aLineWithoutResultIsAWrongGroupAndOneWithoutLabelDoesNotCount() {
        Map<Integer, MinedLine> mined = mined("1 a", "1 a", "2 b");
        mined.remove(2);
        LabelScore score = LabelScore.of(truth("a", "a", ""), mined);
        assertThat(score)
                .extracting(LabelScore::lines, LabelScore::missing, LabelScore::groups)
                .containsExactly(2, 1, 2);
        assertThat(score.ga()).isZero();
        assertThat(score.pa()).isEqualTo(0.5);
        assertThat(score.fta()).isCloseTo(2 * 1 / 3.0, within(1e-12));
    }

    @Test
    void onlyTemplatesThatBothHalvesHaveCanBeFalselyNew() {
        Stability stability = Stability.of(
                truth("a", "a", "b", "c", "b", "b"), // even lines: a, c, b
                mined("1 a", "2 b <*>", "2 b <*>"),
                mined("1 a", "3 c", "4 b 7"));
        assertThat(stability.lines()).isEqualTo(2);
        assertThat(stability.newLines()).isEqualTo(0.5);
        assertThat(stability.newTemplates()).isCloseTo(1 / 3.0, within(1e-12));
    }

    @Test
    void aLogThatIsUnderstoodHasFullScoresAndNothingThatMoves() throws Exception {
        write("shop", "order <*> placed in <*> ms", "stock refreshed");
        List<LabelledLog> logs = LabelledLog.in(directory);
        assertThat(logs).extracting(LabelledLog::name).containsExactly("shop");
        LogResult result;
        try (LogBench bench = new LogBench(Optional.of(directory.resolve("rows")))) {
            result = bench.run(logs.getFirst());
        }
        for (Version version : Version.values()) {
            assertThat(result.scores().get(version)).isEqualTo(new LabelScore(40, 2, 2, 0, 1, 1, 1, 1));
        }
        assertThat(result.stability()).isEqualTo(new Stability(20, 0, 0));
        assertThat(result.movedLines()).isZero();
        assertThat(directory.resolve("rows")).isDirectoryContaining("glob:**shop.odd.csv");
        String report = LogBenchReport.write(
                List.of(result),
                List.of(
                        new Published("logs-corrected", "ga", 0.93, "target", ""),
                        new Published("logs-halves", "new-lines", 0.005, "target", ""),
                        new Published("others", "service:ac1", 0.5, "target", "")));
        assertThat(report)
                .contains("| shop | 40 | 2 | 2 | 1.000 | 1.000 | 1.000 | 1.000 | 0 |")
                .contains("| logs-corrected | ga | 1.000 | 0.930 | target |  | reached |")
                .contains("| logs-halves | new-lines | 0.0000 | 0.0050 | target |  | reached |")
                .doesNotContain("ac1");
    }

    @Test
    void labelsWithoutTheirColumnsAreRefused() throws IOException {
        Files.writeString(directory.resolve("x.log"), "one\n");
        Files.writeString(directory.resolve("x.log_structured.csv"), "LineId,Content\n1,one\n");
        LabelledLog log = LabelledLog.in(directory).getFirst();
        assertThatThrownBy(() -> log.truth(Version.CORRECTED))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("EventTemplate");
    }

    @Test
    void cellsInQuotationMarksHoldAnything() {
        assertThat(CsvText.rows("a,\"b \"\"c\"\",\nd\"\r\n,e"))
                .containsExactly(List.of("a", "b \"c\",\nd"), List.of("", "e"));
    }

    @Test
    void aPartOfTheResultsReplacesOnlyItself() throws IOException {
        Path file = directory.resolve("RESULTS.md");
        ResultsFile.write(file, "# One\n\n## Detail\n\n1\n");
        ResultsFile.write(file, "# Two\n\n2\n");
        ResultsFile.write(file, "# One\n\n3\n\n");
        assertThat(file).hasContent("# One\n\n3\n\n# Two\n\n2\n");
    }

    @Test
    void knownLogsReachTheirTargets() throws Exception {
        String recordings = System.getenv("FIREFIGHT_RECORDINGS");
        Path root = recordings == null
                ? Path.of("..", "..", "shared", "data", "logs")
                : Path.of(recordings).resolveSibling("logs");
        assumeTrue(Files.isDirectory(root), "no labelled logs in " + root);
        List<LogResult> results = new ArrayList<>();
        try (LogBench bench = new LogBench(Optional.empty())) {
            for (LabelledLog log : LabelledLog.in(root)) {
                results.add(bench.run(log));
            }
        }
        assertThat(mean(results, "logs-original", "ga")).isGreaterThanOrEqualTo(0.95);
        assertThat(mean(results, "logs-original", "fga")).isGreaterThanOrEqualTo(0.92);
        assertThat(mean(results, "logs-corrected", "ga")).isGreaterThanOrEqualTo(0.93);
        assertThat(mean(results, "logs-corrected", "fga")).isGreaterThanOrEqualTo(0.92);
        assertThat(mean(results, "logs-corrected", "pa")).isGreaterThanOrEqualTo(0.75);
        assertThat(mean(results, "logs-corrected", "fta")).isGreaterThanOrEqualTo(0.72);
        assertThat(mean(results, "logs-halves", "new-lines")).isLessThanOrEqualTo(0.005);
    }

    private static double mean(List<LogResult> results, String set, String measure) {
        return LogBenchReport.mean(results, set, measure).orElseThrow();
    }

    /** Forty lines, of two statements in turn by pairs. */
    private void write(String name, String first, String second) throws IOException {
        StringBuilder log = new StringBuilder();
        StringBuilder labels = new StringBuilder("LineId,Content,EventTemplate\n");
        for (int line = 1; line <= 40; line++) {
            String template = line % 4 < 2 ? first : second;
            String message = template.replace("<*>", Integer.toString(line * 7));
            log.append("2026-02-12T00:00:%02d.000Z INFO [main] %s%n".formatted(line, message));
            labels.append(line)
                    .append(",\"")
                    .append(message)
                    .append("\",")
                    .append(template)
                    .append('\n');
        }
        Files.writeString(directory.resolve(name + ".log"), log);
        Files.writeString(directory.resolve(name + ".log_structured.csv"), labels);
    }

    private static SortedMap<Integer, String> truth(String... labels) {
        SortedMap<Integer, String> truth = new TreeMap<>();
        for (String label : labels) {
            truth.put(truth.size() + 1, label);
        }
        return truth;
    }

    /** Each {@code pattern template}. */
    private static Map<Integer, MinedLine> mined(String... lines) {
        Map<Integer, MinedLine> mined = new TreeMap<>();
        for (String line : lines) {
            int space = line.indexOf(' ');
            mined.put(mined.size() + 1, new MinedLine(line.substring(0, space), line.substring(space + 1)));
        }
        return mined;
    }
}
