package dev.firefight.practice.signal;

import dev.firefight.practice.production.Teller;
import dev.firefight.telemetry.SeriesKey;
import java.util.List;

/** The same numbers at other times. */
record Moved(Numbers numbers, long byNanos) implements Numbers {
    @Override
    public List<SeriesKey> keys() {
        return numbers.keys();
    }

    @Override
    public Teller teller(int series) {
        return numbers.teller(series);
    }

    @Override
    public int size() {
        return numbers.size();
    }

    @Override
    public long timeNanos(int scrape) {
        return numbers.timeNanos(scrape) + byNanos;
    }

    @Override
    public double value(int series, int scrape) {
        return numbers.value(series, scrape);
    }
}
