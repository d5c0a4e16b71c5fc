package dev.firefight.server.watch;

import dev.firefight.document.wire.Value;
import dev.firefight.journal.Addition;
import dev.firefight.journal.Draft;
import dev.firefight.journal.Journal;
import dev.firefight.journal.JournalException;
import dev.firefight.paging.Labels;
import dev.firefight.paging.episode.AlertFact.Status;
import dev.firefight.paging.episode.Episode;
import dev.firefight.server.channel.HttpSender;
import dev.firefight.server.incidents.Follower;
import dev.firefight.server.incidents.Projection;
import dev.firefight.server.intake.Told;
import dev.firefight.server.paging.Paging;
import dev.firefight.server.setup.Heartbeats;
import dev.firefight.server.setup.OwnRoutes;
import dev.firefight.server.setup.SecretReference;
import dev.firefight.server.setup.Setup;
import dev.firefight.server.setup.SetupWords;
import dev.firefight.server.setup.Setups;
import dev.firefight.server.setup.Watch;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/** Watches and heartbeats, wired: goes round once a second. */
public final class Watching implements AutoCloseable {
    /** The integration of the alerts of watches. */
    public static final String WATCHES = "watches";

    /** The integration of those of heartbeats. */
    public static final String HEARTBEATS = "heartbeats";

    private static final Duration ROUND = Duration.ofSeconds(1);
    private static final Duration SELDOM = Duration.ofHours(1);
    private static final Duration OFTEN = Duration.ofMinutes(1);
    /** After so many rounds of this without one of paging, paging hangs. */
    private static final int MOST_ROUNDS_WITHOUT = 60;

    private static final int MOST_PROBES = 12;

    private final Journal journal;
    private final Setups setups;
    private final Paging paging;
    private final InstantSource clock;
    private final Consumer<String> log;
    private final Beats beats;
    private final WatchRounds watches;
    private final OwnBeats own;
    private final HttpSender sender;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("watches").daemon().factory());
    private volatile boolean isPagingStuck;
    private volatile Optional<Follower> follower = Optional.empty();
    private long pagingRounds = -1;
    private int roundsWithout;

    /**
     * What it is made of.
     *
     * @param secrets what a reference leads to; empty where it leads nowhere
     * @param isAlone whether no other program works with the same journal
     * @param log told of what could not be done
     */
    public record Parts(
            Journal journal,
            Setups setups,
            Paging paging,
            InstantSource clock,
            Function<SecretReference, String> secrets,
            boolean isAlone,
            Consumer<String> log) {}

    /** Not yet begun. */
    public Watching(Parts parts) {
        journal = parts.journal();
        setups = parts.setups();
        paging = parts.paging();
        clock = parts.clock();
        log = parts.log();
        sender = new HttpSender(Looker.TIMEOUT, clock);
        beats = parts.isAlone() ? new Beats(SELDOM, Duration.ZERO) : new Beats(OFTEN, OFTEN);
        watches = new WatchRounds(new Looker(sender, Resolver.SYSTEM, clock), clock, log);
        own = new OwnBeats(sender, this::trouble, parts.secrets(), log);
    }

    /** What has to follow the journal. */
    public Projection projection() {
        return beats;
    }

    /** Looks and listens from now on. */
    public void start(Follower follows) {
        follower = Optional.of(follows);
        OwnAlerts ofWatches = new OwnAlerts(WATCHES, paging.alerts(), paging.intake(follows));
        OwnAlerts ofBeats = new OwnAlerts(HEARTBEATS, paging.alerts(), paging.intake(follows));
        var _ = thread.scheduleWithFixedDelay(
                () -> guarded(ofWatches, ofBeats), 0, ROUND.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void guarded(OwnAlerts ofWatches, OwnAlerts ofBeats) {
        try {
            round(ofWatches, ofBeats);
        } catch (JournalException untaken) {
            // The journal tells its trouble where somebody waits for an answer; what should fire still should.
        } catch (RuntimeException fault) {
            log.accept("a round of watches and heartbeats failed, and is tried again: " + fault);
        }
    }

    private void round(OwnAlerts ofWatches, OwnAlerts ofBeats) {
        Instant now = clock.instant();
        Setup setup = setups.current();
        feelPulse();
        own.round(setup.heartbeats().out(), now);
        watches.round(setup.watches(), now);
        List<Beats.Standing> standings = beats.round(setup.heartbeats().in(), now);
        List<Draft> drafts = beats.unwritten().stream()
                .map(one -> BeatFact.Written.draft(now, one))
                .toList();
        if (!drafts.isEmpty()) {
            journal.append(List.of(new Addition(BeatFact.STREAM, OptionalLong.empty(), drafts)));
        }
        ofBeats.keep(
                standings.stream()
                        .filter(Beats.Standing::isMissing)
                        .map(Watching::missing)
                        .toList(),
                isGivenAgain(standings),
                now);
        Map<String, WatchState> states = watches.states();
        ofWatches.keep(
                WatchAlerts.firing(states.values()),
                episode -> WatchAlerts.isOver(episode.alert().fingerprint(), states),
                now);
    }

    /** Whether rounds of paging go on, told by their number, since clocks can be set. */
    private void feelPulse() {
        long rounds = paging.rounds();
        roundsWithout = rounds == pagingRounds ? Math.min(roundsWithout + 1, MOST_ROUNDS_WITHOUT) : 0;
        pagingRounds = rounds;
        isPagingStuck = roundsWithout >= MOST_ROUNDS_WITHOUT;
    }

    /** Why this program cannot do what it is for. */
    private Optional<String> trouble() {
        if (isPagingStuck) {
            return Optional.of("paging hangs: nobody would be called");
        }
        if (follower.filter(Follower::isFollowing).isEmpty()) {
            return Optional.of("the journal is followed no longer");
        }
        try {
            journal.tryWriting();
            return Optional.empty();
        } catch (JournalException failed) {
            return Optional.of("the journal cannot be written");
        }
    }

    private static Told missing(Beats.Standing standing) {
        Heartbeats.In settings = standing.settings();
        String text = settings.name()
                + " was to be heard of every " + SetupWords.duration(settings.every()) + ", and "
                + standing.last().map(at -> "was heard last at " + at).orElse("was not heard of yet");
        return new Told(
                settings.name(),
                Status.FIRING,
                Optional.of(standing.due()),
                Optional.empty(),
                Labels.of(Map.of(
                        "alertname",
                        OwnRoutes.MISSING,
                        OwnRoutes.HEARTBEAT,
                        settings.name(),
                        "service",
                        settings.name(),
                        "severity",
                        Trouble.CRITICAL)),
                Labels.of(Map.of("summary", text)),
                "",
                "");
    }

    /** After a start one is silent still that was so before, until it is heard. */
    private static Predicate<Episode> isGivenAgain(List<Beats.Standing> standings) {
        Map<String, Beats.Standing> byName = new HashMap<>();
        standings.forEach(one -> byName.put(one.settings().name(), one));
        return episode -> Optional.ofNullable(byName.get(episode.alert().fingerprint()))
                .map(one -> one.isHeard()
                        || one.last()
                                .filter(at -> at.isAfter(episode.heardAt()))
                                .isPresent())
                .orElse(true);
    }

    /** A heartbeat is given. */
    public void beat(String name) {
        beats.beat(name, clock.instant());
    }

    /** Whether there is a heartbeat of this name. */
    public boolean hasHeartbeat(String name) {
        return setups.current().heartbeats().in().stream()
                .anyMatch(one -> one.name().equals(name));
    }

    /** How all watches stand, in the order of the set-up; one that was set up just now is shown before anybody looked. */
    public Collection<WatchState> watches() {
        Map<String, WatchState> states = watches.states();
        Instant now = clock.instant();
        return setups.current().watches().stream()
                .map(one -> states.getOrDefault(one.name(), WatchState.unknown(one, now)))
                .toList();
    }

    /**
     * A heartbeat as it is shown.
     *
     * @param state well, missing, or waiting for the first since the start
     * @param due when it is or was missing unless it was given before
     */
    public record Shown(String name, String state, Optional<Instant> last, Optional<Instant> due, String text) {}

    /** Heartbeats that others give, in the order of the set-up. */
    public List<Shown> heartbeats() {
        Map<String, Beats.Standing> standings = new HashMap<>();
        beats.standings(clock.instant())
                .forEach(one -> standings.put(one.settings().name(), one));
        return setups.current().heartbeats().in().stream()
                .map(one -> shown(one, Optional.ofNullable(standings.get(one.name()))))
                .toList();
    }

    private static Shown shown(Heartbeats.In settings, Optional<Beats.Standing> standing) {
        boolean isMissing = standing.filter(Beats.Standing::isMissing).isPresent();
        Optional<Instant> last = standing.flatMap(Beats.Standing::last);
        return new Shown(
                settings.name(),
                isMissing ? "missing" : last.isPresent() ? "well" : "waiting",
                last,
                standing.map(Beats.Standing::due),
                "every " + SetupWords.duration(settings.every())
                        + (settings.grace().isZero()
                                ? ""
                                : ", and " + SetupWords.duration(settings.grace()) + " later at most"));
    }

    /** Heartbeats that this program gives, by the host to which it gives them. */
    public List<Shown> own() {
        return own.standings().stream()
                .map(one -> new Shown(
                        one.where(),
                        one.outcome().map(Value::word).orElse("waiting"),
                        one.at(),
                        Optional.empty(),
                        "every " + SetupWords.duration(one.every())
                                + (one.text().isEmpty() ? "" : ": " + one.text())))
                .toList();
    }

    /** How often something came of own heartbeats since the start, by a word for it. */
    public Map<String, Long> ownOutcomes() {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (OwnBeats.Outcome one : OwnBeats.Outcome.values()) {
            counts.put(Value.word(one), own.count(one));
        }
        return counts;
    }

    /** Looks at the watches over HTTP of this house at once, those of these services first; of all where no service is named. May take 15 s. */
    public Smoke smoke(Set<String> services) {
        Predicate<Watch> isAffected = watch -> services.isEmpty() || services.contains(watch.concerns());
        List<Watch> chosen = setups.current().watches().stream()
                .filter(one -> one.kind() == Watch.Kind.HTTP && !one.isOfProvider())
                .sorted(Comparator.comparing((Watch one) -> !isAffected.test(one)))
                .limit(MOST_PROBES)
                .toList();
        return new Smoke(watches.now(chosen).entrySet().stream()
                .map(one -> new Smoke.Probe(
                        one.getKey().name(),
                        isAffected.test(one.getKey()),
                        one.getValue().isWell(),
                        one.getValue().text()))
                .toList());
    }

    /** Looks no more. */
    @Override
    public void close() {
        thread.shutdownNow();
        watches.close();
        own.close();
        sender.close();
    }
}
