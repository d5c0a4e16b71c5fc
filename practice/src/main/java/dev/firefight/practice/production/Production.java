package dev.firefight.practice.production;

import dev.firefight.practice.design.CallDesign;
import dev.firefight.practice.design.CallDesign.Balance;
import dev.firefight.practice.design.DatabaseDesign;
import dev.firefight.practice.design.LoadDesign;
import dev.firefight.practice.design.ServiceDesign;
import dev.firefight.practice.design.StepDesign;
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
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A whole system with its users, at some moment. It is carried on by {@link #runUntil}; what is done to it meanwhile is done at that moment. */
public final class Production {
    private static final int ZONES = 3;
    private static final long LOST_NANOS = 60_000_000_000L;

    private final long seed;
    private final SystemDesign design;
    private final long startNanos;
    private final Agenda agenda;
    private final Calls calls = new Calls();
    private final Meters meters = new Meters();
    private final Meters untold = new Meters();
    private final LogBook logs;
    private final TraceBook traces;
    private final List<Host> hosts = new ArrayList<>();
    private final Host outside = Host.ofOthers();
    private final Map<String, Service> services = new LinkedHashMap<>();
    private final Map<String, Database> databases = new LinkedHashMap<>();
    private final Map<String, Cache> caches = new LinkedHashMap<>();
    private final Map<String, Topic> topics = new LinkedHashMap<>();
    private final Map<Long, Deadlines> pools = new HashMap<>();
    private final List<Runnable> gauges = new ArrayList<>();
    private final Flags flags = new Flags(this::refresh);
    private final List<Change> changes = new ArrayList<>();
    private final List<Happening> happenings = new ArrayList<>();
    private final List<Runnable> plans = new ArrayList<>();
    private final Users users;
    private final Probe probe;
    private final int arrival;
    private final int reply;
    private final int wake;
    private final int send;
    private final int plan;
    private int placed;

    /**
     * A system as it is when it has run well for a long time.
     *
     * @param start the moment
     * @param seed that decides all that is left to chance
     * @throws IllegalArgumentException when the design names something that it does not have
     */
    public Production(SystemDesign design, Instant start, long seed) {
        this.seed = seed;
        this.design = design;
        this.startNanos = Math.addExact(start.getEpochSecond() * 1_000_000_000L, start.getNano());
        this.agenda = new Agenda(startNanos);
        this.logs = new LogBook(agenda);
        this.traces = new TraceBook(agenda, chance("traces"));
        this.arrival = agenda.enrol(slot -> {
            Call call = calls.get(slot);
            call.server.desk().arrive(call);
        });
        this.reply = agenda.enrol(slot -> {
            Call call = calls.get(slot);
            call.link.replied(call);
        });
        this.wake = agenda.enrol(this::woken);
        this.send = agenda.enrol(slot -> {
            Call call = calls.get(slot);
            call.link.sendAgain(call);
        });
        this.plan = agenda.enrol(which -> plans.get(which).run());
        for (int i = 0; i < design.hosts(); i++) {
            hosts.add(new Host("node-" + (char) ('a' + i % ZONES) + (i / ZONES + 1), i % ZONES));
        }
        design.databases().forEach(one -> databases.put(one.name(), new Database(this, one)));
        design.caches().forEach(one -> caches.put(one.name(), new Cache(this, one)));
        design.services().forEach(one -> services.put(one.name(), new Service(this, one)));
        design.services().forEach(this::connect);
        design.topics().forEach(one -> topics.put(one.name(), topic(one)));
        design.services().forEach(this::compile);
        for (ServiceDesign one : design.services()) {
            Service service = service(one.name());
            for (int i = 0; i < one.instances(); i++) {
                place(service).runs();
            }
            service.probeFrom(
                    agenda.nowNanos() + (long) (chance("probe " + one.name()).unit() * 5e9));
        }
        this.users = users(design.load());
        this.probe = new Probe(this, users, service(design.load().entry()));
        users.begin();
        watch();
    }

    /** Exporters stand beside all that does not tell numbers itself. */
    private void watch() {
        for (Service one : services.values()) {
            if (!one.design().isProvider()) {
                gauge(new ServiceGauges(this, one));
            }
        }
        databases.values().forEach(one -> gauge(new DatabaseGauges(this, one)));
        caches.values().forEach(one -> gauge(new CacheGauges(this, one)));
        topics.values().forEach(one -> gauge(new TopicGauges(this, one)));
        hosts.forEach(one -> gauge(new HostGauges(this, one)));
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
        CallDesign patient = new CallDesign(
                one.service(),
                Duration.ofSeconds(30),
                1,
                Duration.ofSeconds(1),
                1,
                false,
                Balance.LEAST_REQUESTS,
                false);
        Edge edge = new Edge(this, one.name(), service, patient);
        return new Topic(this, one, linkFromOutside(edge, one.name()), service.route(one.route()));
    }

    private Users users(LoadDesign load) {
        CallDesign patient = new CallDesign(
                load.entry(), load.patience(), 1, Duration.ofSeconds(1), 1, false, Balance.ROUND_ROBIN, false);
        Edge edge = new Edge(this, "users", service(load.entry()), patient);
        return new Users(this, load, linkFromOutside(edge, "users"));
    }

    /** Somebody asks who tells no numbers of it. */
    Link linkFromOutside(Edge edge, String name) {
        Origin origin = Origin.ofService(name);
        return new Link(this, edge, untold.teller(name, name, origin), origin, outside);
    }

    private void compile(ServiceDesign one) {
        Service service = service(one.name());
        one.routes().forEach(route -> {
            List<Op> ops = new ArrayList<>();
            route.steps().forEach(step -> compile(service, step, ops));
            service.route(route.name()).does(ops.toArray(Op[]::new));
        });
    }

    private void compile(Service service, StepDesign step, List<Op> ops) {
        switch (step) {
            case StepDesign.Work work -> ops.add(new WorkOp(work.time()));
            case StepDesign.Pause pause -> ops.add(new PauseOp(pause.time()));
            case StepDesign.Ask ask -> ops.add(ask(service, List.of(ask)));
            case StepDesign.Together together -> ops.add(ask(service, together.asks()));
            case StepDesign.Query query ->
                ops.add(new QueryOp(
                        pool(service, query.database()),
                        database(query.database()).statement(query.query())));
            case StepDesign.Transaction transaction -> {
                ops.add(new BeginOp(pool(service, transaction.database())));
                transaction.steps().forEach(inner -> compile(service, inner, ops));
                ops.add(new CommitOp());
            }
            case StepDesign.Cached cached -> {
                Cache cache = cache(cached.cache());
                List<Op> otherwise = new ArrayList<>();
                cached.otherwise().forEach(inner -> compile(service, inner, otherwise));
                otherwise.add(new FillOp(cache));
                ops.add(new LookUpOp(cache, otherwise.size()));
                ops.addAll(otherwise);
            }
            case StepDesign.Publish publish -> ops.add(new PublishOp(known(topics, publish.topic(), "topic")));
        }
    }

    private AskOp ask(Service service, List<StepDesign.Ask> asks) {
        int[] edges =
                asks.stream().mapToInt(one -> service.edgeTo(one.service())).toArray();
        Route[] routes = asks.stream()
                .map(one -> service(one.service()).route(one.route()))
                .toArray(Route[]::new);
        boolean[] isOptional = new boolean[asks.size()];
        for (int i = 0; i < isOptional.length; i++) {
            isOptional[i] = asks.get(i).isOptional();
        }
        return new AskOp(edges, routes, isOptional);
    }

    private static int pool(Service service, String database) {
        List<ServiceDesign.PoolDesign> pools = service.design().pools();
        for (int i = 0; i < pools.size(); i++) {
            if (pools.get(i).database().equals(database)) {
                return i;
            }
        }
        throw new IllegalArgumentException(service.name() + " has no pool of connections to " + database);
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

    /** One of its machines. */
    public Host host(String name) {
        return hosts.stream()
                .filter(host -> host.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no machine \"" + name + "\"; there are "
                        + hosts.stream().map(Host::name).toList()));
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
    public List<Host> hosts() {
        return List.copyOf(hosts);
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

    Host outside() {
        return outside;
    }

    Agenda agenda() {
        return agenda;
    }

    Calls calls() {
        return calls;
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

    // --- what happens to calls

    void arrive(Call call, double inNanos) {
        agenda.plan(agenda.nowNanos() + (long) inNanos, arrival, call.slot);
    }

    void reply(Call call, double inNanos) {
        agenda.plan(agenda.nowNanos() + (long) inNanos, reply, call.slot);
    }

    void wake(Call call, double inNanos) {
        agenda.plan(agenda.nowNanos() + (long) inNanos, wake, call.slot);
    }

    void sendLater(Call call, double inNanos) {
        agenda.plan(agenda.nowNanos() + (long) inNanos, send, call.slot);
    }

    private void woken(int slot) {
        Call call = calls.get(slot);
        call.isElsewhere = false;
        if (call.isDead) {
            calls.drop(call);
        } else {
            call.server.desk().woken(call);
        }
    }

    /** What was waited for came, and the work was broken off before. */
    void bury(Call call) {
        calls.drop(call);
    }

    // --- what is done, and what comes of it

    /** Something is going to be done at a moment. */
    public void at(long nanos, Runnable act) {
        plans.add(act);
        agenda.plan(nanos, plan, plans.size() - 1);
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
        at(nowNanos() + LOST_NANOS, () -> {
            if (!host.isUp) {
                drain(host);
            }
        });
    }

    /** It is back, and what belongs there is started. */
    public void restore(Host host) {
        host.isUp = true;
        host.isDrained = false;
        on(host).stream().filter(one -> one.state() == Instance.State.STOPPED).forEach(Instance::start);
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
        return services.values().stream()
                .flatMap(service -> service.instances().stream())
                .filter(one -> one.host() == host)
                .toList();
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

    /**
     * Something that happened to an instance.
     *
     * @param timeNanos when
     * @param origin to which
     * @param what in one word, as orchestrators call it
     */
    public record Happening(long timeNanos, Origin origin, String what) {}

    private void refresh() {
        services.values().forEach(Service::refresh);
    }

    /** Its switches. */
    public Flags flags() {
        return flags;
    }

    // --- who waits

    Deadlines askDeadlines() {
        return new Deadlines(agenda, new Deadlines.Patience() {
            @Override
            public boolean isWaiting(int slot, long ticket) {
                Call call = calls.get(slot);
                return call.life == ticket && call.isAwaited;
            }

            @Override
            public void isOver(int slot) {
                Call call = calls.get(slot);
                call.link.timedOut(call);
            }
        });
    }

    Deadlines poolDeadlines(long nanos) {
        return pools.computeIfAbsent(
                nanos,
                _ -> new Deadlines(agenda, new Deadlines.Patience() {
                    @Override
                    public boolean isWaiting(int slot, long ticket) {
                        return calls.get(slot).waitTicket == ticket;
                    }

                    @Override
                    public void isOver(int slot) {
                        Call call = calls.get(slot);
                        call.pool.giveUp(call);
                    }
                }));
    }

    DatabaseDesign databaseDesign(String name) {
        return database(name).design();
    }

    /** How it is built. */
    public SystemDesign design() {
        return design;
    }
}
