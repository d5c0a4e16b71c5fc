package dev.firefight.server.investigation;

import dev.firefight.telemetry.SeriesKey;
import java.util.Locale;

/** How amounts of a signal are said to people: shares as percent, seconds in the unit in which they are short, all else as a short number. */
enum Amounts {
    SHARE,
    SECONDS,
    MILLISECONDS,
    PLAIN;

    static Amounts of(SeriesKey key) {
        String name = key.metric().toLowerCase(Locale.ROOT);
        String unit = key.unit().toLowerCase(Locale.ROOT);
        if (name.endsWith("ratio") || unit.equals("1") || unit.equals("ratio")) {
            return SHARE;
        }
        if (name.contains("milliseconds") || unit.equals("ms")) {
            return MILLISECONDS;
        }
        return name.contains("seconds") || unit.equals("s") ? SECONDS : PLAIN;
    }

    String text(double amount) {
        return switch (this) {
            case SHARE -> number(amount * 100) + " %";
            case SECONDS -> Math.abs(amount) < 1 ? number(amount * 1e3) + " ms" : number(amount) + " s";
            case MILLISECONDS -> Math.abs(amount) < 1e3 ? number(amount) + " ms" : number(amount / 1e3) + " s";
            case PLAIN -> number(amount);
        };
    }

    /** Three digits that tell something. */
    private static String number(double amount) {
        double size = Math.abs(amount);
        if (size >= 100 || size == Math.rint(size)) {
            return String.format(Locale.ROOT, "%.0f", amount);
        }
        return String.format(Locale.ROOT, size >= 10 ? "%.1f" : size >= 1 ? "%.2f" : "%.3f", amount)
                .replaceFirst("0+$", "")
                .replaceFirst("\\.$", "");
    }
}
