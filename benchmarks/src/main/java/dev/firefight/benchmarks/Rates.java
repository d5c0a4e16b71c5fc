package dev.firefight.benchmarks;

import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** How much is read a second. */
@AuxCounters
@State(Scope.Thread)
public class Rates {
    private static final double BYTES_PER_MEGABYTE = 1e6;

    /** Megabytes, of a million bytes each. */
    public double megabytes;
    /** Lines. */
    public double lines;

    void add(long bytesRead, long linesRead) {
        megabytes += bytesRead / BYTES_PER_MEGABYTE;
        lines += linesRead;
    }
}
