package dev.firefight.practice.signal;

import dev.firefight.practice.design.LoadDesign;
import dev.firefight.practice.engine.Chance;
import dev.firefight.practice.production.Teller;
import dev.firefight.telemetry.SeriesKey;
import dev.firefight.telemetry.SeriesKey.Kind;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Numbers of a run and of the hours before it, which were not simulated but are put together from {@link Blocks}. Totals grow by what they grew by in the
 * sample, times as many as came at that hour; they are as large as such a system would have counted, go on in the run without a jump, and begin anew where
 * an instance was started meanwhile. What goes up and down is as it was in the sample; what only rises or only falls, such as a disk that fills, is followed
 * back from the run.
 *
 * <p>Memory: eight bytes for a number, so some 20 MB for six hours of 1,700 series.
 */
public final class History implements Numbers {
    private static final double STEP_SECONDS = Scrapes.EVERY_NANOS / 1e9;
    private static final double DAY_SECONDS = 86_400;
    /** What is not told by a program that says when it was started has counted for so long. */
    private static final double UP_SECONDS = 20 * DAY_SECONDS;
    /** The program that ran before had done so for so long. */
    private static final double FORMER_SECONDS = 3 * DAY_SECONDS;

    private static final double[] NOTHING = {};
    private static final String START = "process_start_time_seconds";
    private static final String BUILD = "build_info";

    private final Scrapes live;
    private final Blocks blocks;
    private final Retold retold;
    private final double[][] rows;
    private final double[] added;
    private final double[] last;
    private final int[] addedUntil;
    private int seen;
    /** Of the bucket before, what was told and what it grew by. */
    private double[] lower = NOTHING;

    private double[] lowerGrown = NOTHING;

    /** What becomes of a series before the run. */
    private enum Way {
        /** It is counted. */
        TOTAL,
        /** It only rises, or only falls, from what it was. */
        TREND,
        /** It goes up and down. */
        LEVEL
    }

    /**
     * A production in which nothing happens, or only what goes on since some time before.
     *
     * @param fromNanos since when it was as in the sample
     * @param scrapes at least some minutes of it
     */
    public record Sample(long fromNanos, Scrapes scrapes) {}

    /**
     * Puts it together.
     *
     * @param live the run, of which there is at least one scrape
     * @param samples in order of time; the first one stands for what was before it, too
     * @param lasts how long it is
     * @param load how many use the system by the time of the day
     * @param seed that decides what is drawn
     */
    public History(Scrapes live, List<Sample> samples, Duration lasts, LoadDesign load, long seed) {
        this.live = live;
        this.blocks = new Blocks(samples, live.timeNanos(0), lasts, load, new Chance(seed, "blocks of history"));
        this.retold = new Retold(blocks, new Chance(seed, "words of history"));
        int series = live.series();
        this.rows = new double[blocks.steps()][series];
        this.added = new double[series];
        this.last = new double[series];
        this.addedUntil = new int[series];
        Arrays.fill(last, Double.NaN);
        Arrays.fill(addedUntil, Integer.MAX_VALUE);
        Map<Scrapes, int[]> places = new LinkedHashMap<>();
        for (int step = 0; step < blocks.steps(); step++) {
            places.computeIfAbsent(blocks.sample(step), this::places);
        }
        Map<String, Double> starts = starts();
        int[] users = users();
        for (int one = 0; one < series && blocks.steps() > 0; one++) {
            fill(one, users[one], places, starts.getOrDefault(live.teller(one).name(), Double.NaN));
        }
    }

    /** Where the series of the run are in a sample; negative where they are not. */
    private int[] places(Scrapes sample) {
        Map<SeriesKey, Integer> all = new HashMap<>();
        for (int i = 0; i < sample.series(); i++) {
            all.put(sample.keys().get(i), i);
        }
        return live.keys().stream().mapToInt(key -> all.getOrDefault(key, -1)).toArray();
    }

    /** When programs were started, in seconds, by who tells it. */
    private Map<String, Double> starts() {
        Map<String, Double> starts = new HashMap<>();
        for (int i = 0; i < live.series(); i++) {
            if (live.keys().get(i).metric().equals(START)) {
                starts.put(live.teller(i).name(), live.value(i, 0));
            }
        }
        return starts;
    }

    /** For a series that counts how long a processor was idle, the one that counts how long it was not; itself for all others. */
    private int[] users() {
        Map<SeriesKey, Integer> all = new HashMap<>();
        for (int i = 0; i < live.series(); i++) {
            all.put(live.keys().get(i), i);
        }
        int[] users = new int[live.series()];
        for (int i = 0; i < users.length; i++) {
            SeriesKey key = live.keys().get(i);
            users[i] = i;
            if (key.attributes().getOrDefault("mode", "").equals("idle")) {
                TreeMap<String, String> attributes = new TreeMap<>(key.attributes());
                attributes.put("mode", "user");
                users[i] = all.getOrDefault(
                        new SeriesKey(key.origin(), key.metric(), key.unit(), key.kind(), attributes), i);
            }
        }
        return users;
    }

    private void fill(int series, int user, Map<Scrapes, int[]> places, double startSeconds) {
        int steps = blocks.steps();
        Way way = way(series, places);
        double[] grown = new double[steps + 1];
        for (int step = 0; step < steps; step++) {
            Scrapes sample = blocks.sample(step);
            int[] place = places.getOrDefault(sample, new int[0]);
            int at = place[series];
            int row = blocks.row(step);
            if (way == Way.LEVEL) {
                rows[step][series] = at < 0 ? Double.NaN : sample.value(at, row);
            } else {
                double more = grows(sample, at, row);
                double load = way == Way.TREND ? 1 : blocks.load(step);
                grown[step + 1] = grown[step]
                        + (user == series ? load * more : more + (1 - load) * grows(sample, place[user], row));
            }
        }
        int started = Double.isNaN(startSeconds) ? 0 : step(startSeconds);
        switch (way) {
            case TOTAL -> total(series, grown, started, startSeconds);
            case TREND -> {
                double end = live.value(series, 0);
                if (end >= 0 && end - grown[steps] < 0) {
                    total(series, grown, started, startSeconds);
                } else {
                    for (int step = 0; step < steps; step++) {
                        rows[step][series] = end - grown[steps] + grown[step];
                    }
                }
            }
            case LEVEL -> before(series, started, startSeconds);
        }
    }

    private static double grows(Scrapes sample, int series, int row) {
        double more = series < 0 ? 0 : sample.value(series, row + 1) - sample.value(series, row);
        return Double.isNaN(more) ? 0 : more;
    }

    /** The first step at which a program ran that was started then. */
    private int step(double startSeconds) {
        double steps = Math.ceil((startSeconds - blocks.timeNanos(0) / 1e9) / STEP_SECONDS);
        return (int) Math.clamp(steps, 0, blocks.steps());
    }

    private Way way(int series, Map<Scrapes, int[]> places) {
        if (live.keys().get(series).kind() == Kind.COUNTER) {
            return Way.TOTAL;
        }
        int ups = 0;
        int downs = 0;
        int all = 0;
        for (Map.Entry<Scrapes, int[]> one : places.entrySet()) {
            Scrapes sample = one.getKey();
            for (int row = 1; row < sample.size(); row++) {
                double more = grows(sample, one.getValue()[series], row - 1);
                ups += more > 0 ? 1 : 0;
                downs += more < 0 ? 1 : 0;
                all++;
            }
        }
        boolean isOneWay = (ups == 0) != (downs == 0);
        return isOneWay && 2 * (ups + downs) > all / places.size() ? Way.TREND : Way.LEVEL;
    }

    private void total(int series, double[] grown, int started, double startSeconds) {
        int steps = blocks.steps();
        double now = live.value(series, 0);
        if (Double.isNaN(now)) {
            for (double[] row : rows) {
                row[series] = Double.NaN;
            }
            return;
        }
        // Each bucket holds those below it: they are rounded by what each holds alone, so that none of these ever
        // falls.
        boolean hasLower = isOf(series, series - 1, "_bucket", "_bucket");
        double[] told = isOf(series, series - 2, "_count", "_bucket")
                ? lower.clone()
                : told(grown, hasLower ? lowerGrown : NOTHING, isWhole(series), started, startSeconds);
        if (hasLower) {
            for (int step = 0; step <= steps; step++) {
                told[step] += lower[step];
            }
        }
        for (int step = 0; step < steps; step++) {
            rows[step][series] = told[step];
        }
        added[series] = Math.max(0, told[steps] - now);
        if (live.keys().get(series).metric().endsWith("_bucket")) {
            lower = told;
            lowerGrown = grown;
        }
    }

    /** Whether a series with this ending belongs to the same histogram as another one with that ending. */
    private boolean isOf(int series, int other, String ending, String otherEnding) {
        if (other < 0) {
            return false;
        }
        SeriesKey one = live.keys().get(series);
        SeriesKey two = live.keys().get(other);
        return one.metric().endsWith(ending)
                && two.metric().endsWith(otherEnding)
                && base(one, ending).equals(base(two, otherEnding))
                && one.origin().equals(two.origin())
                && withoutBound(one).equals(withoutBound(two));
    }

    private static String base(SeriesKey key, String ending) {
        return key.metric().substring(0, key.metric().length() - ending.length());
    }

    private static Map<String, String> withoutBound(SeriesKey key) {
        Map<String, String> labels = new TreeMap<>(key.attributes());
        labels.remove("le");
        return labels;
    }

    /** What is told at each step, and at the end, of what grew beyond something else that did. */
    private double[] told(double[] grown, double[] lowerGrown, boolean isWhole, int started, double startSeconds) {
        int steps = blocks.steps();
        double[] alone = grown.clone();
        for (int step = 0; step <= steps && lowerGrown.length > 0; step++) {
            alone[step] -= lowerGrown[step];
        }
        double firstSeconds = blocks.timeNanos(0) / 1e9;
        double upSeconds =
                Double.isNaN(startSeconds) ? UP_SECONDS : started > 0 ? FORMER_SECONDS : firstSeconds - startSeconds;
        double before = rounded(Math.max(0, alone[steps]) / steps * upSeconds / STEP_SECONDS, isWhole);
        double[] told = new double[steps + 1];
        for (int step = 0; step <= steps; step++) {
            told[step] = started > 0 && step >= started
                    ? rounded(alone[step] - alone[started], isWhole)
                    : before + rounded(alone[step], isWhole);
        }
        return told;
    }

    private boolean isWhole(int series) {
        for (int row = 0; row < live.size(); row++) {
            double value = live.value(series, row);
            if (!Double.isNaN(value) && value != Math.rint(value)) {
                return false;
            }
        }
        return true;
    }

    private static double rounded(double value, boolean isWhole) {
        return isWhole ? Math.rint(value) : value;
    }

    /** Since when a program runs it does not know from the sample; before it another one ran, which told since when and which version it was. */
    private void before(int series, int started, double startSeconds) {
        String metric = live.keys().get(series).metric();
        if (metric.equals(START)) {
            for (int step = 0; step < rows.length; step++) {
                rows[step][series] = step < started ? Math.rint(startSeconds - FORMER_SECONDS) : startSeconds;
            }
        } else if (metric.equals(BUILD)) {
            boolean isFormer = Double.isNaN(live.value(series, 0));
            for (int step = 0; step < rows.length; step++) {
                rows[step][series] = isFormer == step < started ? 1 : Double.NaN;
            }
        }
    }

    /** Lines and traces of the time before the run. */
    public Retold retold() {
        return retold;
    }

    /** How many scrapes there are before those of the run. */
    public int before() {
        return rows.length;
    }

    @Override
    public List<SeriesKey> keys() {
        return live.keys();
    }

    @Override
    public Teller teller(int series) {
        return live.teller(series);
    }

    @Override
    public int size() {
        return rows.length + live.size();
    }

    @Override
    public long timeNanos(int scrape) {
        return live.timeNanos(scrape - rows.length);
    }

    @Override
    public double value(int series, int scrape) {
        if (scrape < rows.length) {
            return series < added.length ? rows[scrape][series] : Double.NaN;
        }
        int row = scrape - rows.length;
        double value = live.value(series, row);
        if (series >= added.length || added[series] == 0) {
            return value;
        }
        look();
        return row < addedUntil[series] ? value + added[series] : value;
    }

    /** Where a program began anew in the run, it counts from nothing. */
    private void look() {
        for (; seen < live.size(); seen++) {
            for (int series = 0; series < last.length; series++) {
                double value = live.value(series, seen);
                if (value < last[series]) {
                    addedUntil[series] = Math.min(addedUntil[series], seen);
                }
                last[series] = Double.isNaN(value) ? last[series] : value;
            }
        }
    }
}
