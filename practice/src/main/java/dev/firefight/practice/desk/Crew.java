package dev.firefight.practice.desk;

import dev.firefight.incident.Clock;
import dev.firefight.incident.ClockKind;
import dev.firefight.incident.Consent;
import dev.firefight.incident.Entry;
import dev.firefight.incident.Fact;
import dev.firefight.incident.Incident;
import dev.firefight.incident.Inquiry.Answered;
import dev.firefight.incident.Inquiry.Observed;
import dev.firefight.incident.Inquiry.Source;
import dev.firefight.incident.Message.Audience;
import dev.firefight.incident.Message.UpdatePosted;
import dev.firefight.incident.Person;
import dev.firefight.incident.Policy;
import dev.firefight.incident.Role;
import dev.firefight.incident.Ruling;
import dev.firefight.incident.Staffing.RoleTaken;
import dev.firefight.incident.StatusUpdate;
import dev.firefight.practice.drill.Drill;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Roles that nobody takes, as the machine plays them: it keeps the timeline, tells others and answers who asks. It decides nothing, supposes nothing
 * and alters nothing, and what it does gives nobody points, since points are for what people do.
 */
public final class Crew {
    /** So long people have to take a role themselves. */
    static final Duration GRACE = Duration.ofMinutes(3);

    /** So long whoever asks waits for an answer of a person. */
    static final Duration PATIENCE = Duration.ofMinutes(2);

    /** How often a scribe notes what users feel. */
    static final Duration NOTES = Duration.ofMinutes(5);

    private static final Policy POLICY = Policy.USUAL;
    private static final List<Role> ROLES = List.of(Role.SCRIBE, Role.COMMUNICATION);

    private final Drill drill;
    private final Incident incident;
    private final Instant now;

    private Crew(Drill drill) {
        this.drill = drill;
        this.incident = drill.incident();
        this.now = drill.now();
    }

    /** Does what is to be done now. */
    public static void play(Drill drill) {
        if (drill.incident().declared().isEmpty()) {
            return;
        }
        Crew crew = new Crew(drill);
        Stream.of(crew.roles(), crew.notes(), crew.answers(), crew.updates())
                .flatMap(facts -> facts)
                .forEach(fact -> {
                    Ruling _ = drill.say(Person.PROGRAM, fact, new Consent.None());
                });
    }

    private Stream<Fact> roles() {
        Instant declared = incident.declaredAt().orElseThrow();
        boolean isTime = incident.isOpen() && !declared.plus(GRACE).isAfter(now);
        return isTime
                ? ROLES.stream()
                        .filter(role -> incident.holder(role).isEmpty())
                        .map(role -> new RoleTaken(role, Person.PROGRAM))
                : Stream.empty();
    }

    private boolean isMine(Role role) {
        return incident.holder(role)
                .filter(one -> one.person().equals(Person.PROGRAM))
                .isPresent();
    }

    private Stream<Fact> notes() {
        boolean isTime = incident.isOpen()
                && isMine(Role.SCRIBE)
                && last(Observed.class)
                        .filter(at -> at.plus(NOTES).isAfter(now))
                        .isEmpty();
        return isTime
                ? Stream.of(new Observed(
                        String.format(Locale.ROOT, "%.0f %% of users suffer", 100 * Guide.suffering(drill)),
                        Source.METRIC))
                : Stream.empty();
    }

    private Stream<Fact> answers() {
        if (!isMine(Role.COMMUNICATION)) {
            return Stream.empty();
        }
        return incident.openQuestions().keySet().stream()
                .filter(question -> !drill.timeline()
                        .get((int) (question - 1))
                        .at()
                        .plus(PATIENCE)
                        .isAfter(now))
                .map(question -> new Answered(
                        question,
                        incident.isOpen()
                                ? "We know of it and work on it. No time is promised; the next update tells more."
                                : "It is over; a post-mortem follows."));
    }

    private Stream<Fact> updates() {
        if (!isMine(Role.COMMUNICATION)) {
            return Stream.empty();
        }
        boolean isFirst = incident.updatedAt().isEmpty();
        boolean isDue = Clock.of(incident, POLICY).stream()
                .anyMatch(clock -> clock.kind() == ClockKind.UPDATE_DUE
                        && !clock.due().minus(PATIENCE).isAfter(now));
        boolean isLast = incident.resolvedAt()
                .filter(at ->
                        incident.updatedAt().filter(told -> !told.isBefore(at)).isEmpty())
                .isPresent();
        if (!isFirst && !isDue && !isLast) {
            return Stream.empty();
        }
        Instant next = now.plus(POLICY.update(incident.severity())).truncatedTo(ChronoUnit.MINUTES);
        return Stream.of(new UpdatePosted(
                Audience.CUSTOMERS,
                StatusUpdate.draft(incident, POLICY, Audience.CUSTOMERS, ZoneOffset.UTC, next),
                incident.isOpen() ? Optional.of(next) : Optional.empty()));
    }

    private Optional<Instant> last(Class<? extends Fact> kind) {
        return drill.timeline().reversed().stream()
                .filter(one -> kind.isInstance(one.fact()))
                .findFirst()
                .map(Entry::at);
    }
}
