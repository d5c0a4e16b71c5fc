package dev.firefight.server;

import dev.firefight.incident.Policy;
import dev.firefight.journal.Journal;
import dev.firefight.journal.Place;
import dev.firefight.server.access.Access;
import dev.firefight.server.access.Secrets;
import dev.firefight.server.change.ChangeFeed;
import dev.firefight.server.change.Changes;
import dev.firefight.server.channel.HttpSender;
import dev.firefight.server.channel.Providers;
import dev.firefight.server.drill.Drills;
import dev.firefight.server.incidents.Directory;
import dev.firefight.server.incidents.Follower;
import dev.firefight.server.incidents.Incidents;
import dev.firefight.server.incidents.Notices;
import dev.firefight.server.incidents.Projection;
import dev.firefight.server.incidents.Reminders;
import dev.firefight.server.incidents.Words;
import dev.firefight.server.investigation.Acquaintance;
import dev.firefight.server.investigation.HitRates;
import dev.firefight.server.investigation.Investigations;
import dev.firefight.server.investigation.Neighbours;
import dev.firefight.server.investigation.Observer;
import dev.firefight.server.investigation.RecordingDirectory;
import dev.firefight.server.investigation.Recordings;
import dev.firefight.server.investigation.SourceLooks;
import dev.firefight.server.investigation.SourceWorker;
import dev.firefight.server.investigation.Verifications;
import dev.firefight.server.paging.ChannelMaking;
import dev.firefight.server.paging.ChannelsInUse;
import dev.firefight.server.paging.Paging;
import dev.firefight.server.setup.SecretStore;
import dev.firefight.server.setup.Setups;
import dev.firefight.server.slack.Slack;
import dev.firefight.server.slack.SlackDesk;
import dev.firefight.server.watch.Watching;
import dev.firefight.server.web.Metrics;
import dev.firefight.server.web.Reach;
import dev.firefight.server.web.Web;
import dev.firefight.server.web.Wording;
import dev.firefight.telemetry.window.Bounds;
import dev.firefight.telemetry.window.TelemetryWindow;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** The whole server, wired: a journal, what follows from it, and the web in front. */
public final class Server implements AutoCloseable {
    private static final String PROGRAM = "firefight";
    private static final SecretStore NO_SECRETS = new SecretStore(Map.of(), Optional.empty());
    /** A program that died is replaced in a minute at most; none that lives takes so long for a message. */
    private static final Duration LEASE = Duration.ofSeconds(30);

    private final Journal journal;
    private final Follower follower;
    private final Follower wordsFollower;
    private final Reminders reminders;
    private final Access access;
    private final Paging paging;
    private final SourceWorker sources;
    private final Changes changes;
    private final Slack slack;
    private final HttpSender sender;
    private final Optional<TelemetryWindow> telemetry;
    private final Watching watching;
    /** What is of no hurry, and takes a core for seconds. */
    private final ExecutorService behind = Executors.newVirtualThreadPerTaskExecutor();

    private final Web web;

    /**
     * Telemetry that senders of OTLP deliver.
     *
     * @param directory where it is kept
     * @param bounds how much of it
     */
    public record Kept(Path directory, Bounds bounds) {}

    /**
     * Recordings of severe incidents.
     *
     * @param directory where they are kept
     * @param mostBytes of all of them together
     */
    public record Recorded(Path directory, long mostBytes) {}

    /**
     * What can be set.
     *
     * @param journal where the journal is kept
     * @param host the address of this machine that it answers on
     * @param port of that address; 0 for any that is free
     * @param policy how long things may take
     * @param reach how it is reached from outside
     * @param url under which people reach it, for links in messages; empty for what host and port make
     * @param secrets to which the set-up refers
     * @param providers who carry messages and rooms
     * @param telemetry what is kept of it; empty for nothing
     * @param recordings of severe incidents; empty for none
     */
    public record Settings(
            Place journal,
            String host,
            int port,
            Policy policy,
            Reach reach,
            Optional<URI> url,
            SecretStore secrets,
            Providers providers,
            Optional<Kept> telemetry,
            Optional<Recorded> recordings) {
        /** With the providers that there are on the internet, and without telemetry. */
        public Settings(
                Place journal,
                String host,
                int port,
                Policy policy,
                Reach reach,
                Optional<URI> url,
                SecretStore secrets) {
            this(journal, host, port, policy, reach, url, secrets, Providers.USUAL, Optional.empty(), Optional.empty());
        }

        /** The same, and keeps telemetry. */
        public Settings with(Kept kept) {
            return new Settings(
                    journal, host, port, policy, reach, url, secrets, providers, Optional.of(kept), recordings);
        }

        /** The same, and records severe incidents. */
        public Settings with(Recorded recorded) {
            return new Settings(
                    journal, host, port, policy, reach, url, secrets, providers, telemetry, Optional.of(recorded));
        }

        /** Plain HTTP without anything before it. */
        public Settings(Place journal, String host, int port, Policy policy) {
            this(journal, host, port, policy, Reach.PLAIN);
        }

        /** Under the address that host and port make, without secrets. */
        public Settings(Place journal, String host, int port, Policy policy, Reach reach) {
            this(journal, host, port, policy, reach, Optional.empty(), NO_SECRETS);
        }

        private URI address(int answering) {
            return url.orElseGet(
                    () -> URI.create((reach.tls().isPresent() ? "https://" : "http://") + host + ":" + answering));
        }
    }

    private Server(Settings settings, Journal journal, InstantSource clock, SecureRandom random, PrintWriter log) {
        this.journal = journal;
        Words words = new Words();
        Directory directory = new Directory(words);
        Notices notices = new Notices();
        access = new Access(journal, clock, random, Access.SESSION);
        Incidents incidents = new Incidents(journal, settings.policy(), clock);
        reminders = new Reminders(incidents, told(log));
        Metrics metrics = new Metrics(directory, notices);
        Setups setups = new Setups(journal, clock);
        sender = new HttpSender(ChannelMaking.TIMEOUT, clock);
        AtomicReference<URI> address = new AtomicReference<>(settings.address(settings.port()));
        Neighbours neighbours = new Neighbours();
        ChannelsInUse channels = new ChannelsInUse(
                () -> setups.current().channels(),
                new ChannelMaking(
                        sender, settings.providers(), address::get, settings.secrets()::find, clock, told(log)));
        paging = new Paging(new Paging.Parts(
                journal,
                incidents,
                setups,
                channels,
                neighbours,
                address::get,
                new Secrets(random),
                clock,
                settings.journal() instanceof Place.InFile ? Duration.ZERO : LEASE,
                told(log)));
        watching = new Watching(new Watching.Parts(
                journal,
                setups,
                paging,
                clock,
                settings.secrets()::find,
                settings.journal() instanceof Place.InFile,
                told(log)));
        List<Projection> projections =
                new ArrayList<>(List.of(directory, incidents, notices, reminders, access, metrics, setups));
        projections.addAll(paging.projections());
        projections.add(watching.projection());
        ChangeFeed feed = new ChangeFeed();
        changes = new Changes(new Changes.Parts(
                journal,
                incidents,
                paging,
                setups,
                feed,
                directory::open,
                neighbours::names,
                neighbours,
                settings.secrets()::find,
                clock,
                told(log)));
        projections.addAll(changes.projections());
        telemetry = settings.telemetry()
                .map(kept -> TelemetryWindow.open(kept.directory(), kept.bounds(), clock, told(log)));
        sources = new SourceWorker(
                () -> setups.current().sources(), telemetry, settings.secrets()::find, clock, told(log));
        Observer observer = new Observer(sources, paging.alerts(), feed, watching::watches, clock);
        Investigations investigations = new Investigations(journal, incidents, observer, neighbours, clock, told(log));
        projections.add(investigations);
        Recordings recordings = new Recordings(
                journal,
                incidents,
                observer,
                settings.recordings().map(one -> RecordingDirectory.open(one.directory(), one.mostBytes())),
                clock,
                told(log));
        projections.add(recordings);
        HitRates rates = new HitRates();
        projections.add(rates);
        Verifications verifications =
                new Verifications(journal, incidents, paging.alerts(), sources, watching::smoke, investigations, clock);
        projections.add(verifications);
        Secrets secrets = new Secrets(random);
        slack = new Slack(new Slack.Parts(
                journal,
                incidents,
                directory,
                access,
                setups,
                paging,
                sender,
                settings.providers().slack(),
                settings.secrets()::find,
                Wording.lines(settings.policy()),
                address::get,
                secrets.fresh(),
                settings.journal() instanceof Place.InFile ? Duration.ZERO : LEASE.multipliedBy(2),
                clock,
                random,
                told(log)));
        projections.add(slack.projection());
        Drills drills = new Drills(journal, clock, random, PROGRAM, behind);
        projections.add(drills);
        follower = new Follower(journal, projections);
        follower.start();
        wordsFollower = new Follower(journal, List.of(words));
        wordsFollower.startBehind();
        reminders.start(directory.open());
        paging.start(follower);
        changes.start();
        watching.start(follower);
        new Acquaintance(sources, neighbours, clock).start();
        investigations.start();
        recordings.start();
        verifications.start();
        SlackDesk slackDesk = slack.start(follower);
        web = Web.start(
                new Web.Parts(
                        journal,
                        incidents,
                        directory,
                        follower,
                        notices,
                        access,
                        metrics,
                        setups,
                        paging,
                        changes,
                        investigations,
                        recordings,
                        rates,
                        new SourceLooks(sources, clock),
                        telemetry,
                        watching,
                        channels,
                        secrets,
                        drills,
                        slack,
                        slackDesk,
                        settings.secrets()::find,
                        address::get,
                        clock,
                        log),
                settings.host(),
                settings.port(),
                settings.reach());
        address.set(settings.address(web.port()));
    }

    private static Consumer<String> told(PrintWriter log) {
        return trouble -> log.println("firefight: " + trouble);
    }

    /**
     * Opens the journal, reads it, and answers from now on.
     *
     * @param random for secrets
     * @param log for troubles and faults
     * @throws dev.firefight.journal.JournalNotOpened when the journal cannot be used
     * @throws java.io.UncheckedIOException when the address cannot be
     */
    public static Server start(Settings settings, InstantSource clock, SecureRandom random, PrintWriter log) {
        return start(settings, Journal.open(settings.journal()), clock, random, log);
    }

    /** As above, over a journal that is open already, and is closed with the server. */
    static Server start(Settings settings, Journal journal, InstantSource clock, SecureRandom random, PrintWriter log) {
        try {
            return new Server(settings, journal, clock, random, log);
        } catch (RuntimeException failed) {
            journal.close();
            throw failed;
        }
    }

    /** All routes, each as its method and path. */
    public List<String> routes() {
        return web.routes();
    }

    /** The port that it answers on. */
    public int port() {
        return web.port();
    }

    /** The path of the link by which the first administrator is made; empty once there is one. */
    public Optional<String> setupPath() {
        return access.setupSecret().map(secret -> "/setup/" + secret);
    }

    /** Lets requests end that are under way, and closes the journal. */
    @Override
    public void close() {
        web.close();
        behind.shutdownNow();
        reminders.close();
        slack.close();
        watching.close();
        paging.close();
        changes.close();
        sources.close();
        telemetry.ifPresent(TelemetryWindow::close);
        sender.close();
        follower.close();
        wordsFollower.close();
        journal.close();
    }
}
