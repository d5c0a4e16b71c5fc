package dev.firefight.incident;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How long things may take, and what severities are called. The defaults are those of the guide that the program follows.
 *
 * @param commander until somebody commands
 * @param severity until somebody says how bad it is
 * @param scribe until somebody keeps the timeline
 * @param updateSev1 between updates of an incident of SEV-1
 * @param updateSev2 of SEV-2, and while nobody has said how bad it is
 * @param updateOthers of the others
 * @param escalation how long customers may be hurt before management knows
 * @param duty how long somebody commands or keeps the timeline at a stretch
 * @param soak how long recovery is watched
 * @param freeze how long deployments rest after a major incident
 * @param rest how long somebody rests after a long night
 * @param names what the severities are called here; those that are not among them have their usual names
 */
public record Policy(
        Duration commander,
        Duration severity,
        Duration scribe,
        Duration updateSev1,
        Duration updateSev2,
        Duration updateOthers,
        Duration escalation,
        Duration duty,
        Duration soak,
        Duration freeze,
        Duration rest,
        Map<Severity, String> names) {
    private static final int MOST_NAME_CHARS = 30;
    private static final Duration LONGEST = Duration.ofDays(366);

    /** The usual. */
    public static final Policy USUAL = new Policy(
            Duration.ofMinutes(2),
            Duration.ofMinutes(5),
            Duration.ofMinutes(10),
            Duration.ofMinutes(20),
            Duration.ofMinutes(30),
            Duration.ofMinutes(60),
            Duration.ofMinutes(15),
            Duration.ofHours(2),
            Duration.ofMinutes(10),
            Duration.ofHours(12),
            Duration.ofHours(8),
            Map.of());

    /** Checks that durations are positive and names fit a line. */
    public Policy {
        names = Map.copyOf(names);
        for (Duration one : List.of(
                commander,
                severity,
                scribe,
                updateSev1,
                updateSev2,
                updateOthers,
                escalation,
                duty,
                soak,
                freeze,
                rest)) {
            if (!one.isPositive() || one.compareTo(LONGEST) > 0) {
                throw new IllegalArgumentException("a clock runs for some time and at most a year, not for " + one);
            }
        }
        names.values().forEach(one -> Words.required("name of a severity", one, MOST_NAME_CHARS));
    }

    /** What a severity is called. */
    public String name(Severity severity) {
        return names.getOrDefault(severity, severity.name().replace('_', '-'));
    }

    /** How often others are told; while nobody has said how bad it is, as of SEV-2: when in doubt, the higher. */
    public Duration update(Optional<Severity> of) {
        return switch (of.orElse(Severity.SEV_2)) {
            case SEV_1 -> updateSev1;
            case SEV_2 -> updateSev2;
            case SEV_3, SEV_4, SEV_5 -> updateOthers;
        };
    }
}
