package dev.firefight.practice.signal;

import dev.firefight.practice.production.Teller;
import dev.firefight.telemetry.SeriesKey;
import java.util.List;

/** One scrape by itself, which stays as it is while the production goes on, and so may be read by another thread. */
public final class Snapshot implements Numbers {
    private final long timeNanos;
    private final List<SeriesKey> keys;
    private final List<Teller> tellers;
    private final double[] values;
    private final List<Target> targets;

    private Snapshot(
            long timeNanos, List<SeriesKey> keys, List<Teller> tellers, double[] values, List<Target> targets) {
        this.timeNanos = timeNanos;
        this.keys = keys;
        this.tellers = tellers;
        this.values = values;
        this.targets = targets;
    }

    /**
     * Somebody who is asked for numbers.
     *
     * @param teller who
     * @param answers whether it answered
     */
    public record Target(Teller teller, boolean answers) {}

    /** The last scrape. */
    public static Snapshot last(Scrapes scrapes) {
        int last = scrapes.size() - 1;
        int series = scrapes.keys().size();
        double[] values = new double[series];
        Teller[] tellers = new Teller[series];
        for (int i = 0; i < series; i++) {
            values[i] = scrapes.value(i, last);
            tellers[i] = scrapes.teller(i);
        }
        List<Target> targets = scrapes.production().meters().tellers().stream()
                .filter(teller -> !teller.isGone() && !teller.isServer())
                .map(teller -> new Target(teller, !teller.isSilent()))
                .toList();
        return new Snapshot(scrapes.timeNanos(last), List.copyOf(scrapes.keys()), List.of(tellers), values, targets);
    }

    /** Whom the server asked that collects the numbers, in the order in which they began. */
    public List<Target> targets() {
        return targets;
    }

    @Override
    public List<SeriesKey> keys() {
        return keys;
    }

    @Override
    public Teller teller(int series) {
        return tellers.get(series);
    }

    @Override
    public int size() {
        return 1;
    }

    @Override
    public long timeNanos(int scrape) {
        return timeNanos;
    }

    @Override
    public double value(int series, int scrape) {
        return values[series];
    }
}
