package dev.firefight.practice.production;

import dev.firefight.practice.design.ServiceDesign;
import dev.firefight.telemetry.Origin;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
    private final Map<String, Integer> poolSizes = new LinkedHashMap<>();
    private final int prober;
    private final Deployment deployment;
    private final Optional<Autoscaler> autoscaler;
    private int threads;
    private int queue;
    private double cores;
    private long heapBytes;
    private boolean isSilent;
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
        this.heapBytes = design.heap().bytes();
        for (int i = 0; i < design.routes().size(); i++) {
            routes.add(new Route(design.routes().get(i).name(), i));
        }
        deployment = new Deployment(production, this, design);
        prober = production.agenda().enrol(this::probe);
        autoscaler = design.scaling().isOn()
                ? Optional.of(new Autoscaler(production, this, design.scaling()))
                : Optional.empty();
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

    /**
     * Whether it can be asked for this.
     *
     * @throws IllegalArgumentException when it cannot
     */
    public void checkRoute(String name) {
        route(name);
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

    /** How it calls another one. */
    public Edge edge(String to) {
        return edges.get(edgeTo(to));
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

    /** What it shall run, and how often. */
    public Deployment deployment() {
        return deployment;
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

    /** One more instance, which does not run yet. */
    Instance add(Host host) {
        Instance instance = new Instance(production, this, design.name() + "-" + named++, host);
        if (!design.isProvider()) {
            production.gauge(new InstanceGauges(production, instance));
        }
        instances.add(instance);
        return instance;
    }

    void forget(Instance instance) {
        instances.remove(instance);
    }

    /** So many threads from now on. */
    public void threads(int most) {
        threads = most;
        instances.forEach(one -> one.desk().serve());
    }

    /** So many wait from now on. */
    public void queue(int most) {
        queue = most;
    }

    /** Somebody says that there shall be so many instances from now on. An autoscaler would take back anything else, so it is bound to that number. */
    public void scale(int instancesWanted) {
        autoscaler.ifPresent(one -> one.bound(instancesWanted, instancesWanted));
        deployment.want(instancesWanted);
    }

    /** Who finds out how many instances are wanted; empty where that is left to people. */
    public Optional<Autoscaler> autoscaler() {
        return autoscaler;
    }

    /** One of its instances ends by itself. */
    public void crash(int instance, String says, String why) {
        instances.get(instance % instances.size()).crash(says, why);
    }

    /** Whether nothing is heard of it, while it works as always. */
    public void silence(boolean isOn) {
        isSilent = isOn;
        instances.forEach(one -> production.logs().mute(one.origin(), isOn));
        production.traces().silence(name(), isOn);
    }

    boolean isSilent() {
        return isSilent;
    }

    /** Each of its instances has so much memory from its next start on, and those that run at once. */
    public void heap(long bytes) {
        heapBytes = bytes;
        instances.forEach(one -> one.desk().heap().resize(bytes));
    }

    long heapBytes() {
        return heapBytes;
    }

    /** All instances are ended and started again, at once. */
    public void restart() {
        List.copyOf(instances).forEach(Instance::restart);
    }

    /** Whether the newest request is served first where some wait. */
    public void serveNewestFirst(boolean isOn) {
        servesNewestFirst = isOn;
    }

    /** Whether those are left out that nobody waits for any more. */
    public void dropExpired(boolean isOn) {
        dropsExpired = isOn;
    }

    /** Whether an instance is taken for ill where requests wait. */
    public void probeBusy(boolean isOn) {
        probesBusy = isOn;
    }

    /** Its certificate is good until then. */
    public void certify(long untilNanos) {
        certificateUntilNanos = untilNanos;
    }

    /** Whether its name leads to it. */
    public void name(boolean isKnown) {
        isNameLost = !isKnown;
    }

    /** So many connections to a database for each of its instances, those of new ones too. */
    public void pool(String database, int size) {
        poolSizes.put(database, size);
        instances.forEach(this::sizePools);
    }

    void sizePools(Instance instance) {
        instance.pools()
                .forEach(pool ->
                        pool.resize(poolSizes.getOrDefault(pool.database().name(), pool.designed())));
    }

    /** All of its connections to a database are closed and opened again. */
    public void reconnect(String database) {
        instances.forEach(one -> one.pools().stream()
                .filter(pool -> pool.database().name().equals(database))
                .forEach(Pool::reopen));
    }

    /** All of its instances do nothing for a while, as when all their memory is collected. */
    public void pause(long nanos) {
        List<Instance> some = List.copyOf(instances);
        some.forEach(one -> one.pause(true));
        production.at(production.nowNanos() + nanos, () -> some.forEach(one -> one.pause(false)));
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
    public void alter(Alteration alteration) {
        alterations.add(alteration);
        refresh();
    }

    /** Not any more. */
    public void restore(String id) {
        if (alterations.removeIf(one -> one.id().equals(id))) {
            refresh();
        }
    }

    void refresh() {
        instances.forEach(this::refresh);
    }

    void refresh(Instance instance) {
        instance.desk()
                .twist(routes.stream()
                        .map(route -> alterations.stream()
                                .filter(one -> one.concerns(instance, route))
                                .map(one -> one.twistNow(production.flags()))
                                .filter(twist -> twist.share() > 0)
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
            boolean isWell = one.isRunning()
                    && one.host().isReached()
                    && !(probesBusy && one.desk().isBusy());
            one.probesFailed = isWell ? 0 : one.probesFailed + 1;
            if (one.probesFailed >= (probesBusy ? 1 : PROBES_TO_DROP)) {
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
