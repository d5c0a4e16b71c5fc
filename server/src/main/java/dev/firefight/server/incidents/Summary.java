package dev.firefight.server.incidents;

import dev.firefight.incident.Action;
import dev.firefight.incident.Course;
import dev.firefight.incident.Entry;
import dev.firefight.incident.Fact;
import dev.firefight.incident.Impact;
import dev.firefight.incident.Person;
import dev.firefight.incident.Phase;
import dev.firefight.incident.Role;
import dev.firefight.incident.Severity;
import dev.firefight.incident.Staffing;
import dev.firefight.incident.Stage;
import java.time.Instant;
import java.util.Optional;

/**
 * A line of the list of incidents.
 *
 * @param number of the incident
 * @param title as it was declared
 * @param isDrill whether it is an exercise
 * @param severity as it was set last
 * @param stage how far it is
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
        Stage stage,
        boolean isHurting,
        Optional<Person> commander,
        Instant declaredAt,
        Instant lastAt,
        Optional<Instant> resolvedAt,
        long entries) {
    /** Facts of these classes alter a summary; others only count. */
    static boolean isAltering(Class<?> fact) {
        return Course.class.isAssignableFrom(fact)
                || Impact.class.isAssignableFrom(fact)
                || Staffing.class.isAssignableFrom(fact)
                || fact == Action.VerificationStarted.class
                || fact == Action.VerificationPassed.class
                || fact == Action.VerificationFailed.class;
    }

    static Summary declared(long number, Entry entry, Course.Declared fact) {
        return new Summary(
                number,
                fact.title(),
                fact.isDrill(),
                Optional.empty(),
                Stage.DECLARED,
                false,
                Optional.empty(),
                entry.at(),
                entry.at(),
                Optional.empty(),
                1);
    }

    /** How far it is, in a word. */
    public Phase phase() {
        return stage.phase();
    }

    /** After one more entry that alters nothing but when it was written. */
    Summary touched(Instant at, long number) {
        return new Summary(
                this.number, title, isDrill, severity, stage, isHurting, commander, declaredAt, at, resolvedAt, number);
    }

    Summary with(Entry entry) {
        Fact fact = entry.fact();
        return new Summary(
                number,
                title,
                isDrill,
                fact instanceof Course.SeveritySet set ? Optional.of(set.severity()) : severity,
                stage.after(fact),
                fact instanceof Impact.ImpactStarted || (isHurting && !(fact instanceof Impact.ImpactEnded)),
                commander(fact),
                declaredAt,
                entry.at(),
                resolvedAt(entry),
                entry.number());
    }

    private Optional<Person> commander(Fact fact) {
        return switch (fact) {
            case Staffing.RoleTaken one when one.role() == Role.COMMANDER -> Optional.of(one.person());
            case Staffing.RoleHandedOver one when one.role() == Role.COMMANDER -> Optional.of(one.to());
            case Staffing.RoleReleased one when one.role() == Role.COMMANDER -> Optional.empty();
            default -> commander;
        };
    }

    private Optional<Instant> resolvedAt(Entry entry) {
        return switch (entry.fact()) {
            case Course.Resolved _ -> Optional.of(entry.at());
            case Course.Reopened _ -> Optional.empty();
            default -> resolvedAt;
        };
    }
}
