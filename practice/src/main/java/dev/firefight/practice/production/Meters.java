package dev.firefight.practice.production;

import dev.firefight.telemetry.Origin;
import dev.firefight.telemetry.SeriesKey;
import dev.firefight.telemetry.SeriesKey.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** All numbers that the system tells of itself. What happens counts into them at once; somebody reads all of them now and then. */
public final class Meters {
    /** Upper ends of the buckets of histograms, in seconds; one more holds all that is longer. */
    private static final double[] BOUNDS = {0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10};

    private static final long[] BOUNDS_NANOS =
            Arrays.stream(BOUNDS).mapToLong(bound -> Math.round(bound * 1e9)).toArray();

    private final Map<String, Teller> tellers = new LinkedHashMap<>();
    private final List<SeriesKey> keys = new ArrayList<>();
    private final List<Teller> toldBy = new ArrayList<>();
    private double[] values = new double[1024];

    /** Who tells numbers under this name. */
    Teller teller(String name, String job, Origin origin) {
        return tellers.computeIfAbsent(name, _ -> new Teller(name, job, origin));
    }

    /** Something that only grows, from 0. */
    int counter(Teller teller, Origin origin, String name, String... labels) {
        return add(teller, origin, name, Kind.COUNTER, labels);
    }

    /** Something that goes up and down. */
    int gauge(Teller teller, Origin origin, String name, String... labels) {
        return add(teller, origin, name, Kind.GAUGE, labels);
    }

    /** Times, as Prometheus keeps them: buckets that each hold all up to their end, then the sum in seconds, then the number. */
    int histogram(Teller teller, Origin origin, String name, String... labels) {
        int first = keys.size();
        for (double bound : BOUNDS) {
            add(teller, origin, name + "_bucket", Kind.COUNTER, with(labels, "le", text(bound)));
        }
        add(teller, origin, name + "_bucket", Kind.COUNTER, with(labels, "le", "+Inf"));
        add(teller, origin, name + "_sum", Kind.COUNTER, labels);
        add(teller, origin, name + "_count", Kind.COUNTER, labels);
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

    private int add(Teller teller, Origin origin, String name, Kind kind, String... labels) {
        Map<String, String> attributes = new TreeMap<>();
        for (int i = 0; i < labels.length; i += 2) {
            attributes.put(labels[i], labels[i + 1]);
        }
        int number = keys.size();
        keys.add(new SeriesKey(origin, name, "", kind, new TreeMap<>(attributes)));
        toldBy.add(teller);
        if (number == values.length) {
            values = Arrays.copyOf(values, 2 * number);
        }
        values[number] = 0;
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

    /** All that it tells is from 0 again, as after a restart. */
    void reset(Teller teller) {
        for (int i = 0; i < keys.size(); i++) {
            if (toldBy.get(i) == teller
                    && !Double.isNaN(values[i])) { // what it does not tell it does not tell then either
                values[i] = 0;
            }
        }
    }

    /** All who tell, those among them that are silent. */
    public List<Teller> tellers() {
        return List.copyOf(tellers.values());
    }

    /** Who tells a number. */
    public Teller teller(int meter) {
        return toldBy.get(meter);
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
        return toldBy.get(meter).isSilent() ? Double.NaN : values[meter];
    }

    /** All numbers now, in the order of {@link #keys}. */
    public double[] read() {
        double[] all = new double[keys.size()];
        for (int i = 0; i < all.length; i++) {
            all[i] = value(i);
        }
        return all;
    }
}
