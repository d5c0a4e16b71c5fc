package dev.firefight.incident;

import java.time.Duration;

/**
 * How long things may take. The defaults are those of the guide that the program follows.
 *
 * @param commander until somebody commands
 * @param severity until somebody says how bad it is
 * @param scribe until somebody keeps the timeline
 * @param updateSev1 between updates of an incident of SEV-1
 * @param updateSev2 of SEV-2
 * @param updateOthers of the others, and while nobody has said how bad it is
 * @param escalation how long customers may be hurt before management knows
 * @param duty how long somebody commands or keeps the timeline at a stretch
 * @param soak how long recovery is watched
 * @param freeze how long deployments rest after a major incident
 * @param rest how long somebody rests after a long night
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
        Duration rest) {
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
            Duration.ofHours(8));

    /** How often others are told. */
    public Duration update(Severity of) {
        return switch (of) {
            case SEV_1 -> updateSev1;
            case SEV_2 -> updateSev2;
            case SEV_3, SEV_4, SEV_5 -> updateOthers;
        };
    }
}
