package dev.firefight.practice.desk;

import dev.firefight.incident.Course.Resolved;
import dev.firefight.incident.Entry;
import dev.firefight.incident.Hypothesis;
import dev.firefight.incident.Incident;
import dev.firefight.incident.Message.UpdatePosted;
import dev.firefight.incident.Role;
import dev.firefight.practice.drill.Deed;
import dev.firefight.practice.drill.Deed.Acted;
import dev.firefight.practice.drill.Deed.Diagnosed;
import dev.firefight.practice.drill.Deed.Looked;
import dev.firefight.practice.drill.Deed.Promised;
import dev.firefight.practice.drill.Deed.Reviewed;
import dev.firefight.practice.drill.Drill;
import dev.firefight.practice.drill.DrillLog;
import dev.firefight.practice.scenario.Outcome;
import dev.firefight.practice.scenario.Run.Suffering;
import java.time.Duration;
import java.util.Optional;

/** What a good engineer would do next, for those who do it for the first time. It knows no more than they do. */
public final class Guide {
    private static final Duration UPDATE = Duration.ofMinutes(15);

    private final Drill drill;
    private final Incident incident;
    private final DrillLog log;

    private Guide(Drill drill) {
        this.drill = drill;
        this.incident = drill.incident();
        this.log = drill.log();
    }

    /**
     * A step.
     *
     * @param why why it comes now
     * @param type what to type, as an example
     */
    public record Step(String why, String type) {}

    /** The next step. */
    public static Step next(Drill drill) {
        Guide guide = new Guide(drill);
        return guide.begin()
                .or(guide::think)
                .or(guide::act)
                .or(guide::end)
                .orElse(new Step("Everything is done. See what it was, and what you did well.", "end"));
    }

    /** Share of users that suffered in the last minute. */
    public static double suffering(Drill drill) {
        return Suffering.lately(drill.run().harm());
    }

    private Optional<Step> begin() {
        if (incident.declared().isEmpty()) {
            return step(
                    "Say that there is an incident, early rather than late: everybody then looks in one place.",
                    "declare");
        }
        if (incident.holder(Role.COMMANDER).isEmpty()) {
            return step("Somebody has to decide. Today that is you.", "take commander");
        }
        if (incident.holder(Role.SCRIBE).isEmpty()) {
            return step("Somebody keeps the timeline. Alone on call, that is you as well.", "take scribe");
        }
        if (!hasLooked("status")) {
            return step("Look what users feel, and which part fails.", "status");
        }
        if (incident.severity().isEmpty()) {
            return step(
                    "How bad is it? When in doubt, the higher: 2 when many are hurt.", "severity 2 many cannot pay");
        }
        if (!hasLooked("changes")) {
            return step("Most fires begin with a change. Look what was altered.", "changes");
        }
        return Optional.empty();
    }

    private Optional<Step> think() {
        if (!incident.isOpen()) {
            return Optional.empty();
        }
        if (incident.hypotheses().isEmpty()) {
            return step(
                    "Suppose what it could be, before you touch anything: a change, a known pattern, a dependency, or a fault inside.",
                    "suppose dependency the provider fails");
        }
        Optional<Hypothesis> open = incident.board().stream()
                .filter(one -> one.standing() == Hypothesis.Standing.OPEN)
                .findFirst();
        if (open.isPresent()) {
            long number = open.get().number();
            return hasLookedSince(number)
                    ? step(
                            "What does that say of hypothesis " + number
                                    + "? Write it down, or look at something else.",
                            "support " + number + " its log says so")
                    : step(
                            "Look at something that could refute hypothesis " + number
                                    + ": map, logs, trace, top or graph.",
                            "map");
        }
        if (incident.impact().isEmpty()) {
            return step("Tell who is hurt, and how; others decide by that.", "impact one user of ten | paying");
        }
        boolean isToldLately = incident.updatedAt()
                .filter(at -> at.plus(UPDATE).isAfter(drill.now()))
                .isPresent();
        if (!isToldLately) {
            return step(
                    "Others wait. Tell them impact, what is being done, and when they hear more.",
                    "update paying fails for some; we are looking for the cause | next 20m");
        }
        return Optional.empty();
    }

    private Optional<Step> act() {
        boolean isHurting = suffering(drill) >= Outcome.NOTICED;
        if (incident.watched().isPresent()) {
            return isHurting
                    ? step(
                            "Wait for the next numbers and look. If it did not help, say so, and suppose something else.",
                            "failed users suffer as before")
                    : step("Users are well. Say by what you see it.", "verified fewer than one of a hundred suffer");
        }
        if (!incident.changesInTheWay().isEmpty()) {
            return step("Watch whether the change helped, before you make another one.", "watch");
        }
        if (isHurting) {
            return step(
                    "Stop the bleeding: one change, with what you expect of it and how it is undone ('acts' lists what can be done).",
                    "do roll-back cart | errors fall within two minutes | deploy it again");
        }
        boolean hasActed = log.all(Acted.class).findAny().isPresent();
        return hasActed || !incident.isOpen() || drill.elapsed().compareTo(UPDATE) > 0
                ? Optional.empty()
                : step(
                        "Hardly anybody suffers. Look whether it stays like that, and whether anything is wrong at all.",
                        "status");
    }

    private Optional<Step> end() {
        if (incident.isOpen() && incident.verified().isEmpty()) {
            return step("Watch for a while whether users stay well: a second wave may come.", "watch users");
        }
        if (incident.isOpen()) {
            return step(
                    "Nothing is left but to say that it is over.",
                    "resolve the provider was down, we switched to the other one");
        }
        if (!hasToldTheEnd()) {
            return step("Tell others that it is over.", "update it is over; a post-mortem follows");
        }
        if (has(Diagnosed.class).isEmpty()) {
            return step(
                    "What was it? Name kind, place and fault ('faults' lists them), and how sure you are.",
                    "diagnose dependency payment-provider:provider-errors confidence=90");
        }
        if (has(Reviewed.class).isEmpty()) {
            return step(
                    "Write it up, without blame: when users suffered, how many, and what made it possible.",
                    "review from=19:01 until=19:06 users=5000 root=payment-provider trigger=\"its outage\" contributing=\"there was no second one\" lesson=\"switch early\"");
        }
        if (has(Promised.class).isEmpty()) {
            return step(
                    "What is going to be done, so that it does not happen again, is noticed sooner, or hurts less?",
                    "promise mitigate \"switch to the second provider by itself\"");
        }
        return Optional.empty();
    }

    private boolean hasToldTheEnd() {
        boolean isTold = false;
        for (Entry one : drill.timeline()) {
            isTold = !(one.fact() instanceof Resolved) && (isTold || one.fact() instanceof UpdatePosted);
        }
        return isTold;
    }

    private <T extends Deed> Optional<T> has(Class<T> kind) {
        return log.last(kind);
    }

    private boolean hasLooked(String at) {
        return log.all(Looked.class).anyMatch(one -> one.deed().at().startsWith(at));
    }

    private boolean hasLookedSince(long entry) {
        Duration proposed = Duration.between(
                drill.scenario().start(), drill.timeline().get((int) entry - 1).at());
        return log.all(Looked.class).anyMatch(one -> one.at().compareTo(proposed) > 0);
    }

    private static Optional<Step> step(String why, String type) {
        return Optional.of(new Step(why, type));
    }
}
