package dev.firefight.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** How much is read a second, and how much of a core was to be had for it: on a busy machine only their ratio can be compared. */
@AuxCounters
@State(Scope.Thread)
public class Rates {
    private static final double BYTES_PER_MEGABYTE = 1e6;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final OperatingSystemMXBean PROCESS =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    /** Megabytes, of a million bytes each. */
    public double megabytes;
    /** Lines, or events of a simulation. */
    public double lines;
    /** Seconds of processor time, of all threads. */
    public double cores;

    private long countedNanos;

    /** Counts processor time from here. */
    @Setup(Level.Iteration)
    public void start() {
        countedNanos = PROCESS.getProcessCpuTime();
    }

    void add(long bytesRead, long linesRead) {
        megabytes += bytesRead / BYTES_PER_MEGABYTE;
        lines += linesRead;
        long now = PROCESS.getProcessCpuTime();
        cores += (now - countedNanos) / NANOS_PER_SECOND;
        countedNanos = now;
    }
}
