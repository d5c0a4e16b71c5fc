package dev.firefight.telemetry.live;

import java.time.Instant;
import java.util.Optional;

/**
 * How many queries a source may still be asked.
 *
 * @param used how many were asked in the last minute
 * @param left how many may be asked now
 * @param next when the next may be asked, where none is left
 */
public record Budget(int used, int left, Optional<Instant> next) {}
