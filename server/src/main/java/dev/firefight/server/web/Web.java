package dev.firefight.server.web;

import dev.firefight.journal.Journal;
import dev.firefight.paging.roster.Contact;
import dev.firefight.server.access.Access;
import dev.firefight.server.access.Secrets;
import dev.firefight.server.change.ChangeIntake;
import dev.firefight.server.change.Changes;
import dev.firefight.server.channel.Channel;
import dev.firefight.server.drill.Drills;
import dev.firefight.server.drill.Tables;
import dev.firefight.server.incidents.Aftermath;
import dev.firefight.server.incidents.Attachments;
import dev.firefight.server.incidents.Directory;
import dev.firefight.server.incidents.Exports;
import dev.firefight.server.incidents.Follower;
import dev.firefight.server.incidents.Imports;
import dev.firefight.server.incidents.Incidents;
import dev.firefight.server.incidents.Notices;
import dev.firefight.server.investigation.HitRates;
import dev.firefight.server.investigation.Investigations;
import dev.firefight.server.investigation.Recordings;
import dev.firefight.server.investigation.SourceLooks;
import dev.firefight.server.paging.Intake;
import dev.firefight.server.paging.Paging;
import dev.firefight.server.setup.HeartbeatKeys;
import dev.firefight.server.setup.Integrations;
import dev.firefight.server.setup.SecretReference;
import dev.firefight.server.setup.Setups;
import dev.firefight.server.slack.Slack;
import dev.firefight.server.slack.SlackDesk;
import dev.firefight.server.watch.Watching;
import dev.firefight.telemetry.window.TelemetryWindow;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.config.SizeUnit;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.security.Roles;
import io.javalin.security.RouteRole;
import java.io.PrintWriter;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;

/** All routes, behind the gate, on one port. */
public final class Web implements AutoCloseable {
    private static final long MOST_BODY_BYTES = 1 << 20;

    private final AtomicBoolean isStopping = new AtomicBoolean();
    private final Notices notices;
    private final Javalin javalin;

    /**
     * What the routes are made of.
     *
     * @param journal the truth
     * @param incidents all timelines
     * @param directory the list of them
     * @param follower through which the list knows what was written
     * @param notices for those who watch
     * @param access who is let in
     * @param metrics figures of all this
     * @param setups who is called, by what, and who sends
     * @param paging alerts and pages
     * @param changes that others report
     * @param investigations what is looked into
     * @param recordings of production
     * @param rates how good suspects were
     * @param looks what is understood of sources
     * @param telemetry what came by OTLP; empty where none is kept
     * @param watching watches and heartbeats
     * @param channels by what people are reached
     * @param secrets for keys of integrations
     * @param drills that are played
     * @param slack rooms, and what comes from there
     * @param slackDesk what does that
     * @param secretsOfSetup what a reference of the set-up leads to
     * @param address under which the server is reached from outside, without a slash at its end
     * @param clock the time
     * @param log where faults and troubles are told
     */
    public record Parts(
            Journal journal,
            Incidents incidents,
            Directory directory,
            Follower follower,
            Notices notices,
            Access access,
            Metrics metrics,
            Setups setups,
            Paging paging,
            Changes changes,
            Investigations investigations,
            Recordings recordings,
            HitRates rates,
            SourceLooks looks,
            Optional<TelemetryWindow> telemetry,
            Watching watching,
            Function<Contact.Channel, Optional<Channel>> channels,
            Secrets secrets,
            Drills drills,
            Slack slack,
            SlackDesk slackDesk,
            Function<SecretReference, String> secretsOfSetup,
            Supplier<URI> address,
            InstantSource clock,
            PrintWriter log) {}

    private Web(Parts parts, String host, int port, Reach reach) {
        this.notices = parts.notices();
        this.javalin = Javalin.create(config -> configure(config, parts, host, port, reach));
    }

    /**
     * Answers on this address from now on.
     *
     * @param port 0 for any that is free
     * @param reach how it is reached from outside
     */
    public static Web start(Parts parts, String host, int port, Reach reach) {
        if (reach.isDemo() && !DemoDoor.isOfThisMachine(host)) {
            throw new IllegalArgumentException("a demo answers to this machine only: take localhost, not " + host);
        }
        Web web = new Web(parts, host, port, reach);
        web.javalin.start();
        return web;
    }

    private void configure(JavalinConfig config, Parts parts, String host, int port, Reach reach) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.concurrency.useVirtualThreads = true;
        Listening.configure(config, host, port, reach);
        config.http.maxRequestSize = MOST_BODY_BYTES;
        config.jetty.multipartConfig.maxFileSize(ExportApi.MOST_IMPORT_BYTES, SizeUnit.BYTES);
        config.jetty.multipartConfig.maxTotalRequestSize(ExportApi.MOST_IMPORT_BYTES + MOST_BODY_BYTES, SizeUnit.BYTES);
        config.jetty.multipartConfig.maxInMemoryFileSize(Attachments.MOST_BYTES, SizeUnit.BYTES);
        config.http.prefer405over404 = true;
        config.router.treatMultipleSlashesAsSingleSlash = false;
        config.requestLogger.http((request, millis) -> parts.metrics().request(request, millis / 1_000));
        routes(config.routes, parts, reach);
    }

    private void routes(RoutesConfig routes, Parts parts, Reach reach) {
        Optional<DemoDoor> demo =
                reach.isDemo() ? Optional.of(new DemoDoor(parts.access(), parts.clock())) : Optional.empty();
        Gate gate = new Gate(parts.access(), demo, this::rolesOfReading);
        routes.before(request -> Visitor.note(request, reach.isBehindProxy()));
        routes.before(Headers::set);
        routes.before(Gate::checkRequest);
        routes.beforeMatched(gate::check);
        Health health = new Health(parts.journal(), isStopping, parts.follower()::isFollowing, parts.clock());
        Runnable notStored = () -> {
            health.failed();
            parts.metrics().notStored();
        };
        new Problems(parts.log(), notStored).routes(routes);
        health.routes(routes);
        parts.metrics().routes(routes, reach.areMetricsForAnyone() ? Allowed.ANYONE : Allowed.VIEWER);
        Assets.routes(routes);
        if (reach.isDemo()) {
            new TourPages(parts.directory()).routes(routes);
        }
        EventStream events = new EventStream(parts.notices(), gate);
        parts.metrics().watchers(events::watchers);
        IncidentRequests requests = new IncidentRequests(parts.incidents(), parts.follower());
        Attachments attachments = new Attachments(parts.journal(), parts.clock());
        AttachmentApi attachmentApi = new AttachmentApi(requests, attachments);
        ExportApi exportApi = new ExportApi(
                requests,
                attachments,
                new Exports(parts.journal(), attachments),
                new Imports(parts.incidents(), attachments));
        List<Endpoint> endpoints = new ArrayList<>();
        endpoints.addAll(new IncidentApi(requests, parts.directory()).endpoints());
        Aftermath aftermath = new Aftermath(parts.directory(), parts.incidents());
        endpoints.addAll(new DrillApi(parts.drills(), requests).endpoints());
        endpoints.addAll(new AidApi(aftermath).endpoints());
        endpoints.addAll(new DeployGateApi(aftermath, parts.incidents(), parts.paging()).endpoints());
        endpoints.addAll(exportApi.endpoints());
        endpoints.addAll(attachmentApi.endpoints());
        endpoints.addAll(new AccessApi(parts.access(), requests).endpoints());
        Integrations integrations = new Integrations(parts.setups(), parts.secrets(), parts.clock());
        endpoints.addAll(new SetupApi(parts.setups(), integrations).endpoints());
        endpoints.addAll(
                new AlertApi(parts.paging(), parts.setups(), requests, parts.follower(), parts.clock()).endpoints());
        ChangeIntake changeIntake = parts.changes().intake(parts.follower());
        endpoints.addAll(new ChangeApi(parts.changes().feed(), changeIntake, parts.clock()).endpoints());
        endpoints.add(events.endpoint());
        endpoints.addAll(new RecordingApi(requests, parts.recordings(), parts.clock()).endpoints());
        WatchPages watchPages =
                new WatchPages(parts.watching(), parts.setups(), new HeartbeatKeys(parts.setups(), parts.secrets()));
        endpoints.addAll(watchPages.endpoints());
        EnginePages enginePages = new EnginePages(parts.rates());
        endpoints.addAll(enginePages.endpoints());
        new Api(endpoints).routes(routes);
        enginePages.routes(routes);
        parts.metrics().engine(parts.rates());
        watchPages.routes(routes);
        parts.metrics().watching(parts.watching());
        parts.recordings().directory().ifPresent(parts.metrics()::recordings);
        BeatApi beats = new BeatApi(parts.setups(), parts.watching());
        beats.routes(routes);
        new EntrancePages(parts.access(), parts.clock(), parts.metrics()).routes(routes);
        new AccountPages(parts.access(), parts.clock()).routes(routes);
        new PeoplePages(parts.access()).routes(routes);
        new StakeholderPages(parts.access(), requests).routes(routes);
        RecentDeliveries recent = new RecentDeliveries();
        Intake intake = parts.paging().intake(parts.follower());
        Supplier<String> fresh = () -> UUID.randomUUID().toString();
        parts.telemetry().ifPresent(parts.metrics()::telemetry);
        new OtlpApi(parts.setups(), parts.telemetry(), recent, parts.metrics(), parts.clock()).routes(routes);
        SenderDoor door = new SenderDoor(parts.setups(), recent, parts.clock());
        ChangeIntakeApi changeIntakes =
                new ChangeIntakeApi(door, changeIntake, parts.changes()::secret, recent, parts.clock());
        changeIntakes.routes(routes);
        new IntakeApi(door, intake, parts.paging(), changeIntakes, recent, beats, fresh, parts.clock()).routes(routes);
        new IntegrationPages(parts.setups(), integrations, intake, parts.paging(), recent, fresh, parts.clock())
                .routes(routes);
        new SilencePages(parts.paging(), parts.setups(), parts.clock()).routes(routes);
        new AlertPages(parts.paging(), parts.setups(), parts.clock()).routes(routes);
        new SourcePages(parts.setups(), parts.looks()).routes(routes);
        new ChangePages(parts.changes().feed()).routes(routes);
        new OnCallPages(parts.setups(), parts.channels(), fresh, parts.clock()).routes(routes);
        new RosterPages(parts.setups(), parts.clock()).routes(routes);
        new AckPages(parts.paging(), parts.incidents(), parts.follower()).routes(routes);
        new SlackRoutes(parts.slack().workspaces(), parts.slackDesk(), parts.clock()).routes(routes);
        new TwilioRoutes(parts.setups(), parts.secretsOfSetup(), parts.address(), parts.paging(), parts.follower())
                .routes(routes);
        attachmentApi.routes(routes);
        exportApi.routes(routes);
        CallPages calls = new CallPages(
                parts.paging(),
                parts.setups(),
                parts.investigations(),
                parts.recordings(),
                parts.slack().rooms(),
                requests);
        calls.routes(routes);
        Tables tables = new Tables("firefight");
        new TabletopPages(tables, UUID::randomUUID).routes(routes);
        new TimelinePages(tables, parts.drills(), requests, parts.directory(), UUID::randomUUID).routes(routes);
        new DrillPages(parts.drills(), UUID::randomUUID).routes(routes);
        new EvidencePages(requests, parts.investigations()).routes(routes);
        new IncidentPages(requests, parts.directory(), calls, parts.changes(), parts.setups(), UUID::randomUUID)
                .routes(routes);
    }

    /** Where it answers. */
    public int port() {
        return javalin.port();
    }

    /** All routes, each as its method and path. */
    public List<String> routes() {
        return javalin.unsafe.internalRouter.allHttpHandlers().stream()
                .filter(one -> one.endpoint.method.isHttpMethod())
                .map(one -> one.endpoint.method.name() + " " + one.endpoint.path)
                .toList();
    }

    private Set<RouteRole> rolesOfReading(Context request) {
        return javalin.unsafe.internalRouter.findHttpHandlerEntries(HandlerType.GET, request.path()).stream()
                .findFirst()
                .map(one -> roles(one.endpoint))
                .orElse(Set.of());
    }

    private static Set<RouteRole> roles(io.javalin.router.Endpoint route) {
        return Optional.ofNullable(route.metadata(Roles.class))
                .map(Roles::getRoles)
                .orElse(Set.of());
    }

    /** Who may use a route, given as its method and path. */
    Allowed allowed(String route) {
        return javalin.unsafe.internalRouter.allHttpHandlers().stream()
                .map(one -> one.endpoint)
                .filter(one -> route.equals(one.method.name() + " " + one.path))
                .map(one -> Gate.allowed(roles(one)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(route));
    }

    /** Lets requests end that are under way, and takes no more. */
    @Override
    public void close() {
        isStopping.set(true);
        notices.close();
        javalin.stop();
    }
}
