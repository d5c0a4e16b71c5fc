package dev.firefight.practice.console;

import dev.firefight.telemetry.Timestamps;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How numbers and times are written. What nobody tells is written as a dash. */
final class Format {
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final String NONE = "-";
    private static final String[] SIZES = {"B", "KiB", "MiB", "GiB", "TiB"};

    private Format() {}

    static String clock(long nanos) {
        return CLOCK.format(Timestamps.toInstant(nanos));
    }

    static String day(double seconds) {
        return Double.isNaN(seconds) ? NONE : DAY.format(Instant.ofEpochSecond((long) seconds));
    }

    /** Three digits that count. */
    static String number(double value) {
        if (!Double.isFinite(value)) {
            return NONE;
        }
        double size = Math.abs(value);
        if (size >= 99.95 || value == Math.rint(value)) {
            return String.format(Locale.ROOT, size < 1e15 ? "%,.0f" : "%.3g", value == 0 ? 0.0 : value);
        }
        return String.format(Locale.ROOT, size >= 9.995 ? "%.1f" : size >= 0.01 ? "%.2f" : "%.1e", value);
    }

    static String number(long value) {
        return number((double) value);
    }

    static String percent(double share) {
        if (!Double.isFinite(share)) {
            return NONE;
        }
        return share > 0 && share < 0.0005 ? "<0.1" : String.format(Locale.ROOT, "%.1f", 100 * share);
    }

    static String millis(double seconds) {
        return Double.isFinite(seconds)
                ? String.format(Locale.ROOT, seconds < 0.01 ? "%.1f" : "%,.0f", 1_000 * seconds)
                : NONE;
    }

    static String bytes(double bytes) {
        if (!Double.isFinite(bytes)) {
            return NONE;
        }
        int size = 0;
        double left = bytes;
        while (size < SIZES.length - 1 && Math.abs(left) >= 1024) {
            left /= 1024;
            size++;
        }
        return number(left) + " " + SIZES[size];
    }

    static String bytes(long bytes) {
        return bytes((double) bytes);
    }

    /** A stretch of time in its two largest units. */
    static String span(double nanos) {
        if (!Double.isFinite(nanos)) {
            return NONE;
        }
        long seconds = Math.round(Math.abs(nanos) / 1e9);
        String text;
        double exactly = Math.abs(nanos) / 1e9;
        if (exactly < 1) {
            text = number(Math.rint(1e4 * exactly) / 10) + "ms";
        } else if (exactly < 10) {
            text = number(Math.rint(10 * exactly) / 10) + "s";
        } else if (seconds < 60) {
            text = seconds + "s";
        } else if (seconds < 3_600) {
            text = seconds / 60 + "m" + two(seconds % 60, "s");
        } else if (seconds < 86_400) {
            text = seconds / 3_600 + "h" + two(seconds / 60 % 60, "m");
        } else {
            text = seconds / 86_400 + "d" + two(seconds / 3_600 % 24, "h");
        }
        return nanos < 0 ? "-" + text : text;
    }

    static String span(long nanos) {
        return span((double) nanos);
    }

    private static String two(long number, String unit) {
        return String.format(Locale.ROOT, "%02d%s", number, unit);
    }
}
