package dev.firefight.practice.signal;

import dev.firefight.practice.production.Meters;
import dev.firefight.practice.production.Production;
import dev.firefight.practice.production.Teller;
import dev.firefight.telemetry.SeriesKey;
import java.util.ArrayList;
import java.util.List;

/**
 * All numbers of a production every 15 seconds of its time, from its beginning on. It carries the production on, so that they are read at
 * just those moments; whoever carries it on beside this lets numbers be read too late.
 */
public final class Scrapes implements Numbers {
    /** From one to the next. */
    public static final long EVERY_NANOS = 15_000_000_000L;

    /** Three days; 40 MB an hour and a thousand series each. Later ones are not kept. */
    public static final int MOST = 3 * 24 * 240;

    private final Production production;
    private final long startNanos;
    private final List<double[]> rows = new ArrayList<>();
    private final Digest digest;
    private long nextNanos;

    /** The first one is read now. */
    public Scrapes(Production production) {
        this.production = production;
        this.startNanos = production.nowNanos();
        this.nextNanos = startNanos;
        this.digest = new Digest(production);
        read();
    }

    /** What is read. */
    public Production production() {
        return production;
    }

    /** Carries the production on up to a moment, and reads all numbers whenever it is time. */
    public void runUntil(long nanos) {
        while (nextNanos <= nanos) {
            production.runUntil(nextNanos);
            read();
        }
        production.runUntil(nanos);
    }

    private void read() {
        nextNanos += EVERY_NANOS;
        if (rows.size() < MOST) {
            double[] row = production.scrape();
            rows.add(row);
            digest.add(row);
        }
    }

    @Override
    public int size() {
        return rows.size();
    }

    @Override
    public long timeNanos(int scrape) {
        return startNanos + scrape * EVERY_NANOS;
    }

    @Override
    public double value(int series, int scrape) {
        double[] row = rows.get(scrape);
        return series < row.length ? row[series] : Double.NaN;
    }

    /** More come with time. */
    @Override
    public List<SeriesKey> keys() {
        return meters().keys();
    }

    @Override
    public Teller teller(int series) {
        return meters().teller(series);
    }

    /** The first scrape at or after a moment; {@link #size} where there is none. */
    public int firstFrom(long nanos) {
        long before = Math.max(0, nanos - startNanos);
        return (int) Math.min(size(), Math.ceilDiv(before, EVERY_NANOS));
    }

    private Meters meters() {
        return production.meters();
    }

    /**
     * SHA-256, in hexadecimal digits, over all numbers that were read, all lines and all spans so far, in their order. The same design, seed
     * and acts give the same one on every machine.
     */
    public String digest() {
        return digest.hex();
    }
}
