package dev.firefight.app.bench;

import dev.firefight.app.bench.CaseResult.Accuracy;
import dev.firefight.evidence.Findings;
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
     * @param healthy the answer for each healthy window of each set
     * @param figures what to compare with
     */
    static String write(
            Map<String, Map<Mode, List<CaseResult>>> results,
            Map<String, List<CaseResult>> warm,
            Map<String, List<Answer>> healthy,
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
                ## Logs before and after

                What `firefight logs RECORDING` answers: the patterns of each service in one table, compared before and after the onset: as told in A,
                as found in B, C and where none is known. What was said in healthy times counts as before. How many of the faults that show in logs (`LogPlace` says when) have a
                pattern of the broken service among the first.

                %s
                ## Time for one recording, warm, reading included

                %s
                ## Healthy windows

                First halves of the healthy baselines in windows of 30 minutes, nothing told. An alarm is a first suspect at or above the likelihood
                in the first column; the reports take %.2f.

                %s
                ## Reliability of likelihoods

                %s""".formatted(
                        comparison(results, figures),
                        RecordingTable.accuracy(results),
                        RecordingTable.faults(results),
                        LogPlace.table(results),
                        RecordingTable.speed(warm),
                        Findings.ALARM_LIKELIHOOD,
                        AlarmTable.of(results, healthy),
                        ReliabilityTable.of(results, healthy));
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
}
