package dev.firefight.app.bench;

import dev.firefight.evidence.Likelihood.Calibration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Whether likelihoods mean what they say, as tables in Markdown: with the shipped constants, and on sets that the constants never saw. */
final class ReliabilityTable {
    private ReliabilityTable() {}

    static String of(Map<String, Map<Mode, List<CaseResult>>> results, Map<String, List<Answer>> healthy) {
        Map<String, List<Answer>> incidents = new TreeMap<>();
        results.forEach((set, byMode) -> incidents.put(
                set,
                byMode.values().stream()
                        .flatMap(List::stream)
                        .map(CaseResult::answer)
                        .toList()));
        Refit refit = new Refit(incidents, healthy);
        Reliability shipped = new Reliability();
        Reliability leftOut = new Reliability();
        StringBuilder bySet = new StringBuilder();
        incidents.forEach((set, answers) -> {
            Calibration fitted = refit.without(set);
            Reliability ours = Reliability.of(answers, Calibration.SHIPPED);
            Reliability theirs = Reliability.of(answers, fitted);
            shipped.addAll(ours);
            leftOut.addAll(theirs);
            bySet.append(row(set, answers.size(), ours, words(fitted), theirs));
        });
        bySet.append(
                row("together", incidents.values().stream().mapToInt(List::size).sum(), shipped, "", leftOut));
        return """
                All modes. Left out: the constants are fitted on all other sets and their healthy windows, and the likelihoods of the set that
                was left out are judged with them. Shipped are %s; the fit to all sets gives %s.

                | set | cases | expected calibration error, shipped | constants fitted without the set | error, left out |
                |---|---|---|---|---|
                %s
                With the shipped constants:

                %s
                Each set left out in turn:

                %s""".formatted(words(Calibration.SHIPPED), words(refit.all()), bySet, bins(shipped), bins(leftOut));
    }

    private static String row(String set, int cases, Reliability shipped, String fitted, Reliability leftOut) {
        return String.format(
                Locale.ROOT, "| %s | %d | %.3f | %s | %.3f |%n", set, cases, shipped.error(), fitted, leftOut.error());
    }

    private static String words(Calibration calibration) {
        return String.format(
                Locale.ROOT,
                "sharpness %.1f, nobody %.1f, search %.1f, doubt %.2f",
                calibration.sharpness(),
                calibration.nobody(),
                calibration.search(),
                calibration.doubt());
    }

    private static String bins(Reliability reliability) {
        return """
                | likelihood | cases | mean likelihood | share right |
                |---|---|---|---|
                """ + String.join("\n", reliability.rows()) + "\n";
    }
}
