package dev.firefight.practice.production;

import dev.firefight.telemetry.Origin;

/** Those who tell numbers of others, by the names that they have everywhere. */
final class Exporters {
    private Exporters() {}

    /** What the server that collects numbers knows by itself: whether it was answered. */
    static Teller server(Meters meters) {
        return meters.teller(Teller.SERVER, Teller.SERVER, Origin.UNKNOWN);
    }

    /** The state of what is to run. */
    static Teller cluster(Meters meters) {
        return meters.teller("kube-state-metrics", "kube-state-metrics", Origin.UNKNOWN);
    }

    /** Looks from outside. */
    static Teller blackbox(Meters meters) {
        return meters.teller("blackbox", "blackbox", Origin.UNKNOWN);
    }

    /** On each machine. */
    static Teller machine(Meters meters, String node) {
        return meters.teller("node-exporter-" + node, "node-exporter", new Origin("", "", node));
    }
}
