package dev.firefight.evidence.drawing;

import java.util.List;
import java.util.Locale;

/**
 * The unit in which numbers of some size are best read: 0.0123 s as 12.3 ms, 4,100,000 By/s as 4.1 MB/s. Knows the units of
 * OpenTelemetry (UCUM) and their usual other spellings; any other unit is kept as it is.
 *
 * @param factor what a value is divided by
 * @param unit what is written behind the result; empty for none
 */
record Scale(double factor, String unit) {
    private static final int MAX_UNIT_CHARS = 24;
    private static final double THOUSAND = 1e3;
    private static final double MILLION = 1e6;
    private static final double BILLION = 1e9;
    private static final double TRILLION = 1e12;
    private static final List<Scale> TIMES = List.of(
            new Scale(1e-9, "ns"),
            new Scale(1e-6, "µs"),
            new Scale(1e-3, "ms"),
            new Scale(1, "s"),
            new Scale(60, "min"),
            new Scale(3_600, "h"),
            new Scale(86_400, "d"));
    private static final double[] TIME_STARTS_SECONDS = {0, 1e-6, 1e-3, 1, 120, 7_200, 172_800};

    /** The scale for values whose largest size is {@code size}. */
    static Scale of(String unit, double size) {
        String rate = unit.endsWith("/s") ? "/s" : "";
        String base = unit.substring(0, unit.length() - rate.length());
        double seconds = secondsOf(base);
        if (seconds > 0 && rate.isEmpty()) {
            return time(size * seconds, seconds);
        }
        double bytes = bytesOf(base);
        if (bytes > 0) {
            Scale scale = bytes(size * bytes);
            return new Scale(scale.factor / bytes, scale.unit + rate);
        }
        return switch (base) {
            case "%", "percent" -> new Scale(1, "%" + rate);
            case "ratio", "share" -> new Scale(0.01, "%" + rate);
            case "1", "" -> count(size, rate);
            default -> count(size, annotation(base) + rate);
        };
    }

    private static Scale time(double seconds, double secondsOfUnit) {
        Scale best = TIMES.getFirst();
        for (int i = 0; i < TIMES.size(); i++) {
            best = seconds >= TIME_STARTS_SECONDS[i] ? TIMES.get(i) : best;
        }
        return seconds == 0 ? new Scale(1 / secondsOfUnit, "s") : new Scale(best.factor / secondsOfUnit, best.unit);
    }

    private static Scale bytes(double size) {
        if (size < MILLION) {
            return size < THOUSAND ? new Scale(1, "B") : new Scale(THOUSAND, "kB");
        }
        return size < BILLION
                ? new Scale(MILLION, "MB")
                : size < TRILLION ? new Scale(BILLION, "GB") : new Scale(TRILLION, "TB");
    }

    private static Scale count(double size, String unit) {
        String behind = unit.isEmpty() || unit.startsWith("/") ? unit : " " + unit;
        return size >= BILLION
                ? new Scale(BILLION, ("G" + behind).strip())
                : size >= MILLION ? new Scale(MILLION, ("M" + behind).strip()) : new Scale(1, unit);
    }

    /** UCUM writes what is counted in braces: {@code {request}}. */
    private static String annotation(String base) {
        String bare = base.startsWith("{") && base.endsWith("}") ? base.substring(1, base.length() - 1) : base;
        return bare.length() <= MAX_UNIT_CHARS ? bare : bare.substring(0, MAX_UNIT_CHARS - 1) + "…";
    }

    private static double secondsOf(String unit) {
        return switch (unit) {
            case "ns", "nanoseconds" -> 1e-9;
            case "us", "µs", "μs", "microseconds" -> 1e-6;
            case "ms", "milliseconds" -> 1e-3;
            case "s", "sec", "seconds" -> 1;
            case "min", "minutes" -> 60;
            case "h", "hours" -> 3_600;
            case "d", "days" -> 86_400;
            default -> 0;
        };
    }

    private static double bytesOf(String unit) {
        return switch (unit.toLowerCase(Locale.ROOT)) {
            case "by", "b", "byte", "bytes" -> 1;
            case "kby", "kb", "kilobytes" -> THOUSAND;
            case "mby", "mb", "megabytes" -> MILLION;
            case "gby", "gb", "gigabytes" -> BILLION;
            case "kiby", "kib" -> 1L << 10;
            case "miby", "mib" -> 1L << 20;
            case "giby", "gib" -> 1L << 30;
            default -> 0;
        };
    }
}
