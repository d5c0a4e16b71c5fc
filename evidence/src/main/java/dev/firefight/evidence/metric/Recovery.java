package dev.firefight.evidence.metric;

import dev.firefight.evidence.stat.Robust;
import dev.firefight.telemetry.Series;
import dev.firefight.telemetry.SeriesKey;
import dev.firefight.telemetry.Telemetry;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What became of one signal after a change, compared with the trouble before it and with healthy times. All values are medians, in the unit
 * of the signal, so that a wild point decides nothing.
 *
 * @param key what is measured
 * @param healthy what it is in healthy times
 * @param during from the beginning of the trouble to the change
 * @param after in the later half of the time since the change, as rates and queues need a while
 * @param state what that makes of it
 */
public record Recovery(SeriesKey key, Band healthy, double during, double after, State state) {
    /** Fewer points of healthy times, or after the change, say nothing. */
    static final int FEWEST = 4;

    private static final int FEWEST_DURING = 2;

    /** In healthy times a signal lies within so many standard deviations. */
    private static final double WIDTH = 3;

    /** And within such a share of its median. */
    private static final double FLOOR = 0.1;

    /** What has gone so far back is back. */
    private static final double BACK = 0.9;

    /** What has gone half the way is better; what has gone so far in the other direction is worse. */
    private static final double BETTER = 0.5;

    private static final double WORSE = -0.2;

    /** Something new is wrong only where that is beyond doubt: nobody should be sent after noise. */
    private static final double NEW_WIDTH = 5;

    private static final double NEW_FLOOR = 0.5;
    private static final double NEW_SHARE_OF_FAILURES = 0.01;
    private static final double NEW_SHARE_OF_POINTS = 0.8;

    /** From here on a quantile tells of few: of one request in twenty or less. */
    private static final int TAIL_PERCENT = 95;

    private static final Pattern QUANTILE = Pattern.compile(".*_p([0-9]{1,2})(?:\\.[0-9]+)?");

    /** What became of a signal. */
    public enum State {
        /** It never left what is healthy. */
        HEALTHY,
        /** It is back within what is healthy. */
        RECOVERED,
        /** It is more than half of the way back. */
        BETTER,
        /** It is as bad as before. */
        UNMOVED,
        /** It is worse than before. */
        WORSE,
        /** It was healthy during the trouble and is not since the change. */
        NEWLY_BAD
    }

    /**
     * What is healthy.
     *
     * @param low its lower border
     * @param middle the median
     * @param high its upper border
     */
    public record Band(double low, double middle, double high) {}

    /**
     * When things happened, in nanoseconds since 1970.
     *
     * @param onset until when all was healthy
     * @param trouble from when on it was as the change found it: the onset, or a later wave
     * @param change when the change was in place
     * @param end of what was read
     */
    public record Moments(long onset, long trouble, long change, long end) {
        /** Checks the order. */
        public Moments {
            if (onset > trouble || trouble > change || change > end) {
                throw new IllegalArgumentException("trouble begins, then something is changed, then it is watched");
            }
        }
    }

    /** Whether users feel what it measures: failures, and how long things take. */
    public static boolean isSymptom(SeriesKey key) {
        return switch (Meaning.of(key.metric())) {
            case LATENCY, ERROR, SUCCESS -> !key.origin().service().isEmpty();
            case CPU, MEMORY, DISK, NETWORK, TRAFFIC, UNKNOWN -> false;
        };
    }

    /** Whether it measures only the slowest few, of whom a handful of requests makes a jump from one bucket of a histogram to the next. */
    public static boolean isTail(SeriesKey key) {
        Matcher quantile = QUANTILE.matcher(key.metric());
        return quantile.matches() && Integer.parseInt(quantile.group(1)) >= TAIL_PERCENT;
    }

    /**
     * Compares signals; those with too few points on any side are left out.
     *
     * @param wanted which signals
     */
    public static List<Recovery> compare(Telemetry telemetry, Moments moments, Predicate<SeriesKey> wanted) {
        return telemetry.series().stream()
                .filter(one -> wanted.test(one.key()))
                .flatMap(one -> of(one, moments).stream())
                .toList();
    }

    private static Optional<Recovery> of(Series series, Moments moments) {
        double[] healthy = healthy(series, moments.onset());
        double[] during = series.valuesBetween(moments.trouble(), moments.change());
        double[] after =
                series.valuesBetween(moments.change() + (moments.end() - moments.change()) / 2, moments.end() + 1);
        if (healthy.length < FEWEST || during.length < FEWEST_DURING || after.length < FEWEST) {
            return Optional.empty();
        }
        Meaning meaning = Meaning.of(series.key().metric());
        double usual = Robust.median(healthy);
        double bad = Robust.median(during);
        double now = Robust.median(after);
        double width = Math.max(WIDTH * Robust.spread(healthy), FLOOR * Math.abs(usual));
        boolean wasBad = meaning.badness(bad - usual) > width;
        if (wasBad) {
            width = Math.max(width, (1 - BACK) * Math.abs(bad - usual));
        }
        State state;
        if (wasBad) {
            state = meaning.badness(now - usual) <= width ? State.RECOVERED : onTheWay(usual, bad, now);
        } else {
            state = isNew(meaning, healthy, usual, after) ? State.NEWLY_BAD : State.HEALTHY;
        }
        return Optional.of(new Recovery(series.key(), new Band(usual - width, usual, usual + width), bad, now, state));
    }

    /** The earlier half of what was before the trouble, as alerts come late. */
    private static double[] healthy(Series series, long onset) {
        int split = series.indexAt(onset);
        double[] before = Arrays.copyOfRange(series.values(), 0, split);
        return before.length >= 2 * FEWEST ? Arrays.copyOfRange(before, 0, before.length / 2) : before;
    }

    private static State onTheWay(double usual, double bad, double now) {
        double way = (bad - now) / (bad - usual);
        if (way > BETTER) {
            return State.BETTER;
        }
        return way < WORSE ? State.WORSE : State.UNMOVED;
    }

    private static boolean isNew(Meaning meaning, double[] healthy, double usual, double[] after) {
        double least = Math.max(NEW_WIDTH * Robust.spread(healthy), NEW_FLOOR * Math.abs(usual));
        double floor = meaning == Meaning.ERROR ? Math.max(least, NEW_SHARE_OF_FAILURES) : least;
        long beyond = Arrays.stream(after)
                .filter(one -> meaning.badness(one - usual) > floor)
                .count();
        return beyond >= NEW_SHARE_OF_POINTS * after.length;
    }

    /**
     * The signals that people mean by words: each part between commas or line ends means those whose service, metric or attributes, or what
     * they measure (errors, latency, traffic), hold all of its words.
     */
    public static List<Predicate<SeriesKey>> named(String text) {
        return Stream.of(text.split("[,;\n]", -1))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .map(Recovery::wish)
                .toList();
    }

    private static Predicate<SeriesKey> wish(String part) {
        List<String> words = Stream.of(part.toLowerCase(Locale.ROOT).split("[\\s:]+", -1))
                .filter(word -> !word.isEmpty())
                .map(word -> word.length() > 3 && word.endsWith("s") ? word.substring(0, word.length() - 1) : word)
                .toList();
        return key -> {
            String said = (key.selector() + " " + Meaning.of(key.metric())).toLowerCase(Locale.ROOT);
            return words.stream().allMatch(said::contains);
        };
    }
}
