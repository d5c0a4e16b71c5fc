package dev.firefight.app.bench;

import dev.firefight.evidence.Findings;
import dev.firefight.evidence.Likelihood.Calibration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What a threshold for alarms costs and brings, as a table in Markdown: quiet where nothing is wrong, and still right where something is. */
final class AlarmTable {
    private static final Set<Double> THRESHOLDS = new TreeSet<>(List.of(0.3, Findings.ALARM_LIKELIHOOD, 0.7));

    private AlarmTable() {}

    /** One row for each threshold and set, and one for all sets. */
    static String of(Map<String, Map<Mode, List<CaseResult>>> results, Map<String, List<Answer>> healthy) {
        StringBuilder table = new StringBuilder("""
                | threshold | set | windows without alarm | correct first suspects kept, onset not told |
                |---|---|---|---|
                """);
        for (double threshold : THRESHOLDS) {
            List<Answer> allWindows = new ArrayList<>();
            List<Answer> allRight = new ArrayList<>();
            results.forEach((set, byMode) -> {
                List<Answer> windows = healthy.getOrDefault(set, List.of());
                List<Answer> right = byMode.getOrDefault(Mode.C, List.of()).stream()
                        .map(CaseResult::answer)
                        .filter(Answer::isRight)
                        .toList();
                table.append(row(threshold, set, windows, right));
                allWindows.addAll(windows);
                allRight.addAll(right);
            });
            table.append(row(threshold, "together", allWindows, allRight));
        }
        return table.toString();
    }

    private static String row(double threshold, String set, List<Answer> windows, List<Answer> right) {
        long alarms = alarms(windows, threshold);
        return String.format(
                Locale.ROOT,
                "| %.2f | %s | %s | %s |%n",
                threshold,
                set,
                windows.isEmpty() ? "no baseline" : share(windows.size() - alarms, windows.size()),
                share(alarms(right, threshold), right.size()));
    }

    private static long alarms(List<Answer> answers, double threshold) {
        return answers.stream()
                .filter(one -> one.likelihood(Calibration.SHIPPED) >= threshold)
                .count();
    }

    private static String share(long some, int all) {
        return String.format(Locale.ROOT, "%d of %d (%.0f %%)", some, all, all == 0 ? 0 : 100.0 * some / all);
    }
}
