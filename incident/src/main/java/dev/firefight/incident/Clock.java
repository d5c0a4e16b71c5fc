package dev.firefight.incident;

import dev.firefight.incident.Course.Expectation;
import dev.firefight.incident.Note.ClockRang;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Something that is due at a time. Clocks are not kept anywhere: they follow from the timeline, so that none is lost, and one that ran out
 * while the program was down rings once when it is up again.
 *
 * @param kind what of
 * @param due when
 */
public record Clock(ClockKind kind, Instant due) {
    /** The clocks that run, the next to ring first. Those that rang and were not answered are among them. */
    public static List<Clock> of(Incident incident, Policy policy) {
        List<Clock> clocks = new ArrayList<>();
        debts(incident, clocks);
        if (incident.isOpen()) {
            ofOpen(incident, policy, clocks);
        }
        clocks.sort(Comparator.comparing(Clock::due).thenComparing(Clock::kind));
        return List.copyOf(clocks);
    }

    private static void ofOpen(Incident incident, Policy policy, List<Clock> clocks) {
        Instant declared = incident.declaredAt().orElseThrow();
        vacant(incident, Role.COMMANDER, ClockKind.COMMANDER_MISSING, policy.commander(), clocks);
        vacant(incident, Role.SCRIBE, ClockKind.SCRIBE_MISSING, policy.scribe(), clocks);
        if (incident.severity().isEmpty()) {
            clocks.add(new Clock(ClockKind.SEVERITY_MISSING, declared.plus(policy.severity())));
        }
        Duration every = policy.update(incident.severity());
        clocks.add(new Clock(ClockKind.UPDATE_DUE, incident.nextUpdateBy().orElseGet(() -> incident.updatedAt()
                .orElse(declared)
                .plus(every))));
        escalation(incident, policy, declared).ifPresent(due -> clocks.add(new Clock(ClockKind.ESCALATION_DUE, due)));
        tired(incident, Role.COMMANDER, ClockKind.COMMANDER_TIRED, policy, clocks);
        tired(incident, Role.SCRIBE, ClockKind.SCRIBE_TIRED, policy, clocks);
        incident.watched()
                .ifPresent(one ->
                        clocks.add(new Clock(ClockKind.SOAK_OVER, one.at().plus(policy.soak()))));
    }

    /** What is to be written into the timeline now, since clocks ran out that did not ring yet. */
    public static List<ClockRang> ringing(Incident incident, Policy policy, Instant now) {
        return of(incident, policy).stream()
                .filter(clock -> !clock.due.isAfter(now) && !incident.rang(clock.kind, clock.due))
                .map(clock -> new ClockRang(clock.kind, clock.due))
                .toList();
    }

    private static void vacant(Incident incident, Role role, ClockKind kind, Duration after, List<Clock> into) {
        incident.vacantSince(role).ifPresent(since -> into.add(new Clock(kind, since.plus(after))));
    }

    private static void tired(Incident incident, Role role, ClockKind kind, Policy policy, List<Clock> into) {
        incident.holder(role)
                .ifPresent(duty -> into.add(new Clock(kind, duty.since().plus(policy.duty()))));
    }

    /** Debts stay when the incident is over; a day has passed when it has in UTC. */
    private static void debts(Incident incident, List<Clock> into) {
        incident.workarounds().stream()
                .flatMap(one -> one.due().stream())
                .distinct()
                .map(day -> day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant())
                .forEach(due -> into.add(new Clock(ClockKind.WORKAROUND_OVERDUE, due)));
    }

    /**
     * At once where people expect that customers are hurt for long, else when they were; until somebody was called in. An alert expects nothing:
     * when its incident is still open after so long, nobody can say that customers were spared.
     */
    private static Optional<Instant> escalation(Incident incident, Policy policy, Instant declared) {
        if (incident.escalatedAt().isPresent()) {
            return Optional.empty();
        }
        boolean isExpected = incident.declared()
                .filter(one -> one.willHurtLong() != Expectation.NO)
                .isPresent();
        if (isExpected) {
            return Optional.of(incident.isDeclaredByProgram() ? declared.plus(policy.escalation()) : declared);
        }
        return incident.isHurting()
                ? incident.hurtSince().map(since -> since.plus(policy.escalation()))
                : Optional.empty();
    }
}
