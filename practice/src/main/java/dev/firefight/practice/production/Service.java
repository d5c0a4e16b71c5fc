package dev.firefight.practice.production;

import dev.firefight.practice.design.ServiceDesign;
import dev.firefight.telemetry.Origin;
import java.util.ArrayList;
import java.util.List;

/** A service: its instances, whom it calls, and what is set for all of them. */
public final class Service {
    private static final double MOST_EJECTED = 0.5;
    private static final long PROBE_NANOS = 5_000_000_000L;
    private static final int PROBES_TO_DROP = 3;
    private static final long TOKEN_NANOS = 30_000_000_000L;

    private final Production production;
    private final ServiceDesign design;
    private final List<Route> routes = new ArrayList<>();
    private final List<Edge> edges = new ArrayList<>();
    private final List<Instance> instances = new ArrayList<>();
    private final List<Alteration> alterations = new ArrayList<>();
    private final int prober;
    private int threads;
    private int queue;
    private double cores;
    private String version;
    private int named;

    boolean servesNewestFirst;
    boolean dropsExpired;
    boolean probesBusy;
    boolean isNameLost;
    long certificateUntilNanos = Long.MAX_VALUE;

    Service(Production production, ServiceDesign design) {
        this.production = production;
        this.design = design;
        this.threads = design.threads();
        this.queue = design.queue();
        this.cores = design.cores();
        this.version = design.version();
        for (int i = 0; i < design.routes().size(); i++) {
            routes.add(new Route(design.routes().get(i).name(), i));
        }
        prober = production.agenda().enrol(this::probe);
    }

    /** What it is called. */
    public String name() {
        return design.name();
    }

    ServiceDesign design() {
        return design;
    }

    List<Route> routes() {
        return routes;
    }

    Route route(String name) {
        return routes.stream()
                .filter(route -> route.name.equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(name() + " has no route \"" + name + "\""));
    }

    List<Edge> edges() {
        return edges;
    }

    int edgeTo(String service) {
        for (int i = 0; i < edges.size(); i++) {
            if (edges.get(i).target().name().equals(service)) {
                return i;
            }
        }
        throw new IllegalArgumentException(name() + " does not say how it calls " + service);
    }

    /** All that are there, those among them that do not run. */
    public List<Instance> instances() {
        return instances;
    }

    /** The program that new instances run. */
    public String version() {
        return version;
    }

    int threads() {
        return threads;
    }

    int queue() {
        return queue;
    }

    double cores() {
        return cores;
    }

    void probeFrom(long nanos) {
        production.agenda().plan(nanos, prober, 0);
    }

    Instance add(Host host) {
        Instance instance = new Instance(production, this, design.name() + "-" + named++, host, version);
        instances.add(instance);
        return instance;
    }

    /** So many threads from now on. */
    void threads(int most) {
        threads = most;
        instances.forEach(Instance::serve);
    }

    /** So many wait from now on. */
    void queue(int most) {
        queue = most;
    }

    /** It runs another program from the next start on. */
    void version(String program) {
        version = program;
    }

    boolean mayEject() {
        long ejected = instances.stream().filter(Instance::isEjected).count();
        return ejected + 1 <= MOST_EJECTED * instances.size();
    }

    boolean hasWrongTime(Call call) {
        return call.link.edge().checksTime
                && Math.abs(call.link.host().skewNanos - call.server.host().skewNanos) > TOKEN_NANOS;
    }

    /** Behaves otherwise from now on. */
    void alter(Alteration alteration) {
        alterations.add(alteration);
        refresh();
    }

    /** Not any more. */
    void restore(String id) {
        if (alterations.removeIf(one -> one.id().equals(id))) {
            refresh();
        }
    }

    void refresh() {
        instances.forEach(this::refresh);
    }

    void refresh(Instance instance) {
        instance.twist(routes.stream()
                .map(route -> alterations.stream()
                        .filter(one -> one.concerns(instance, route))
                        .map(Alteration::twist)
                        .toArray(Twist[]::new))
                .toArray(Twist[][]::new));
    }

    /** What keeps a program from starting; empty where nothing does. */
    String startFailure(Instance instance) {
        return alterations.stream()
                .filter(one -> !one.startFailure().isEmpty() && one.where().test(instance))
                .map(Alteration::startFailure)
                .findFirst()
                .orElse("");
    }

    private void probe(int detail) {
        for (Instance one : instances) {
            boolean isWell = one.isRunning() && !(probesBusy && one.queued() > 0);
            one.probesFailed = isWell ? 0 : one.probesFailed + 1;
            if (one.probesFailed >= PROBES_TO_DROP) {
                one.isKnownHealthy = false;
            } else if (isWell) {
                one.isKnownHealthy = true;
            }
        }
        probeFrom(production.nowNanos() + PROBE_NANOS);
    }

    Origin origin() {
        return Origin.ofService(name());
    }
}
