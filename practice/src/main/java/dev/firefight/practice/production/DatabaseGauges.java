package dev.firefight.practice.production;

import dev.firefight.telemetry.Origin;
import java.util.List;

/** What exporters beside the machines of a database tell. What programs count in all is told by the machine that they speak to. */
final class DatabaseGauges implements Runnable {
    private final Meters meters;
    private final Database database;
    private final List<NodeGauges> nodes;
    private double committedLast;
    private double failedLast;
    private double readLast;

    DatabaseGauges(Production production, Database database) {
        this.meters = production.meters();
        this.database = database;
        this.nodes = database.nodes().all().stream().map(NodeGauges::new).toList();
    }

    @Override
    public void run() {
        double committed = database.execution().committed() - committedLast;
        double failed = database.execution().failed() - failedLast;
        double read = database.execution().rowsRead() - readLast;
        committedLast = database.execution().committed();
        failedLast = database.execution().failed();
        readLast = database.execution().rowsRead();
        for (NodeGauges one : nodes) {
            boolean isTarget = one.node == database.nodes().target();
            if (isTarget) {
                meters.add(one.committed, committed);
                meters.add(one.failed, failed);
                meters.add(one.read, read);
            }
            one.tell(isTarget);
        }
    }

    /** What is told of one machine. */
    private final class NodeGauges {
        private final Node node;
        private final Teller inside;
        private final int up;
        private final int active;
        private final int waiting;
        private final int idle;
        private final int most;
        private final int committed;
        private final int failed;
        private final int read;
        private final int behind;
        private final int isReplica;
        private final int bytes;
        private final int cpu;
        private final int cpuLimit;
        private final int diskFree;
        private final int diskSize;

        NodeGauges(Node node) {
            this.node = node;
            Origin origin = new Origin(database.name(), node.name, "");
            Teller exporter = meters.teller("postgres-exporter-" + node.name, "postgres-exporter", origin);
            // It answers even where the database does not, and then tells nothing but that.
            this.inside = new Teller(exporter.name(), exporter.job(), origin);
            this.up = meters.gauge(exporter, origin, "pg_up");
            this.active = sessions(origin, "active", "");
            this.waiting = sessions(origin, "active", "Lock");
            this.idle = sessions(origin, "idle", "Client");
            this.most = meters.gauge(inside, origin, "pg_settings_max_connections");
            this.committed = total(origin, "pg_stat_database_xact_commit");
            this.failed = total(origin, "pg_stat_database_xact_rollback");
            this.read = total(origin, "pg_stat_database_tup_returned");
            this.behind = meters.gauge(inside, origin, "pg_replication_lag_seconds");
            this.isReplica = meters.gauge(inside, origin, "pg_replication_is_replica");
            this.bytes = meters.gauge(inside, origin, "pg_database_size_bytes", "datname", database.name());
            Teller cadvisor = meters.teller("cadvisor", "cadvisor", Origin.UNKNOWN);
            this.cpu = meters.counter(cadvisor, origin, "container_cpu_usage_seconds_total", "container", "postgres");
            this.cpuLimit = meters.gauge(
                    Exporters.cluster(meters),
                    origin,
                    "kube_pod_container_resource_limits",
                    "container",
                    "postgres",
                    "resource",
                    "cpu",
                    "unit",
                    "core");
            Teller machine = Exporters.machine(meters, node.name);
            this.diskFree = disk(machine, "node_filesystem_avail_bytes");
            this.diskSize = disk(machine, "node_filesystem_size_bytes");
        }

        private int sessions(Origin origin, String state, String waitsFor) {
            return meters.gauge(
                    inside,
                    origin,
                    "pg_stat_activity_count",
                    "datname",
                    database.name(),
                    "state",
                    state,
                    "wait_event_type",
                    waitsFor);
        }

        private int total(Origin origin, String name) {
            return meters.counter(inside, origin, name, "datname", database.name());
        }

        private int disk(Teller machine, String name) {
            return meters.gauge(machine, machine.origin(), name, "fstype", "ext4", "mountpoint", "/var/lib/postgresql");
        }

        void tell(boolean isTarget) {
            meters.set(up, node.isUp ? 1 : 0);
            inside.silent(!node.isUp);
            int locked = isTarget ? database.locks().waiting() : 0;
            int computing = node.processor.runnable();
            meters.set(active, computing);
            meters.set(waiting, locked);
            meters.set(idle, Math.max(0, node.connections - computing - locked));
            meters.set(most, database.design().connections());
            meters.set(
                    behind,
                    node == database.nodes().primary() ? 0 : database.nodes().replicaBehindNanos() / 1e9);
            meters.set(isReplica, node == database.nodes().primary() ? 0 : 1);
            meters.set(bytes, Math.rint(database.nodes().usedBytes()));
            meters.set(cpu, node.processor.busyNanos() / 1e9);
            meters.set(cpuLimit, node.processor.cores());
            meters.set(diskSize, (double) database.design().diskBytes());
            meters.set(
                    diskFree,
                    Math.rint((double) database.design().diskBytes()
                            - database.nodes().usedBytes()));
        }
    }
}
