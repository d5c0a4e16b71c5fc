package dev.firefight.app.bench;

import dev.firefight.app.bench.CaseResult.Accuracy;
import dev.firefight.app.logs.LogMining.ServiceChange;
import dev.firefight.evidence.pattern.PatternChange.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Where the broken service stands among all patterns of all services, compared before and after the onset. What was said in healthy times
 * counts as before.
 *
 * <p>A fault <em>shows in logs</em> when the broken service says an error afterwards that it did not say before, or says a pattern more or
 * less often, for what it says altogether, than chance allows: by the exact test of two Poisson rates (the binomial distribution of the split; Przyborowski and
 * Wilenski 1940), at one in a thousand divided by the number of its patterns. The rule counts that service alone, at the true onset or,
 * where none is known, at the first alert; no ranking is asked.
 *
 * @param shows whether the fault shows in logs
 * @param place of the first pattern of the broken service that changed, counted from 1; empty when none changed
 */
record LogPlace(boolean shows, OptionalInt place) {
    private static final double LEVEL = 0.001;
    private static final int ERROR = 17;

    /**
     * Looks the broken service up.
     *
     * @param atTruth what changed at the true onset; empty when there are no logs on both sides of it
     * @param ranked what changed at the onset that is judged, the most telling first
     */
    static Optional<LogPlace> of(Label label, List<ServiceChange> atTruth, List<ServiceChange> ranked) {
        if (atTruth.isEmpty()) {
            return Optional.empty();
        }
        OptionalInt place = OptionalInt.empty();
        for (int i = 0; i < ranked.size() && place.isEmpty(); i++) {
            boolean changed = ranked.get(i).change().kind() != Kind.STEADY;
            boolean isRight = changed && ranked.get(i).service().equals(label.service());
            place = isRight ? OptionalInt.of(i + 1) : place;
        }
        return Optional.of(new LogPlace(shows(label, atTruth), place));
    }

    private static boolean shows(Label label, List<ServiceChange> changes) {
        List<ServiceChange> own = changes.stream()
                .filter(one -> one.service().equals(label.service()))
                .toList();
        return own.stream()
                .anyMatch(one -> (one.change().before() == 0
                                && one.change().counts().severity() >= ERROR)
                        || chance(one.change().before(), one.change().after(), one.shareBefore()) < LEVEL / own.size());
    }

    /** How likely a split is that is as uneven as this one, when each of the lines is one of the first with some chance. */
    static double chance(long before, long after, double share) {
        double upTo = 0;
        double from = 0;
        double logChoose = 0;
        for (long k = 0; k <= before + after; k++) {
            double one = Math.exp(logChoose + k * Math.log(share) + (before + after - k) * Math.log1p(-share));
            upTo += k <= before ? one : 0;
            from += k >= before ? one : 0;
            logChoose += Math.log((double) before + after - k) - Math.log(k + 1.0);
        }
        return Math.min(1, 2 * Math.min(upTo, from));
    }

    /** For each set and mode in how many of the faults that show in logs the service is among the first. */
    static String table(Map<String, Map<Mode, List<CaseResult>>> results) {
        StringBuilder table = new StringBuilder("""
                | set | mode | with logs | show in logs | first | first 3 | first 5 |
                |---|---|---|---|---|---|---|
                """);
        results.forEach((set, byMode) -> byMode.forEach((mode, cases) -> {
            List<LogPlace> known =
                    cases.stream().flatMap(one -> one.logs().stream()).toList();
            Accuracy accuracy = Accuracy.of(
                    known.stream().filter(LogPlace::shows).map(LogPlace::place).toList());
            if (!known.isEmpty()) {
                table.append(String.format(
                        Locale.ROOT,
                        "| %s | %s | %d | %d | %d (%.2f) | %d (%.2f) | %d (%.2f) |%n",
                        set,
                        mode,
                        known.size(),
                        accuracy.cases(),
                        accuracy.first(),
                        accuracy.share(accuracy.first()),
                        accuracy.three(),
                        accuracy.share(accuracy.three()),
                        accuracy.five(),
                        accuracy.share(accuracy.five())));
            }
        }));
        return table.toString();
    }
}
