package dev.firefight.app.bench;

import dev.firefight.app.bench.CaseResult.Accuracy;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The whole report of a bench over recordings, in Markdown. */
final class RecordingReport {
    private RecordingReport() {}

    /**
     * Writes the report.
     *
     * @param results results of each set in each mode
     * @param warm results of each set once more, for their times
     * @param healthy likelihood of the first suspect in each healthy window of each set
     * @param figures what to compare with
     */
    static String write(
            Map<String, Map<Mode, List<CaseResult>>> results,
            Map<String, List<CaseResult>> warm,
            Map<String, List<Double>> healthy,
            List<Published> figures) {
        return """
                # Results

                Written by `./firefight bench recordings DIR`. Every set by itself, never pooled; ties take the last place, a missing
                answer is a miss. Modes: A the onset is told, B it is told 60 s late, C it is not told.

                ## Against published figures and targets

                %s
                ## By set and mode

                %s
                ## By fault, onset told

                %s
                ## Time for one recording, warm, reading included

                %s
                ## Healthy windows

                First halves of the healthy baselines in windows of 30 minutes, nothing told. An alarm is a first suspect at or above the likelihood
                in the column.

                %s
                ## Reliability of likelihoods

                %s""".formatted(
                        comparison(results, figures),
                        RecordingTable.accuracy(results),
                        RecordingTable.faults(results),
                        RecordingTable.speed(warm),
                        alarms(results, healthy),
                        reliability(results));
    }

    private static String comparison(Map<String, Map<Mode, List<CaseResult>>> results, List<Published> figures) {
        StringBuilder table = new StringBuilder("""
                | set | measure | here [95 %] | figure | kind | source | |
                |---|---|---|---|---|---|---|
                """);
        for (Published figure : figures) {
            List<CaseResult> told = results.getOrDefault(figure.set(), Map.of()).getOrDefault(Mode.A, List.of());
            if (told.isEmpty()) {
                continue;
            }
            double here = measure(told, figure.measure());
            Wilson interval = Wilson.of((int) Math.round(here * told.size()), told.size());
            table.append(String.format(
                    Locale.ROOT,
                    "| %s | %s | %.3f [%.2f, %.2f] | %.3f | %s | %s | %s |%n",
                    figure.set(),
                    figure.measure(),
                    here,
                    interval.low(),
                    interval.high(),
                    figure.figure(),
                    figure.kind(),
                    figure.source(),
                    here >= figure.figure() - 5e-4 ? "reached" : "**short**"));
        }
        return table.toString();
    }

    private static double measure(List<CaseResult> cases, String measure) {
        String[] parts = measure.split(":", -1);
        Accuracy accuracy = Accuracy.of(cases.stream()
                .filter(one ->
                        !parts[0].equals("signal") || !one.label().indicator().isEmpty())
                .map(one -> switch (parts[0]) {
                    case "component" -> one.component();
                    case "signal" -> one.indicator();
                    default -> one.service();
                })
                .toList());
        return switch (parts[1]) {
            case "ac3" -> accuracy.share(accuracy.three());
            case "ac5" -> accuracy.share(accuracy.five());
            case "avg5" -> accuracy.average();
            default -> accuracy.share(accuracy.first());
        };
    }

    private static String alarms(Map<String, Map<Mode, List<CaseResult>>> results, Map<String, List<Double>> healthy) {
        StringBuilder table = new StringBuilder("""
                | threshold | set | windows without alarm | correct first suspects kept |
                |---|---|---|---|
                """);
        for (double threshold : new double[] {0.3, 0.5, 0.7}) {
            results.forEach((set, byMode) -> {
                List<Double> windows = healthy.getOrDefault(set, List.of());
                long quiet = windows.stream().filter(one -> one < threshold).count();
                List<CaseResult> right = byMode.getOrDefault(Mode.C, List.of()).stream()
                        .filter(CaseResult::isRight)
                        .toList();
                long kept = right.stream()
                        .filter(one -> one.likelihood().orElse(0) >= threshold)
                        .count();
                table.append(String.format(
                        Locale.ROOT,
                        "| %.2f | %s | %s | %d of %d |%n",
                        threshold,
                        set,
                        windows.isEmpty() ? "no baseline" : quiet + " of " + windows.size(),
                        kept,
                        right.size()));
            });
        }
        return table.toString();
    }

    private static String reliability(Map<String, Map<Mode, List<CaseResult>>> results) {
        StringBuilder text = new StringBuilder();
        List<CaseResult> all = new ArrayList<>();
        for (Mode mode : Mode.values()) {
            results.values().forEach(byMode -> all.addAll(byMode.getOrDefault(mode, List.of())));
        }
        Reliability together = Reliability.of(all);
        text.append("| likelihood | cases | mean likelihood | share right |\n|---|---|---|---|\n");
        together.rows().forEach(row -> text.append(row).append('\n'));
        text.append("\nExpected calibration error over all: %.3f. By set:%n%n".formatted(together.error()));
        text.append("| set | cases | expected calibration error |\n|---|---|---|\n");
        results.forEach((set, byMode) -> {
            List<CaseResult> cases =
                    byMode.values().stream().flatMap(List::stream).toList();
            text.append(String.format(
                    Locale.ROOT,
                    "| %s | %d | %.3f |%n",
                    set,
                    cases.size(),
                    Reliability.of(cases).error()));
        });
        return text.toString();
    }
}
