package dev.firefight.evidence.change;

import dev.firefight.evidence.Evidence;
import dev.firefight.evidence.Question;
import dev.firefight.evidence.change.OutsideCauses.Outside;
import dev.firefight.evidence.change.Scoring.Scored;
import dev.firefight.telemetry.Change;
import dev.firefight.telemetry.Telemetry.Feed;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;

/** Says which change is to blame for the trouble, or that none is. */
public final class ChangeAttribution {
    private static final int MAX_LOG_EVIDENCE = 3;
    /** The nearest to the alarm; more happen in a week of a large company, and none so far away is the first to look at. */
    private static final int MAX_CHANGES = 2_000;

    private static final int MAX_EXTERNAL = 12;

    private ChangeAttribution() {}

    /**
     * Weighs every change of the incident against the trouble and against "none of them".
     *
     * @param question the telemetry; log texts are read from its patterns; without a told onset the first sign counts
     */
    public static ChangeVerdict attribute(Question question) {
        Trouble trouble = TroubleCollector.collect(question);
        String firstFailing = Calls.firstFailing(trouble);
        List<Change> changes = question.incident().changes();
        List<Outside> outside = OutsideCauses.of(trouble, changes);
        double none = Odds.NONE + outside.stream().mapToDouble(Outside::odds).sum();

        Map<Change, ChangeContent> contents = new LinkedHashMap<>();
        candidates(changes, trouble.onsets().alarm()).forEach(change -> contents.put(change, ChangeContent.of(change)));
        Circumstances circumstances = new Circumstances(
                trouble, firstFailing, new Routes(changes, services(trouble, changes)), contents.keySet());
        Scoring scoring = new Scoring(trouble, circumstances, contents);
        List<Scored> scored = new ArrayList<>();
        contents.forEach((change, content) -> scored.add(scoring.score(change, content)));
        scored.sort(Comparator.comparingDouble((Scored one) -> -one.logOdds())
                .thenComparing(one -> one.change().id())
                .thenComparing(one -> one.change().timeNanos()));
        return verdict(question, trouble, firstFailing, scored, none, outside);
    }

    private static ChangeVerdict verdict(
            Question question,
            Trouble trouble,
            String firstFailing,
            List<Scored> scored,
            double none,
            List<Outside> outside) {
        Set<Feed> feeds = question.incident().feeds();
        return new ChangeVerdict(
                scored.stream().map(one -> blamed(one, trouble)).toList(),
                none,
                firstFailing,
                outside.stream().map(Outside::evidence).limit(MAX_EXTERNAL).toList(),
                feeds.contains(Feed.CHANGES),
                feeds.contains(Feed.LOGS) || feeds.contains(Feed.TRACES) || feeds.contains(Feed.STATUS),
                trouble.anySign());
    }

    /** Commits, and whatever else was altered; a deployment only when it brings no commit that is known. */
    private static List<Change> candidates(List<Change> changes, long alarm) {
        NavigableSet<String> commits = new TreeSet<>();
        changes.stream()
                .filter(change -> change.kind() == Change.Kind.COMMIT)
                .forEach(commit -> commits.add(commit.id()));
        return changes.stream()
                .filter(change -> switch (change.kind()) {
                    case COMMIT, FLAG, CONFIG, OTHER -> true;
                    case DEPLOY -> !Routes.bringsAny(change, commits);
                    case STATUS -> false;
                })
                .distinct()
                .sorted(Comparator.comparingLong((Change change) -> Math.abs(change.timeNanos() - alarm))
                        .thenComparing(Change::id))
                .limit(MAX_CHANGES)
                .toList();
    }

    private static Set<String> services(Trouble trouble, List<Change> changes) {
        Set<String> services = new TreeSet<>(trouble.sickSince().keySet());
        trouble.departures().forEach(moved -> services.add(moved.service()));
        changes.forEach(change -> services.add(change.service()));
        services.remove("");
        return services;
    }

    private static BlamedChange blamed(Scored scored, Trouble trouble) {
        List<Evidence> evidence = new ArrayList<>();
        Change change = scored.change();
        evidence.add(new Evidence(
                Evidence.Kind.CHANGE,
                change.id(),
                "log-odds",
                Odds.NONE,
                scored.logOdds(),
                "nat",
                Math.max(0, scored.logOdds() / Evidence.NATS_PER_BIT),
                OptionalLong.of(scored.route().map(Route::timeNanos).orElse(change.timeNanos())),
                change.title().isEmpty() ? change.id() : change.title(),
                Optional.empty()));
        Set<String> shared = Set.copyOf(scored.shared());
        trouble.said().stream()
                .map(said -> new Match(
                        said,
                        said.words().keySet().stream().filter(shared::contains).count()))
                .filter(match -> match.words > 0)
                .sorted(Comparator.comparingLong((Match match) -> -match.words)
                        .thenComparingLong(match -> -match.said.count())
                        .thenComparing(match -> match.said.selector())
                        .thenComparing(match -> match.said.service()))
                .limit(MAX_LOG_EVIDENCE)
                .forEach(match -> evidence.add(match.said.evidence()));
        return new BlamedChange(change, scored.service(), scored.logOdds(), scored.reasons(), scored.deeds(), evidence);
    }

    /** A text of the trouble and how many words of it a change shares. */
    private record Match(Said said, long words) {}
}
