package dev.firefight.evidence.pattern;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number as logs write it, in the base unit of its kind.
 *
 * @param value in {@code unit}
 * @param unit {@code s} for durations, {@code By} for sizes, empty for other numbers
 */
public record Quantity(double value, String unit) {
    private static final Pattern NUMBER =
            Pattern.compile("([-+]?\\d{1,18}(?:\\.\\d{1,18})?(?:[eE][-+]?\\d{1,2})?) ?([A-Za-z\u00b5\u03bc%]{0,9})");

    private record Unit(String base, double factor) {}

    private static final double KIBI = 1024;

    private static final Map<String, Unit> UNITS = Map.ofEntries(
            Map.entry("", new Unit("", 1)),
            Map.entry("%", new Unit("", 1)),
            Map.entry("ns", new Unit("s", 1e-9)),
            Map.entry("us", new Unit("s", 1e-6)),
            Map.entry("\u00b5s", new Unit("s", 1e-6)),
            Map.entry("\u03bcs", new Unit("s", 1e-6)),
            Map.entry("ms", new Unit("s", 1e-3)),
            Map.entry("msec", new Unit("s", 1e-3)),
            Map.entry("millis", new Unit("s", 1e-3)),
            Map.entry("milliseconds", new Unit("s", 1e-3)),
            Map.entry("s", new Unit("s", 1)),
            Map.entry("sec", new Unit("s", 1)),
            Map.entry("secs", new Unit("s", 1)),
            Map.entry("second", new Unit("s", 1)),
            Map.entry("seconds", new Unit("s", 1)),
            Map.entry("min", new Unit("s", 60)),
            Map.entry("minutes", new Unit("s", 60)),
            Map.entry("B", new Unit("By", 1)),
            Map.entry("bytes", new Unit("By", 1)),
            Map.entry("KB", new Unit("By", KIBI)),
            Map.entry("kB", new Unit("By", KIBI)),
            Map.entry("KiB", new Unit("By", KIBI)),
            Map.entry("MB", new Unit("By", KIBI * KIBI)),
            Map.entry("MiB", new Unit("By", KIBI * KIBI)),
            Map.entry("GB", new Unit("By", KIBI * KIBI * KIBI)),
            Map.entry("GiB", new Unit("By", KIBI * KIBI * KIBI)));

    /**
     * Reads a value.
     *
     * @param text the value
     * @param behind the text behind it, which may start with its unit
     */
    public static Optional<Quantity> of(String text, String behind) {
        Matcher number = NUMBER.matcher(text);
        if (!number.matches()) {
            return Optional.empty();
        }
        String written = number.group(2).isEmpty() ? firstWord(behind) : number.group(2);
        Unit unit = UNITS.get(written);
        if (unit == null) {
            if (!number.group(2).isEmpty()) {
                return Optional.empty();
            }
            unit = new Unit("", 1);
        }
        return Optional.of(new Quantity(Double.parseDouble(number.group(1)) * unit.factor(), unit.base()));
    }

    private static String firstWord(String text) {
        int from = text.startsWith(" ") ? 1 : 0;
        int to = from;
        while (to < text.length() && Character.isLetter(text.charAt(to))) {
            to++;
        }
        return text.substring(from, to);
    }
}
