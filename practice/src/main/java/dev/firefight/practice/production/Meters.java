package dev.firefight.practice.production;

import dev.firefight.telemetry.Origin;
import dev.firefight.telemetry.SeriesKey;
import dev.firefight.telemetry.SeriesKey.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** All numbers that the system tells of itself. What happens counts into them at once; somebody reads all of them now and then. */
public final class Meters {
    /** Upper ends of the buckets of histograms, in seconds; one more holds all that is longer. */
    private static final double[] BOUNDS = {0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10};

    private static final long[] BOUNDS_NANOS =
            Arrays.stream(BOUNDS).mapToLong(bound -> Math.round(bound * 1e9)).toArray();

    private final List<SeriesKey> keys = new ArrayList<>();
    private final Map<Origin, List<Integer>> byOrigin = new HashMap<>();
    private double[] values = new double[1024];

    /** Something that only grows, from 0. */
    int counter(Origin origin, String name, String... labels) {
        return add(origin, name, Kind.COUNTER, labels);
    }

    /** Something that goes up and down. */
    int gauge(Origin origin, String name, String... labels) {
        return add(origin, name, Kind.GAUGE, labels);
    }

    /** Times, as Prometheus keeps them: buckets that each hold all up to their end, then the sum in seconds, then the number. */
    int histogram(Origin origin, String name, String... labels) {
        int first = keys.size();
        for (double bound : BOUNDS) {
            add(origin, name + "_bucket", Kind.COUNTER, with(labels, "le", text(bound)));
        }
        add(origin, name + "_bucket", Kind.COUNTER, with(labels, "le", "+Inf"));
        add(origin, name + "_sum", Kind.COUNTER, labels);
        add(origin, name + "_count", Kind.COUNTER, labels);
        return first;
    }

    private static String text(double bound) {
        return bound == Math.rint(bound) ? String.valueOf((long) bound) : String.valueOf(bound);
    }

    private static String[] with(String[] labels, String name, String value) {
        String[] all = Arrays.copyOf(labels, labels.length + 2);
        all[labels.length] = name;
        all[labels.length + 1] = value;
        return all;
    }

    private int add(Origin origin, String name, Kind kind, String... labels) {
        Map<String, String> attributes = new TreeMap<>();
        for (int i = 0; i < labels.length; i += 2) {
            attributes.put(labels[i], labels[i + 1]);
        }
        int number = keys.size();
        keys.add(new SeriesKey(origin, name, "", kind, new TreeMap<>(attributes)));
        if (number == values.length) {
            values = Arrays.copyOf(values, 2 * number);
        }
        values[number] = 0;
        byOrigin.computeIfAbsent(origin, _ -> new ArrayList<>()).add(number);
        return number;
    }

    void count(int meter) {
        values[meter]++;
    }

    void add(int meter, double more) {
        values[meter] += more;
    }

    void set(int meter, double value) {
        values[meter] = value;
    }

    /** A time goes into a histogram. */
    void time(int histogram, long nanos) {
        int bucket = 0;
        while (bucket < BOUNDS_NANOS.length && nanos > BOUNDS_NANOS[bucket]) {
            bucket++;
        }
        for (int i = bucket; i <= BOUNDS_NANOS.length; i++) {
            values[histogram + i]++;
        }
        values[histogram + BOUNDS_NANOS.length + 1] += nanos / 1e9;
        values[histogram + BOUNDS_NANOS.length + 2]++;
    }

    /** From 0 again, all of it that somebody tells, as after a restart. */
    void reset(Origin origin) {
        all(origin, 0);
    }

    /** Whoever told these is gone; they have no values until they are set again. */
    void silence(Origin origin) {
        all(origin, Double.NaN);
    }

    private void all(Origin origin, double value) {
        byOrigin.getOrDefault(origin, List.of()).forEach(number -> values[number] = value);
    }

    /** What each number is. More can come, and none goes. */
    public List<SeriesKey> keys() {
        return keys;
    }

    /** How many there are. */
    public int size() {
        return keys.size();
    }

    /** One number now; no number where nobody tells it. */
    public double value(int meter) {
        return values[meter];
    }

    /** All numbers now, in the order of {@link #keys}. */
    public double[] read() {
        return Arrays.copyOf(values, keys.size());
    }
}
