package dev.firefight.practice.design;

import java.time.Duration;
import java.util.List;

/**
 * A program of which several instances run.
 *
 * @param name what it is called
 * @param isProvider whether others run it: nothing is seen of it but what it answers
 * @param instances how many run
 * @param threads how many requests an instance works on at once; whoever waits for another service holds one
 * @param queue how many more it lets wait
 * @param cores how many processors an instance has
 * @param heap its memory
 * @param start how long an instance takes to start
 * @param version what runs
 * @param routes what it can be asked for
 * @param calls how it calls others
 * @param pools its connections to databases
 * @param scaling whether instances are added and taken away by load
 */
public record ServiceDesign(
        String name,
        boolean isProvider,
        int instances,
        int threads,
        int queue,
        double cores,
        HeapDesign heap,
        Duration start,
        String version,
        List<RouteDesign> routes,
        List<CallDesign> calls,
        List<PoolDesign> pools,
        ScalingDesign scaling) {
    /** Copies the lists. */
    public ServiceDesign {
        routes = List.copyOf(routes);
        calls = List.copyOf(calls);
        pools = List.copyOf(pools);
    }

    /**
     * Memory of an instance.
     *
     * @param bytes how much it may use
     * @param liveBytes what it always needs
     * @param requestBytes what a request leaves to be collected
     */
    public record HeapDesign(long bytes, long liveBytes, long requestBytes) {}

    /**
     * Connections that an instance keeps to a database.
     *
     * @param database to which
     * @param size how many at most
     * @param patience how long a request waits for one
     */
    public record PoolDesign(String database, int size, Duration patience) {}

    /**
     * Adding and taking away of instances.
     *
     * @param isOn whether that is done
     * @param least fewest instances
     * @param most most instances
     * @param target the share of processor time at which the number is right
     */
    public record ScalingDesign(boolean isOn, int least, int most, double target) {
        /** The number stays. */
        public static final ScalingDesign OFF = new ScalingDesign(false, 0, 0, 1);
    }
}
