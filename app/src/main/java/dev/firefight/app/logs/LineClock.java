package dev.firefight.app.logs;

import dev.firefight.telemetry.log.LineHeader;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * What the times of a file mean.
 *
 * @param years to which times belong that lack the year; empty where none does
 * @param written in which zone its lines write their times; empty where they do not tell
 * @param assumed in which zone times are that do not tell theirs
 */
record LineClock(Optional<Years> years, Optional<ZoneOffset> written, ZoneOffset assumed) {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    /** The time of a line that tells one. */
    long nanos(LineHeader header) {
        long told = header.timeNanos();
        long dated = years.isPresent() && !header.hasYear() ? years.get().in(told) : told;
        return header.isLocal() ? dated - aheadNanos() : dated;
    }

    /** How far times without zone are ahead of UTC. */
    long aheadNanos() {
        return assumed.getTotalSeconds() * NANOS_PER_SECOND;
    }
}
