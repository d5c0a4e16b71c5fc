package dev.firefight.telemetry;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Reads times. Numbers since 1970 are taken for seconds, milliseconds, microseconds or nanoseconds by their size: the ranges do not
 * overlap for any time between 1973 and 5138.
 */
public final class Timestamps {
    private static final long MAX_SECONDS = 100_000_000_000L;
    private static final long MAX_MILLIS = MAX_SECONDS * 1000;
    private static final long MAX_MICROS = MAX_MILLIS * 1000;
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private Timestamps() {}

    /** Nanoseconds of a whole number of whatever unit. */
    public static long toNanos(long number) {
        long size = Math.abs(number);
        if (size < MAX_SECONDS) {
            return saturated(number, NANOS_PER_SECOND);
        }
        if (size < MAX_MILLIS) {
            return saturated(number, 1_000_000);
        }
        return size < MAX_MICROS ? saturated(number, 1000) : number;
    }

    /** Nanoseconds of a number with a fraction, of whatever unit. Exact to the microsecond for seconds. */
    public static long toNanos(double number) {
        double size = Math.abs(number);
        if (size < MAX_SECONDS) {
            long micros = Math.round(number * 1_000_000);
            return saturated(micros, 1000);
        }
        if (size < MAX_MILLIS) {
            return saturated(Math.round(number * 1000), 1000);
        }
        return size < MAX_MICROS ? saturated(Math.round(number), 1000) : (long) number;
    }

    /**
     * A time that was read.
     *
     * @param nanos nanoseconds since 1970
     * @param isLocal whether it was written without zone, and is taken for UTC
     */
    public record Reading(long nanos, boolean isLocal) {}

    /**
     * Nanoseconds of a time as a number of whatever unit, in RFC 3339, or in the looser forms of exports: with a space for the
     * {@code T}, with slashes, with the day first, without zone (then UTC); empty when it is none of these.
     */
    public static OptionalLong parse(String text) {
        Optional<Reading> reading = read(text);
        return reading.isPresent() ? OptionalLong.of(reading.get().nanos()) : OptionalLong.empty();
    }

    /** As {@link #parse}, and tells whether the time was written without zone. */
    public static Optional<Reading> read(String text) {
        String trimmed = text.trim();
        if (trimmed.isEmpty()) {
            return Optional.empty();
        }
        char first = trimmed.charAt(0);
        boolean isNumber = (Character.isDigit(first) || first == '-')
                && trimmed.indexOf('-', 1) < 0
                && trimmed.indexOf(':') < 0
                && trimmed.indexOf('/') < 0;
        if (!isNumber) {
            return TextTime.parse(trimmed).map(time -> new Reading(time.nanos(), time.isLocal()));
        }
        try {
            boolean isWhole = trimmed.indexOf('.') < 0 && trimmed.indexOf('e') < 0 && trimmed.indexOf('E') < 0;
            if (isWhole) {
                return Optional.of(new Reading(toNanos(Long.parseLong(trimmed)), false));
            }
            double number = Double.parseDouble(trimmed);
            return Double.isFinite(number) ? Optional.of(new Reading(toNanos(number), false)) : Optional.empty();
        } catch (NumberFormatException e) {
            return TextTime.parse(trimmed).map(time -> new Reading(time.nanos(), time.isLocal()));
        }
    }

    /** Nanoseconds of an instant; times outside 1677 to 2262 are moved to that border. */
    public static long toNanos(Instant instant) {
        return saturated(instant.getEpochSecond(), NANOS_PER_SECOND) / NANOS_PER_SECOND == instant.getEpochSecond()
                ? instant.getEpochSecond() * NANOS_PER_SECOND + instant.getNano()
                : saturated(instant.getEpochSecond(), NANOS_PER_SECOND);
    }

    /** The instant of nanoseconds since 1970. */
    public static Instant toInstant(long nanos) {
        return Instant.ofEpochSecond(Math.floorDiv(nanos, NANOS_PER_SECOND), Math.floorMod(nanos, NANOS_PER_SECOND));
    }

    private static long saturated(long number, long factor) {
        long high = Math.multiplyHigh(number, factor);
        long low = number * factor;
        if ((high == 0 && low >= 0) || (high == -1 && low < 0)) {
            return low;
        }
        return number < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
    }
}
