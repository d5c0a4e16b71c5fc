package dev.firefight.practice.signal;

import dev.firefight.practice.production.Teller;
import dev.firefight.telemetry.SeriesKey;
import java.util.List;

/** Numbers as somebody read them, one scrape after the other, at least one. */
public interface Numbers {
    /** What each number is. */
    List<SeriesKey> keys();

    /** Who tells a number. */
    Teller teller(int series);

    /** How many scrapes there are. */
    int size();

    /** When one was read, in nanoseconds since 1970. */
    long timeNanos(int scrape);

    /** A number as one has it; no number where nobody told it then. */
    double value(int series, int scrape);

    /** How many series the last scrape has. */
    default int series() {
        return keys().size();
    }
}
