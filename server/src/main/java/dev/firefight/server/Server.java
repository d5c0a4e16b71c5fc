package dev.firefight.server;

import dev.firefight.incident.Policy;
import dev.firefight.journal.Journal;
import dev.firefight.journal.Place;
import dev.firefight.server.access.Access;
import dev.firefight.server.incidents.Directory;
import dev.firefight.server.incidents.Follower;
import dev.firefight.server.incidents.Incidents;
import dev.firefight.server.incidents.Notices;
import dev.firefight.server.incidents.Reminders;
import dev.firefight.server.incidents.Words;
import dev.firefight.server.web.Metrics;
import dev.firefight.server.web.Reach;
import dev.firefight.server.web.Web;
import java.io.PrintWriter;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** The whole server, wired: a journal, what follows from it, and the web in front. */
public final class Server implements AutoCloseable {
    private final Journal journal;
    private final Follower follower;
    private final Follower wordsFollower;
    private final Reminders reminders;
    private final Access access;
    private final Web web;

    /**
     * What can be set.
     *
     * @param journal where the journal is kept
     * @param host the address of this machine that it answers on
     * @param port of that address; 0 for any that is free
     * @param policy how long things may take
     * @param reach how it is reached from outside
     */
    public record Settings(Place journal, String host, int port, Policy policy, Reach reach) {
        /** Plain HTTP without anything before it. */
        public Settings(Place journal, String host, int port, Policy policy) {
            this(journal, host, port, policy, Reach.PLAIN);
        }
    }

    private Server(Settings settings, Journal journal, InstantSource clock, SecureRandom random, PrintWriter log) {
        this.journal = journal;
        Words words = new Words();
        Directory directory = new Directory(words);
        Notices notices = new Notices();
        access = new Access(journal, clock, random, Access.SESSION);
        Incidents incidents = new Incidents(journal, settings.policy(), clock);
        reminders = new Reminders(incidents, trouble -> log.println("firefight: " + trouble));
        Metrics metrics = new Metrics(directory, notices);
        follower = new Follower(journal, List.of(directory, incidents, notices, reminders, access, metrics));
        follower.start();
        wordsFollower = new Follower(journal, List.of(words));
        wordsFollower.startBehind();
        reminders.start(directory.open());
        web = Web.start(
                new Web.Parts(journal, incidents, directory, follower, notices, access, metrics, clock, log),
                settings.host(),
                settings.port(),
                settings.reach());
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
        reminders.close();
        follower.close();
        wordsFollower.close();
        journal.close();
    }
}
