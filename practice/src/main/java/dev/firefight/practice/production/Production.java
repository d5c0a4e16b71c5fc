package dev.firefight.practice.production;

import dev.firefight.practice.design.CallDesign;
import dev.firefight.practice.design.CallDesign.Balance;
import dev.firefight.practice.design.LoadDesign;
import dev.firefight.practice.design.ServiceDesign;
import dev.firefight.practice.design.SystemDesign;
import dev.firefight.practice.design.TopicDesign;
import dev.firefight.practice.engine.Agenda;
import dev.firefight.practice.engine.Chance;
import dev.firefight.telemetry.Change;
import dev.firefight.telemetry.Origin;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** A whole system with its users, at some moment. It is carried on by {@link #runUntil}; what is done to it meanwhile is done at that moment. */
public final class Production {
    private final long seed;
    private final SystemDesign design;
    private final long startNanos;
    private final Agenda agenda;
    private final Calls calls = new Calls();
    private final CallEvents callEvents;
    private final Meters meters = new Meters();
    private final Meters untold = new Meters();
    private final LogBook logs;
    private final TraceBook traces;
    private final Machines machines;
    private final Map<String, Service> services = new LinkedHashMap<>();
    private final Map<String, Database> databases = new LinkedHashMap<>();
    private final Map<String, Cache> caches = new LinkedHashMap<>();
    private final Map<String, Topic> topics = new LinkedHashMap<>();
    private final List<Runnable> gauges = new ArrayList<>();
    private final Flags flags = new Flags(this::refresh);
    private final List<Change> changes = new ArrayList<>();
    private final List<Happening> happenings = new ArrayList<>();
    private final List<Runnable> plans = new ArrayList<>();
    private final List<Runnable> onceBegun = new ArrayList<>();
    private final Users users;
    private final Probe probe;
    private final int plan;
    private boolean isBegun;

    /**
     * A system as it is when it has run well for a long time.
     *
     * @param start the moment
     * @param seed that decides all that is left to chance
     * @throws IllegalArgumentException when the design names something that it does not have
     */
    public Production(SystemDesign design, Instant start, long seed) {
        this(design, start, seed, List.of());
    }

    /**
     * The same, where something was done long before. That is as it has become since: what was rolled out runs everywhere, what was switched is switched,
     * what goes on has gone on. Nobody asks for anything meanwhile, and what only lasts for a while is over.
     *
     * @param earlier what was done before the start
     */
    public Production(SystemDesign design, Instant start, long seed, List<Earlier> earlier) {
        this.seed = seed;
        this.design = design;
        this.startNanos = Math.addExact(start.getEpochSecond() * 1_000_000_000L, start.getNano());
        List<Earlier> past = earlier.stream()
                .sorted(Comparator.comparing(Earlier::timeNanos))
                .toList();
        this.agenda = new Agenda(past.isEmpty() ? startNanos : past.getFirst().timeNanos());
        this.logs = new LogBook(agenda);
        this.traces = new TraceBook(agenda, chance("traces"));
        this.callEvents = new CallEvents(agenda, calls);
        this.plan = agenda.enrol(which -> plans.get(which).run());
        this.machines = new Machines(this, design.hosts());
        design.databases().forEach(one -> databases.put(one.name(), new Database(this, one)));
        design.caches().forEach(one -> caches.put(one.name(), new Cache(this, one)));
        design.services().forEach(one -> services.put(one.name(), new Service(this, one)));
        design.services().forEach(this::connect);
        design.topics().forEach(one -> topics.put(one.name(), topic(one)));
        design.services().forEach(this::compile);
        this.users = users(design.load());
        this.probe = new Probe(this, users, service(design.load().entry()));
        for (Earlier one : past) {
            agenda.runUntil(one.timeNanos());
            one.act().accept(this);
        }
        agenda.runUntil(startNanos);
        begin();
    }

    /** From now on it is used. */
    private void begin() {
        isBegun = true;
        double perSecond = design.load().perSecondAt(Math.floorDiv(startNanos, 1_000_000_000L));
        Demand demand = new Demand(design);
        caches.values().forEach(one -> one.settle(perSecond * demand.looks(one.name())));
        for (Service one : services.values()) {
            one.deployment().populate();
            one.autoscaler().ifPresent(Autoscaler::begin);
            one.probeFrom(
                    agenda.nowNanos() + (long) (chance("probe " + one.name()).unit() * 5e9));
        }
        users.begin();
        watch();
        onceBegun.forEach(Runnable::run);
    }

    /** Does something to what runs, now or, while it is brought to what was done long before, as soon as it does. */
    public void onceUsed(Runnable act) {
        if (isBegun) {
            act.run();
        } else {
            onceBegun.add(act);
        }
    }

    /** Whether it is used already, other than while it is brought to what was done long before. */
    boolean isBegun() {
        return isBegun;
    }

    /**
     * Something that was done before the start.
     *
     * @param timeNanos when
     * @param act what
     */
    public record Earlier(long timeNanos, Consumer<Production> act) {}

    /** Exporters stand beside all that does not tell numbers itself. */
    private void watch() {
        for (Service one : services.values()) {
            if (!one.design().isProvider()) {
                gauge(new ServiceGauges(this, one));
                one.autoscaler().ifPresent(scaler -> gauge(new AutoscalerGauges(this, one, scaler)));
            }
        }
        databases.values().forEach(one -> gauge(new DatabaseGauges(this, one)));
        caches.values().forEach(one -> gauge(new CacheGauges(this, one)));
        topics.values().forEach(one -> gauge(new TopicGauges(this, one)));
        machines.all().forEach(one -> gauge(new HostGauges(this, one)));
        gauge(new UserGauges(this, users));
        gauge(probe);
        probe.begin();
    }

    private void connect(ServiceDesign one) {
        Service service = service(one.name());
        one.calls().forEach(call -> service.edges().add(new Edge(this, one.name(), service(call.service()), call)));
    }

    private Topic topic(TopicDesign one) {
        Service service = service(one.service());
        CallDesign patient = CallDesign.patient(one.service(), Duration.ofSeconds(30), Balance.LEAST_REQUESTS);
        Edge edge = new Edge(this, one.name(), service, patient);
        return new Topic(this, one, linkFromOutside(edge, one.name()), service.route(one.route()));
    }

    private Users users(LoadDesign load) {
        CallDesign patient = CallDesign.patient(load.entry(), load.patience(), Balance.ROUND_ROBIN);
        Edge edge = new Edge(this, "users", service(load.entry()), patient);
        return new Users(this, load, linkFromOutside(edge, "users"));
    }

    /** Somebody asks who tells no numbers of it. */
    Link linkFromOutside(Edge edge, String name) {
        Origin origin = Origin.ofService(name);
        return new Link(this, edge, untold.teller(name, name, origin), origin, machines.outside());
    }

    private void compile(ServiceDesign one) {
        Service service = service(one.name());
        StepCompiler compiler = new StepCompiler(this, service);
        one.routes().forEach(route -> service.route(route.name()).does(compiler.compile(route.steps())));
    }

    <T> T known(Map<String, T> all, String name, String kind) {
        T one = all.get(name);
        if (one == null) {
            throw new IllegalArgumentException("there is no " + kind + " \"" + name + "\"; there are " + all.keySet());
        }
        return one;
    }

    // --- what there is

    /** Its services, in the order of the design. */
    public List<Service> services() {
        return List.copyOf(services.values());
    }

    /** Who calls a service. */
    public List<Edge> callers(String name) {
        Service target = service(name);
        return services.values().stream()
                .flatMap(service -> service.edges().stream())
                .filter(edge -> edge.target() == target)
                .toList();
    }

    /** Its databases, in the order of the design. */
    public List<Database> databases() {
        return List.copyOf(databases.values());
    }

    /** Its caches, in the order of the design. */
    public List<Cache> caches() {
        return List.copyOf(caches.values());
    }

    /** Its topics, in the order of the design. */
    public List<Topic> topics() {
        return List.copyOf(topics.values());
    }

    /** One of its services. */
    public Service service(String name) {
        return known(services, name, "service");
    }

    /** One of its databases. */
    public Database database(String name) {
        return known(databases, name, "database");
    }

    /** One of its caches. */
    public Cache cache(String name) {
        return known(caches, name, "cache");
    }

    /** One of its topics. */
    public Topic topic(String name) {
        return known(topics, name, "topic");
    }

    /** Its machines. */
    public Machines machines() {
        return machines;
    }

    /** Who uses it. */
    public Users users() {
        return users;
    }

    /** Its numbers. */
    public Meters meters() {
        return meters;
    }

    /** What is counted of those who tell us no numbers, such as providers: the truth behind what callers see of them. */
    public Meters untold() {
        return untold;
    }

    /** Where those count who run on a machine. */
    Meters metersAt(Host host) {
        return host.isOutside() ? untold : meters;
    }

    /** Its logs. */
    public LogBook logs() {
        return logs;
    }

    /** Its traces. */
    public TraceBook traces() {
        return traces;
    }

    Agenda agenda() {
        return agenda;
    }

    Calls calls() {
        return calls;
    }

    CallEvents callEvents() {
        return callEvents;
    }

    Chance chance(String name) {
        return new Chance(seed, name);
    }

    long startNanos() {
        return startNanos;
    }

    /** The moment, in nanoseconds since 1970. */
    public long nowNanos() {
        return agenda.nowNanos();
    }

    /** How many events happened. */
    public long events() {
        return agenda.happened();
    }

    /** Lets everything happen up to a moment. */
    public void runUntil(long nanos) {
        agenda.runUntil(nanos);
    }

    /** All numbers as they are now. */
    public double[] scrape() {
        gauges.forEach(Runnable::run);
        return meters.read();
    }

    Probe probe() {
        return probe;
    }

    void gauge(Runnable one) {
        gauges.add(one);
    }

    // --- what is done, and what comes of it

    /** Something is going to be done at a moment. */
    public void at(long nanos, Runnable act) {
        plans.add(act);
        agenda.plan(nanos, plan, plans.size() - 1);
    }

    /** Something was altered, and is told where such things are told. */
    public void changed(Change change) {
        changes.add(change);
    }

    /** What was altered so far, in order. */
    public List<Change> changes() {
        return Collections.unmodifiableList(changes);
    }

    void happened(Origin origin, String what) {
        happenings.add(new Happening(agenda.nowNanos(), origin, what));
    }

    /** What became of instances so far, in order. */
    public List<Happening> happenings() {
        return Collections.unmodifiableList(happenings);
    }

    private void refresh() {
        services.values().forEach(Service::refresh);
    }

    /** Its switches. */
    public Flags flags() {
        return flags;
    }

    /** How it is built. */
    public SystemDesign design() {
        return design;
    }
}
