package dev.firefight.app.bench;

import dev.firefight.app.bench.CaseResult.Accuracy;
import dev.firefight.app.bench.DrillBench.Asked;
import dev.firefight.evidence.Suspect;
import dev.firefight.practice.scenario.Scenario.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/** The report of a bench over scenarios, in Markdown. */
final class DrillReport {
    private static final String NOTHING = "–";
    private static final int MOST_NAME_CHARS = 60;

    private DrillReport() {}

    /** Writes the report. */
    static String write(List<Asked> asked, DrillBench bench) {
        List<DrillResult> results = asked.stream().map(Asked::told).toList();
        List<DrillResult> causes =
                results.stream().filter(one -> !one.truth().isFalseAlarm()).toList();
        List<DrillResult> falseAlarms =
                results.stream().filter(one -> one.truth().isFalseAlarm()).toList();
        return """
                # Results on drills

                Written by `./firefight bench drills`, seed %d: each scenario is run without anybody, and what production said until %d min after
                the first alert is investigated as an incident is that this alert opens. Told are the alerts that still fire and when the first of
                them began, not when the trouble did; where no alert fires after something went wrong, it is asked at the end. The scenarios are our own, and so is the
                simulation: these figures say where the engine is beaten, and nothing of how often it is right elsewhere. Nothing was fitted to them.

                Right is who names the component in which it begins, or a change that does the harm; a change that does none is a herring, whatever
                its service. Suspects of one service count once, ties take the last place, a missing answer is a miss. Accused is a first suspect
                at 50 %% or more. Of a scenario with two causes only the first one counts.

                ## Together

                %s
                The same when nothing is told of when it began:

                %s
                ## Each scenario

                A dash is a miss. The rank when nothing is told of when it began stands under "untold". Where the table does not say whether the right
                change stands first, none that does the harm was told, or it is no change.

                %s
                ## False alarms

                Nothing is wrong in these; it is right to accuse nobody.

                %s""".formatted(
                        bench.seed(),
                        bench.after().toMinutes(),
                        summary(causes),
                        summary(asked.stream()
                                .map(Asked::untold)
                                .filter(one -> !one.truth().isFalseAlarm())
                                .toList()),
                        rows(asked),
                        falseAlarms.isEmpty() ? "None among these.\n" : falseAlarms(falseAlarms));
    }

    private static String summary(List<DrillResult> causes) {
        StringBuilder table = new StringBuilder("""
                | scenarios | n | AC@1 [95 %] | AC@3 [95 %] | AC@5 [95 %] | Avg@5 | MRR | bucket agrees | right change first | herring above | accused | rightly |
                |---|---|---|---|---|---|---|---|---|---|---|---|
                """);
        for (Kind kind : Kind.values()) {
            List<DrillResult> some =
                    causes.stream().filter(one -> one.kind() == kind).toList();
            if (!some.isEmpty()) {
                table.append(row(words(kind, some.size() == 1), some));
            }
        }
        return table.toString();
    }

    private static String words(Kind kind, boolean isOne) {
        return switch (kind) {
            case STORY -> isOne ? "story" : "stories";
            case OUTAGE -> isOne ? "outage" : "outages";
            case FAMILY -> isOne ? "family" : "families";
        };
    }

    private static String row(String name, List<DrillResult> some) {
        Accuracy accuracy = Accuracy.of(some.stream().map(DrillResult::place).toList());
        double reciprocal = some.stream()
                .mapToDouble(one -> one.place().isPresent() ? 1.0 / one.place().getAsInt() : 0)
                .average()
                .orElse(0);
        List<Boolean> changes =
                some.stream().flatMap(one -> one.changeIsRight().stream()).toList();
        return String.format(
                Locale.ROOT,
                "| %s | %d | %s | %s | %s | %.3f | %.3f | %d of %d | %d of %d | %d | %d | %d |%n",
                name,
                some.size(),
                share(accuracy.first(), some.size()),
                share(accuracy.three(), some.size()),
                share(accuracy.five(), some.size()),
                accuracy.average(),
                reciprocal,
                count(some, DrillResult::bucketAgrees),
                some.size(),
                changes.stream().filter(one -> one).count(),
                changes.size(),
                count(some, one -> one.herring().isPresent()),
                count(some, DrillResult::accuses),
                count(some, one -> one.accuses() && one.isRight()));
    }

    private static long count(List<DrillResult> some, Predicate<DrillResult> which) {
        return some.stream().filter(which).count();
    }

    private static String share(int hits, int cases) {
        Wilson interval = Wilson.of(hits, cases);
        return String.format(
                Locale.ROOT, "%.3f (%d) [%.2f, %.2f]", (double) hits / cases, hits, interval.low(), interval.high());
    }

    private static String rows(List<Asked> asked) {
        StringBuilder table = new StringBuilder("""
                | scenario | kind | true component | rank | untold | of | first suspect | bucket told | true | right change first | alert after | herring above |
                |---|---|---|---|---|---|---|---|---|---|---|---|
                """);
        for (Asked both : asked) {
            DrillResult one = both.told();
            if (one.truth().isFalseAlarm()) {
                continue;
            }
            table.append(String.format(
                    Locale.ROOT,
                    "| %s | %s | %s | %s | %s | %d | %s | %s | %s | %s | %s | %s |%n",
                    one.scenario(),
                    words(one.kind(), true),
                    one.truth().component(),
                    place(one),
                    place(both.untold()),
                    DrillTruth.count(one.suspects()),
                    first(one),
                    one.first().map(first -> first.bucket().id()).orElse(NOTHING),
                    one.truth().bucket(),
                    one.changeIsRight().map(right -> right ? "yes" : "no").orElse(""),
                    alert(one.alertAfter()),
                    one.herring().map(DrillReport::named).orElse("")));
        }
        return table.toString();
    }

    private static String place(DrillResult one) {
        return one.place().isPresent() ? String.valueOf(one.place().getAsInt()) : NOTHING;
    }

    private static String falseAlarms(List<DrillResult> some) {
        StringBuilder table = new StringBuilder("""
                | scenario | what is said to be wrong | first suspect | accused | alert after |
                |---|---|---|---|---|
                """);
        for (DrillResult one : some) {
            table.append(String.format(
                    Locale.ROOT,
                    "| %s | %s | %s | %s | %s |%n",
                    one.scenario(),
                    one.truth().component(),
                    first(one),
                    one.accuses() ? "yes" : "no",
                    alert(one.alertAfter())));
        }
        return table.toString();
    }

    private static String first(DrillResult one) {
        return one.first()
                .map(first -> named(first) + String.format(Locale.ROOT, " (%.0f %%)", 100 * first.likelihood()))
                .orElse("nothing stands out");
    }

    /** Within a cell: titles of changes are what others wrote. */
    private static String named(Suspect suspect) {
        String plain = suspect.name().replaceAll("[\\p{Cntrl}|]", " ").strip();
        return plain.length() <= MOST_NAME_CHARS ? plain : plain.substring(0, MOST_NAME_CHARS - 1) + "…";
    }

    private static String alert(Optional<Duration> after) {
        return after.map(one -> (one.isNegative() ? "-" : "")
                        + String.format(
                                Locale.ROOT,
                                "%d:%02d",
                                one.abs().toMinutes(),
                                one.abs().toSecondsPart()))
                .orElse("no alert");
    }
}
