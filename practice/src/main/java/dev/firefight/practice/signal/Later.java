package dev.firefight.practice.signal;

import dev.firefight.practice.production.Teller;
import dev.firefight.telemetry.SeriesKey;
import java.util.List;

/** Numbers as somebody tells them whose clock is so many nanoseconds ahead of that of the production. */
record Later(Numbers numbers, long nanos) implements Numbers {
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
        return numbers.timeNanos(scrape) + nanos;
    }

    @Override
    public double value(int series, int scrape) {
        return numbers.value(series, scrape);
    }
}
