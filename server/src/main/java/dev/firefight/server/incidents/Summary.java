package dev.firefight.server.incidents;

import dev.firefight.incident.Action;
import dev.firefight.incident.Course;
import dev.firefight.incident.Entry;
import dev.firefight.incident.Impact;
import dev.firefight.incident.Person;
import dev.firefight.incident.Role;
import dev.firefight.incident.Severity;
import dev.firefight.incident.Staffing;
import java.time.Instant;
import java.util.Optional;

/**
 * A line of the list of incidents.
 *
 * @param number of the incident
 * @param title as it was declared
 * @param isDrill whether it is an exercise
 * @param severity as it was set last
 * @param phase how far it is
 * @param isHurting whether customers are hurt
 * @param commander who decides
 * @param declaredAt when it was declared
 * @param lastAt when the last entry was written
 * @param resolvedAt when it was resolved; empty while it is open
 * @param entries how many there are
 */
public record Summary(
        long number,
        String title,
        boolean isDrill,
        Optional<Severity> severity,
        Phase phase,
        boolean isHurting,
        Optional<Person> commander,
        Instant declaredAt,
        Instant lastAt,
        Optional<Instant> resolvedAt,
        long entries) {
    /** How far an incident is. */
    public enum Phase {
        /** Nothing holds yet. */
        BURNING,
        /** It gets no worse. */
        STABLE,
        /** Whether it is over is watched. */
        VERIFYING,
        /** It is over. */
        RESOLVED
    }

    /** Facts of these classes alter a summary; others only count. */
    static boolean isAltering(Class<?> fact) {
        return Course.class.isAssignableFrom(fact)
                || Impact.class.isAssignableFrom(fact)
                || Staffing.class.isAssignableFrom(fact)
                || fact == Action.VerificationStarted.class
                || fact == Action.VerificationFailed.class;
    }

    static Summary declared(long number, Entry entry, Course.Declared fact) {
        return new Summary(
                number,
                fact.title(),
                fact.isDrill(),
                Optional.empty(),
                Phase.BURNING,
                false,
                Optional.empty(),
                entry.at(),
                entry.at(),
                Optional.empty(),
                1);
    }

    /** After one more entry that alters nothing but when it was written. */
    Summary touched(Instant at, long number) {
        return with(severity, phase, isHurting, commander, at, resolvedAt, number);
    }

    Summary with(Entry entry) {
        Summary next = touched(entry.at(), entry.number());
        return switch (entry.fact()) {
            case Course.SeveritySet one -> next.with(Optional.of(one.severity()));
            case Course.Stabilised _ -> next.in(Phase.STABLE);
            case Course.SecondWaveSeen _ -> next.in(Phase.BURNING);
            case Course.Resolved _ ->
                next.with(
                        severity, Phase.RESOLVED, false, commander, lastAt(), Optional.of(entry.at()), entry.number());
            case Course.Reopened _ ->
                next.with(severity, Phase.BURNING, isHurting, commander, entry.at(), Optional.empty(), entry.number());
            case Action.VerificationStarted _ -> next.in(Phase.VERIFYING);
            case Action.VerificationFailed _ -> next.in(Phase.BURNING);
            case Impact.ImpactStarted _ -> next.hurting(true);
            case Impact.ImpactEnded _ -> next.hurting(false);
            case Staffing.RoleTaken one when one.role() == Role.COMMANDER -> next.commanded(Optional.of(one.person()));
            case Staffing.RoleHandedOver one when one.role() == Role.COMMANDER -> next.commanded(Optional.of(one.to()));
            case Staffing.RoleReleased one when one.role() == Role.COMMANDER -> next.commanded(Optional.empty());
            default -> next;
        };
    }

    private Summary with(Optional<Severity> other) {
        return with(other, phase, isHurting, commander, lastAt, resolvedAt, entries);
    }

    private Summary in(Phase other) {
        return with(severity, other, isHurting, commander, lastAt, resolvedAt, entries);
    }

    private Summary hurting(boolean other) {
        return with(severity, phase, other, commander, lastAt, resolvedAt, entries);
    }

    private Summary commanded(Optional<Person> other) {
        return with(severity, phase, isHurting, other, lastAt, resolvedAt, entries);
    }

    private Summary with(
            Optional<Severity> otherSeverity,
            Phase otherPhase,
            boolean otherHurting,
            Optional<Person> otherCommander,
            Instant at,
            Optional<Instant> resolved,
            long count) {
        return new Summary(
                number,
                title,
                isDrill,
                otherSeverity,
                otherPhase,
                otherHurting,
                otherCommander,
                declaredAt,
                at,
                resolved,
                count);
    }
}
