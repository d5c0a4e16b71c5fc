package dev.firefight.practice.production;

import dev.firefight.practice.design.CallDesign.Balance;
import dev.firefight.practice.design.ServiceDesign.PoolDesign;
import java.time.Duration;
import java.util.List;

/**
 * What is set for a service now, as one reads it in the settings that are deployed and from the platform that runs it.
 *
 * @param threads how many requests an instance works on at once
 * @param queue how many more it lets wait
 * @param cores how many processors an instance has
 * @param heapBytes memory of an instance
 * @param servesNewestFirst whether the newest request is served first where some wait
 * @param dropsExpired whether those are left out that nobody waits for any more
 * @param probesBusy whether an instance counts as not ready where requests wait
 * @param hasRoom whether the platform has room for further instances
 * @param isNameKnown whether its name leads to it
 * @param pools its connections to databases
 * @param calls how it calls others
 * @param instances how its instances are
 */
public record ServiceState(
        int threads,
        int queue,
        double cores,
        long heapBytes,
        boolean servesNewestFirst,
        boolean dropsExpired,
        boolean probesBusy,
        boolean hasRoom,
        boolean isNameKnown,
        List<PoolState> pools,
        List<CallState> calls,
        List<InstanceState> instances) {
    /** Copies the lists. */
    public ServiceState {
        pools = List.copyOf(pools);
        calls = List.copyOf(calls);
        instances = List.copyOf(instances);
    }

    /**
     * Connections that each instance keeps to a database.
     *
     * @param database to which
     * @param size how many at most
     * @param patience how long a request waits for one
     */
    public record PoolState(String database, int size, Duration patience) {}

    /**
     * How it calls another service.
     *
     * @param service whom
     * @param timeout how long it waits for an answer
     * @param tries how often it tries at most, the first time included
     * @param budget tries beyond the first, as a share of first ones; 1 for no budget
     * @param hasBreaker whether it stops asking for a while when most answers are failures
     * @param balance how it chooses among instances
     * @param ejects whether it leaves instances alone for a while that fail
     * @param addedNanos how much longer than in a quiet network a message takes
     * @param lost the share of messages that is lost
     */
    public record CallState(
            String service,
            Duration timeout,
            int tries,
            double budget,
            boolean hasBreaker,
            Balance balance,
            boolean ejects,
            long addedNanos,
            double lost) {
        static CallState of(Edge edge) {
            return new CallState(
                    edge.target().name(),
                    Duration.ofNanos(edge.timeoutNanos),
                    edge.tries,
                    edge.budget,
                    edge.hasBreaker,
                    edge.balance,
                    edge.ejects,
                    edge.delayNanos,
                    edge.loss);
        }
    }

    /**
     * How an instance is.
     *
     * @param instance which one
     * @param isReady whether it is found well and answers
     * @param checked its good answers in the last minutes; of note are those that a person would find wrong who looked at them
     */
    public record InstanceState(Instance instance, boolean isReady, Minutes checked) {}

    /** How it is now. */
    public static ServiceState of(Service service) {
        return new ServiceState(
                service.threads(),
                service.queue(),
                service.cores(),
                service.heapBytes(),
                service.servesNewestFirst,
                service.dropsExpired,
                service.probesBusy,
                service.deployment().hasRoom(),
                !service.isNameLost,
                service.design().pools().stream()
                        .map(pool -> new PoolState(pool.database(), size(service, pool), pool.patience()))
                        .toList(),
                service.edges().stream().map(CallState::of).toList(),
                service.instances().stream().map(ServiceState::of).toList());
    }

    private static int size(Service service, PoolDesign design) {
        return service.instances().stream()
                .flatMap(one -> one.pools().stream())
                .filter(pool -> pool.database().name().equals(design.database()))
                .map(Pool::size)
                .findFirst()
                .orElse(design.size());
    }

    private static InstanceState of(Instance one) {
        boolean isReady = one.state() == Instance.State.RUNNING && one.host().isUp && one.isKnownHealthy;
        return new InstanceState(one, isReady, one.desk().checked);
    }
}
