package dev.firefight.practice.production;

import dev.firefight.practice.production.Instance.State;

/** What the exporter on a machine tells: how busy the instances on it keep it, how far its clock is ahead, how full its disk is. */
final class HostGauges implements Runnable {
    private final Production production;
    private final Meters meters;
    private final Host host;
    private final Teller teller;
    private final int up;
    private final int user;
    private final int idle;
    private final int offset;
    private final int synced;
    private final int booted;
    private final int diskFree;
    private final int diskSize;
    private double coreNanos;
    private long lastNanos;

    HostGauges(Production production, Host host) {
        this.production = production;
        this.meters = production.meters();
        this.host = host;
        this.teller = Exporters.machine(meters, host.name());
        this.lastNanos = production.nowNanos();
        this.up = meters.gauge(
                Exporters.server(meters),
                teller.origin(),
                "up",
                "instance",
                host.name() + ":9100",
                "job",
                teller.job());
        this.user = meters.counter(teller, teller.origin(), "node_cpu_seconds_total", "cpu", "all", "mode", "user");
        this.idle = meters.counter(teller, teller.origin(), "node_cpu_seconds_total", "cpu", "all", "mode", "idle");
        this.offset = meters.gauge(teller, teller.origin(), "node_timex_offset_seconds");
        this.synced = meters.gauge(teller, teller.origin(), "node_timex_sync_status");
        this.booted = meters.gauge(teller, teller.origin(), "node_boot_time_seconds");
        this.diskFree = disk("node_filesystem_avail_bytes");
        this.diskSize = disk("node_filesystem_size_bytes");
    }

    private int disk(String name) {
        return meters.gauge(teller, teller.origin(), name, "fstype", "ext4", "mountpoint", "/");
    }

    @Override
    public void run() {
        meters.set(up, host.isReached() ? 1 : 0);
        teller.silent(!host.isReached());
        double cores = production.services().stream()
                .flatMap(service -> service.instances().stream())
                .filter(one -> one.host() == host && one.state() != State.GONE)
                .mapToDouble(one -> one.desk().processor().cores())
                .sum();
        double busy = host.processors.stream().mapToDouble(Processor::busyNanos).sum();
        long now = production.nowNanos();
        coreNanos += cores * (now - lastNanos);
        lastNanos = now;
        meters.set(user, busy / 1e9);
        meters.set(idle, Math.max(0, coreNanos - busy) / 1e9);
        meters.set(offset, host.skewNanos / 1e9);
        meters.set(synced, host.skewNanos == 0 ? 1 : 0);
        meters.set(booted, (double) Math.floorDiv(production.startNanos(), 1_000_000_000L) - 30 * 86_400);
        meters.set(diskSize, host.diskBytes);
        meters.set(diskFree, host.diskBytes - host.usedBytes);
    }
}
