package dev.firefight.practice.production;

import dev.firefight.practice.production.Instance.State;
import dev.firefight.telemetry.Origin;
import java.util.ArrayList;
import java.util.List;

/**
 * What an instance tells of itself beside its requests, and what is known of it without asking: whether it answers, and how often it was
 * started. An instance that does not answer tells nothing else; one that is gone is not asked.
 */
final class InstanceGauges implements Runnable {
    private final Meters meters;
    private final Instance instance;
    private final Teller teller;
    private final Origin origin;
    private final int up;
    private final int restarts;
    private final int waits;
    private final int cpuLimit;
    private final int cpu;
    private final int started;
    private final int heapUsed;
    private final int heapMost;
    private final int pauseSum;
    private final int pauseCount;
    private final int threadsBusy;
    private final int threadsMost;
    private final int queued;
    private final List<PoolGauges> pools = new ArrayList<>();
    private final int build;
    private double busyBefore;
    private double busyLast;
    private long startedLast;

    /** What is told of one pool of connections. */
    private record PoolGauges(Pool pool, int used, int idle, int most, int pending, int timeouts) {}

    InstanceGauges(Production production, Instance instance) {
        this.meters = production.meters();
        this.instance = instance;
        this.teller = instance.teller();
        this.origin = instance.origin();
        this.up = meters.gauge(Exporters.server(meters), origin, "up", "job", teller.job());
        Teller cluster = Exporters.cluster(meters);
        String container = origin.service();
        this.restarts =
                meters.counter(cluster, origin, "kube_pod_container_status_restarts_total", "container", container);
        this.waits = meters.gauge(
                cluster,
                origin,
                "kube_pod_container_status_waiting_reason",
                "container",
                container,
                "reason",
                "CrashLoopBackOff");
        this.cpuLimit = meters.gauge(
                cluster,
                origin,
                "kube_pod_container_resource_limits",
                "container",
                container,
                "resource",
                "cpu",
                "unit",
                "core");
        this.build = meters.gauge(teller, origin, "build_info", "version", instance.version());
        this.cpu = meters.counter(teller, origin, "process_cpu_seconds_total");
        this.started = meters.gauge(teller, origin, "process_start_time_seconds");
        this.heapUsed = meters.gauge(teller, origin, "jvm_memory_used_bytes", "area", "heap");
        this.heapMost = meters.gauge(teller, origin, "jvm_memory_max_bytes", "area", "heap");
        this.pauseSum = meters.counter(teller, origin, "jvm_gc_pause_seconds_sum");
        this.pauseCount = meters.counter(teller, origin, "jvm_gc_pause_seconds_count");
        this.threadsBusy = meters.gauge(teller, origin, "tomcat_threads_busy_threads");
        this.threadsMost = meters.gauge(teller, origin, "tomcat_threads_config_max_threads");
        this.queued = meters.gauge(teller, origin, "executor_queued_tasks", "name", "http");
        instance.pools().forEach(pool -> pools.add(of(pool)));
    }

    private PoolGauges of(Pool pool) {
        String name = pool.database().name();
        return new PoolGauges(
                pool,
                meters.gauge(teller, origin, "db_client_connections_usage", "pool_name", name, "state", "used"),
                meters.gauge(teller, origin, "db_client_connections_usage", "pool_name", name, "state", "idle"),
                meters.gauge(teller, origin, "db_client_connections_max", "pool_name", name),
                meters.gauge(teller, origin, "db_client_connections_pending_requests", "pool_name", name),
                meters.counter(teller, origin, "db_client_connections_timeouts_total", "pool_name", name));
    }

    @Override
    public void run() {
        if (instance.state() == State.GONE) {
            for (int one : List.of(up, restarts, waits, cpuLimit)) {
                meters.set(one, Double.NaN);
            }
            return;
        }
        boolean answers = instance.isRunning()
                && instance.host().isReached()
                && !instance.service().isSilent();
        meters.set(up, answers ? 1 : 0);
        meters.set(restarts, instance.restarts());
        meters.set(waits, instance.state() == State.CRASHED ? 1 : 0);
        meters.set(cpuLimit, instance.desk().processor().cores());
        teller.silent(!answers);
        process();
        if (answers) {
            requests();
            pools.forEach(this::tell);
        }
    }

    private void process() {
        double busy = instance.desk().processor().busyNanos();
        if (instance.startedNanos() != startedLast) {
            startedLast = instance.startedNanos();
            busyBefore = busyLast;
        }
        busyLast = busy;
        meters.set(cpu, (busy - busyBefore) / 1e9);
        meters.set(build, 1);
        meters.set(started, Math.rint(instance.startedNanos() / 1e7) / 100);
        Heap heap = instance.desk().heap();
        meters.set(heapUsed, Math.rint(heap.usedBytes()));
        meters.set(heapMost, (double) heap.bytes());
        meters.set(pauseSum, heap.pausedNanos() / 1e9);
        meters.set(pauseCount, (double) heap.pauses());
    }

    private void requests() {
        meters.set(threadsBusy, instance.desk().busy());
        meters.set(threadsMost, instance.service().threads());
        meters.set(queued, instance.desk().queued());
    }

    private void tell(PoolGauges one) {
        meters.set(one.used, one.pool.used());
        meters.set(one.idle, Math.max(0, one.pool.open() - one.pool.used()));
        meters.set(one.most, one.pool.size());
        meters.set(one.pending, one.pool.waiting());
        meters.set(one.timeouts, one.pool.timeouts());
    }
}
