package dev.firefight.practice.table;

import dev.firefight.incident.Action.ChangeFinished;
import dev.firefight.incident.Action.ChangeStarted;
import dev.firefight.incident.Alarm.AlertFired;
import dev.firefight.incident.Alarm.Paged;
import dev.firefight.incident.Change;
import dev.firefight.incident.Change.State;
import dev.firefight.incident.Course.Declared;
import dev.firefight.incident.Course.SeveritySet;
import dev.firefight.incident.Entry;
import dev.firefight.incident.Fact;
import dev.firefight.incident.Impact.ImpactDescribed;
import dev.firefight.incident.Impact.ImpactStarted;
import dev.firefight.incident.Incident;
import dev.firefight.incident.Message.UpdatePosted;
import dev.firefight.incident.Staffing.Escalated;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What a timeline tells to whoever reads it well.
 *
 * @param all its entries, in order
 * @param shown those that are asked about, in order
 */
record Story(List<Entry> all, List<Entry> shown) {
    /** Others are to be told so soon after it is known that users suffer. */
    private static final Duration SOON = Duration.ofMinutes(2);

    /** Copies the lists. */
    Story {
        all = List.copyOf(all);
        shown = List.copyOf(shown);
    }

    /** The numbers of those that are right for a question; none where none of those that are shown is. */
    List<Long> right(Question question) {
        return switch (question) {
            case FIRST_SIGN -> firstSigns();
            case HELPED -> helped();
            case TELL_OTHERS -> tellOthers();
        };
    }

    private Optional<Instant> harmKnown() {
        return shown.stream().filter(one -> isHarm(one.fact())).map(Entry::at).min(Instant::compareTo);
    }

    private static boolean isHarm(Fact fact) {
        return fact instanceof AlertFired
                || fact instanceof Paged
                || fact instanceof Declared
                || fact instanceof ImpactStarted
                || fact instanceof ImpactDescribed;
    }

    /** What tells of harm first, with all else of the same moment that does. */
    private List<Long> firstSigns() {
        return harmKnown()
                .map(first -> numbers(one -> isHarm(one.fact()) && one.at().equals(first)))
                .orElse(List.of());
    }

    /** Changes that were verified; where none was, those that stayed. */
    private List<Long> helped() {
        List<Change> changes = List.copyOf(Incident.of(all).changes().values());
        List<Long> verified = changes(changes, State.VERIFIED);
        List<Long> good = verified.isEmpty() ? changes(changes, State.UNVERIFIED) : verified;
        return numbers(one -> (one.fact() instanceof ChangeStarted && good.contains(one.number()))
                || (one.fact() instanceof ChangeFinished(long change, String _) && good.contains(change)));
    }

    private static List<Long> changes(List<Change> changes, State state) {
        return changes.stream()
                .filter(one -> one.state() == state)
                .map(Change::number)
                .toList();
    }

    /** As soon as it is known that users suffer: what tells it, and what says within two minutes how bad it is. */
    private List<Long> tellOthers() {
        return harmKnown()
                .map(first -> numbers(one -> (isHarm(one.fact()) || one.fact() instanceof SeveritySet)
                        && !one.at().isAfter(first.plus(SOON))))
                .orElse(List.of());
    }

    private List<Long> numbers(Predicate<Entry> which) {
        return shown.stream().filter(which).map(Entry::number).toList();
    }

    /** How long after the first sign of harm others were told at first; empty where they never were. */
    Optional<Duration> toldAfter() {
        return harmKnown().flatMap(first -> all.stream()
                .filter(one -> one.fact() instanceof UpdatePosted || one.fact() instanceof Escalated)
                .filter(one -> !one.at().isBefore(first))
                .findFirst()
                .map(one -> Duration.between(first, one.at())));
    }
}
