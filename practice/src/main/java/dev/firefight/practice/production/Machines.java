package dev.firefight.practice.production;

import dev.firefight.practice.production.Instance.State;
import java.util.ArrayList;
import java.util.List;

/** The machines of a production: where instances are started, and what is done to a machine with all that runs on it. */
public final class Machines {
    private static final int ZONES = 3;
    /** After so long it is sure that a machine is gone. */
    private static final long LOST_NANOS = 60_000_000_000L;

    private final Production production;
    private final List<Host> hosts = new ArrayList<>();
    private final Host outside = Host.ofOthers();
    private int placed;

    /** So many, in three zones. */
    Machines(Production production, int number) {
        this.production = production;
        for (int i = 0; i < number; i++) {
            hosts.add(new Host("node-" + (char) ('a' + i % ZONES) + (i / ZONES + 1), i % ZONES));
        }
    }

    /** All of them, in order. */
    public List<Host> all() {
        return List.copyOf(hosts);
    }

    /**
     * One of them.
     *
     * @throws IllegalArgumentException when there is none of that name
     */
    public Host named(String name) {
        return hosts.stream()
                .filter(host -> host.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no machine \"" + name + "\"; there are "
                        + hosts.stream().map(Host::name).toList()));
    }

    /** Where others run what is theirs. */
    Host outside() {
        return outside;
    }

    /** One more instance on the next machine that runs. */
    Instance place(Service service) {
        if (service.design().isProvider()) {
            return service.add(outside);
        }
        for (int tries = 0; tries < hosts.size(); tries++) {
            Host host = hosts.get(placed++ % hosts.size());
            if (host.isUp && !host.isDrained) {
                return service.add(host);
            }
        }
        return service.add(hosts.getFirst());
    }

    /** Cores of a machine are so many times as fast as usual, as when somebody else uses them. */
    public void slow(Host host, double timesAsFast) {
        host.speed = timesAsFast;
        on(host).forEach(one -> one.run(1));
    }

    /** A machine goes away with all that runs on it, which is started elsewhere as soon as that is sure. */
    public void lose(Host host) {
        host.isUp = false;
        on(host).forEach(Instance::stop);
        production.at(production.nowNanos() + LOST_NANOS, () -> {
            if (!host.isUp) {
                drain(host);
            }
        });
    }

    /** It is back, and what belongs there is started. */
    public void restore(Host host) {
        host.isUp = true;
        host.isDrained = false;
        on(host).stream().filter(one -> one.state() == State.STOPPED).forEach(Instance::start);
    }

    /** All that runs on a machine is started elsewhere, and ended there. */
    public void drain(Host host) {
        host.isDrained = true;
        for (Instance one : on(host)) {
            place(one.service()).start();
            one.drain();
        }
    }

    private List<Instance> on(Host host) {
        return production.services().stream()
                .flatMap(service -> service.instances().stream())
                .filter(one -> one.host() == host)
                .toList();
    }
}
