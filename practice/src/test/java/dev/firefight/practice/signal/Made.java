package dev.firefight.practice.signal;

import dev.firefight.practice.production.Teller;
import dev.firefight.telemetry.Origin;
import dev.firefight.telemetry.SeriesKey;
import dev.firefight.telemetry.SeriesKey.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Numbers made by hand, every 15 seconds from noon on. */
final class Made implements Numbers {
    static final long NOON = 1_772_452_800_000_000_000L;

    private final List<SeriesKey> keys = new ArrayList<>();
    private final List<Teller> tellers = new ArrayList<>();
    private final List<double[]> values = new ArrayList<>();
    private int size = 1;

    static Teller teller(String name, Origin origin) {
        return Teller.named(name, origin.service(), origin);
    }

    Made add(Teller teller, Origin origin, String name, Kind kind, Map<String, String> labels, double... points) {
        keys.add(new SeriesKey(origin, name, "", kind, new TreeMap<>(labels)));
        tellers.add(teller);
        values.add(points);
        size = Math.max(size, points.length);
        return this;
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
        return size;
    }

    @Override
    public long timeNanos(int scrape) {
        return NOON + scrape * Scrapes.EVERY_NANOS;
    }

    @Override
    public double value(int series, int scrape) {
        double[] row = values.get(series);
        return scrape < row.length ? row[scrape] : Double.NaN;
    }
}
