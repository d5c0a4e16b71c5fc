package dev.firefight.practice.signal;

import dev.firefight.practice.production.Teller;
import dev.firefight.practice.signal.Families.Family;
import dev.firefight.telemetry.SeriesKey;
import java.util.Locale;
import java.util.SortedMap;
import java.util.function.Predicate;

/**
 * Numbers in Prometheus' text format. What nobody told has no line.
 *
 * @see <a href="https://prometheus.io/docs/instrumenting/exposition_formats/">Prometheus, exposition formats</a>
 */
public final class PrometheusText {
    /** What it is for HTTP. */
    public static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private static final double WHOLE = 1L << 53;
    private static final long NANOS_PER_MILLI = 1_000_000;

    private PrometheusText() {}

    /** All numbers of one scrape, each with all of its labels, without times. */
    public static String all(Numbers numbers, int scrape) {
        return written(numbers, _ -> true, PrometheusLabels::of, scrape, scrape + 1, false);
    }

    /** What one target tells, as it does to whoever scrapes it and knows by itself who that is. */
    public static String target(Numbers numbers, Teller target, int scrape) {
        return written(numbers, isOf(target), key -> PrometheusLabels.of(key, target), scrape, scrape + 1, false);
    }

    /** What one target told in some scrapes, each number with all of its labels and its time. */
    public static String history(Numbers numbers, Teller target, int fromScrape, int toScrape) {
        return written(numbers, isOf(target), PrometheusLabels::of, fromScrape, toScrape, true);
    }

    private static Predicate<Teller> isOf(Teller target) {
        return teller -> teller.name().equals(target.name());
    }

    /** Labels of a series. */
    private interface Labelling {
        SortedMap<String, String> of(SeriesKey key);
    }

    private static String written(
            Numbers numbers, Predicate<Teller> isWanted, Labelling labelling, int from, int to, boolean hasTimes) {
        StringBuilder text = new StringBuilder(1 << 16);
        for (Family family : Families.of(numbers.keys(), series -> isWanted.test(numbers.teller(series)))) {
            int start = text.length();
            String words = MetricWords.of(family.name());
            if (!words.isEmpty()) {
                text.append("# HELP ").append(family.name()).append(' ');
                escape(words, false, text);
                text.append('\n');
            }
            text.append("# TYPE ").append(family.name()).append(' ');
            text.append(family.shape().name().toLowerCase(Locale.ROOT)).append('\n');
            int head = text.length();
            for (int series : family.series()) {
                String name = selector(numbers.keys().get(series), labelling);
                for (int scrape = from; scrape < to; scrape++) {
                    double value = numbers.value(series, scrape);
                    if (!Double.isNaN(value)) {
                        text.append(name).append(' ');
                        number(value, text);
                        if (hasTimes) {
                            text.append(' ').append(numbers.timeNanos(scrape) / NANOS_PER_MILLI);
                        }
                        text.append('\n');
                    }
                }
            }
            if (text.length() == head) {
                text.setLength(start);
            }
        }
        return text.toString();
    }

    private static String selector(SeriesKey key, Labelling labelling) {
        StringBuilder text = new StringBuilder(key.metric());
        char before = '{';
        for (var label : labelling.of(key).entrySet()) {
            text.append(before).append(label.getKey()).append("=\"");
            escape(label.getValue(), true, text);
            text.append('"');
            before = ',';
        }
        return before == '{' ? text.toString() : text.append('}').toString();
    }

    private static void escape(String value, boolean isQuoted, StringBuilder into) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '\n') {
                into.append("\\n");
            } else if (c == '\\' || (c == '"' && isQuoted)) {
                into.append('\\').append(c);
            } else {
                into.append(c);
            }
        }
    }

    /** As programs in Go write numbers, so that whole ones are whole. */
    static void number(double value, StringBuilder into) {
        if (Double.isInfinite(value)) {
            into.append(value > 0 ? "+Inf" : "-Inf");
        } else if (value == Math.rint(value) && Math.abs(value) < WHOLE) {
            into.append((long) value);
        } else {
            into.append(value);
        }
    }
}
