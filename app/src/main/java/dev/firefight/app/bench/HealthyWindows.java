package dev.firefight.app.bench;

import dev.firefight.evidence.Findings;
import dev.firefight.evidence.Investigation;
import dev.firefight.evidence.Question;
import dev.firefight.evidence.log.LogPatterns;
import dev.firefight.telemetry.Series;
import dev.firefight.telemetry.Telemetry;
import dev.firefight.telemetry.TimeSlice;
import dev.firefight.telemetry.Vocabulary;
import dev.firefight.telemetry.recording.Recording;
import dev.firefight.telemetry.recording.RecordingReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What the engine says when nothing is wrong. The first half of each healthy baseline is cut into windows of thirty minutes, each
 * investigated with the second half as its baseline and no onset told.
 */
final class HealthyWindows {
    private static final long WINDOW_NANOS = Duration.ofMinutes(30).toNanos();

    private HealthyWindows() {}

    /** The answer for each window of a set's baselines; none is right, as nothing is wrong. */
    static List<Answer> answers(Path set) throws IOException {
        Path baselines = set.resolve("_baseline");
        List<Answer> answers = new ArrayList<>();
        if (!Files.isDirectory(baselines)) {
            return answers;
        }
        List<Path> each;
        try (var listed = Files.list(baselines)) {
            each = listed.filter(Files::isDirectory).sorted().toList();
        }
        for (Path baseline : each) {
            LogPatterns patterns = new LogPatterns();
            Recording recording = RecordingReader.read(baseline, new Vocabulary(patterns), Optional.empty());
            Telemetry healthy = recording.telemetry();
            long start = Long.MAX_VALUE;
            long end = Long.MIN_VALUE;
            for (Series series : healthy.series()) {
                start = Math.min(start, series.timesNanos()[0]);
                end = Math.max(end, series.timesNanos()[series.size() - 1]);
            }
            long middle = start + (end - start) / 2;
            Telemetry reference = TimeSlice.of(healthy, middle, end + 1);
            for (long from = start; from + WINDOW_NANOS <= middle; from += WINDOW_NANOS) {
                Findings findings = Investigation.investigate(new Question(
                        TimeSlice.of(healthy, from, from + WINDOW_NANOS),
                        Optional.of(reference),
                        patterns,
                        Optional.empty(),
                        OptionalLong.empty()));
                answers.add(Answer.of(findings, false));
            }
        }
        return answers;
    }
}
