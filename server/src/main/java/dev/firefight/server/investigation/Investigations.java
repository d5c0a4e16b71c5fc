package dev.firefight.server.investigation;

import dev.firefight.evidence.Findings;
import dev.firefight.evidence.Investigation;
import dev.firefight.evidence.Question;
import dev.firefight.evidence.Suspect;
import dev.firefight.evidence.log.LogPatterns;
import dev.firefight.incident.Consent;
import dev.firefight.incident.Fact;
import dev.firefight.incident.Incident;
import dev.firefight.incident.Incident.Wave;
import dev.firefight.incident.Inquiry.HypothesisProposed;
import dev.firefight.incident.Inquiry.HypothesisSupported;
import dev.firefight.incident.Inquiry.Observed;
import dev.firefight.incident.Inquiry.Source;
import dev.firefight.incident.Person;
import dev.firefight.journal.Entry;
import dev.firefight.journal.Journal;
import dev.firefight.journal.JournalException;
import dev.firefight.paging.episode.AlertFact.Alert;
import dev.firefight.paging.episode.Episode;
import dev.firefight.server.change.ChangeFeed;
import dev.firefight.server.change.Changes;
import dev.firefight.server.incidents.Incidents;
import dev.firefight.server.incidents.Outcome;
import dev.firefight.server.incidents.Projection;
import dev.firefight.server.incidents.Streams;
import dev.firefight.server.incidents.Timeline;
import dev.firefight.server.paging.Alerts;
import dev.firefight.server.watch.WatchState;
import dev.firefight.telemetry.Telemetry;
import dev.firefight.telemetry.TelemetryBuilder;
import dev.firefight.telemetry.Timestamps;
import dev.firefight.telemetry.Vocabulary;
import dev.firefight.telemetry.format.ReadNotes;
import dev.firefight.telemetry.live.LiveWindow;
import dev.firefight.telemetry.live.Reading;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import java.util.function.Supplier;

/** Looks into incidents, one after the other, as soon as they are declared and whenever somebody asks. */
public final class Investigations implements Projection {
    private static final Duration WINDOW = Duration.ofMinutes(60);
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    /** An incident that is older when the program starts is not looked into by itself any more. */
    private static final Duration FRESH = Duration.ofMinutes(30);

    private static final int MOST_KEPT = 64;
    private static final int MOST_ALERTS = 1_000;

    private final Journal journal;
    private final Incidents incidents;
    private final Alerts alerts;
    private final SourceWorker worker;
    private final ChangeFeed changes;
    private final Neighbours neighbours;
    private final Exhibits exhibits = new Exhibits();
    private final Supplier<Collection<WatchState>> watches;
    private final InstantSource clock;
    private final Consumer<String> trouble;
    private final Set<Long> declared = new LinkedHashSet<>();
    private final Set<Long> waiting = new HashSet<>();
    private final Map<Long, Progress> progress = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Progress> eldest) {
            return size() > MOST_KEPT;
        }
    };
    private boolean isStarted;

    /** Why it is looked. */
    private enum Occasion {
        /** An incident was declared: told once. */
        DECLARED,
        /** Somebody wants to know: told each time. */
        ASKED,
        /** A recovery was measured: kept for those who look for themselves, and not told. */
        RECOVERED
    }

    /** How far it is with an incident. */
    public enum Progress {
        /** Others are looked into first. */
        WAITING,
        /** Sources are being read. */
        READING,
        /** The cause is being looked for. */
        THINKING,
        /** It is in the timeline. */
        DONE,
        /** Nothing could be found out. */
        FAILED
    }

    /**
     * Over live sources.
     *
     * @param worker reads sources
     * @param changes that were reported
     * @param neighbours told who calls whom
     * @param watches how those of this house stand
     * @param trouble told of what could not be done
     */
    public Investigations(
            Journal journal,
            Incidents incidents,
            Alerts alerts,
            SourceWorker worker,
            ChangeFeed changes,
            Neighbours neighbours,
            Supplier<Collection<WatchState>> watches,
            InstantSource clock,
            Consumer<String> trouble) {
        this.journal = journal;
        this.incidents = incidents;
        this.alerts = alerts;
        this.worker = worker;
        this.changes = changes;
        this.neighbours = neighbours;
        this.watches = watches;
        this.clock = clock;
        this.trouble = trouble;
    }

    @Override
    public void apply(Entry entry) {
        Streams.incident(entry.stream()).ifPresent(incident -> {
            switch (entry.type()) {
                case "declared" -> declared(incident);
                case "resolved", "imported" -> forget(incident);
                default -> {
                    // Nothing that begins or ends an investigation.
                }
            }
        });
    }

    private synchronized void declared(long incident) {
        if (isStarted) {
            queue(incident, Occasion.DECLARED);
        } else {
            declared.add(incident);
        }
    }

    private synchronized void forget(long incident) {
        declared.remove(incident);
    }

    /** Looks into those that were declared lately, and from now on into all that are. */
    public synchronized void start() {
        isStarted = true;
        Instant from = clock.instant().minus(FRESH);
        for (long incident : declared) {
            boolean isFresh = incidents
                    .timeline(incident)
                    .flatMap(one -> one.state().declaredAt())
                    .filter(at -> at.isAfter(from))
                    .isPresent();
            if (isFresh) {
                queue(incident, Occasion.DECLARED);
            }
        }
        declared.clear();
    }

    /** Somebody wants an incident to be looked into, once more if it was already. */
    public synchronized void ask(long incident) {
        queue(incident, Occasion.ASKED);
    }

    /** A recovery was measured: what is shown of it shall reach until now. */
    synchronized void refresh(long incident) {
        queue(incident, Occasion.RECOVERED);
    }

    /** How far it is; empty where nothing was begun since the start of the program. */
    public synchronized Optional<Progress> progress(long incident) {
        return Optional.ofNullable(progress.get(incident));
    }

    /** What was seen of incidents. */
    public Exhibits exhibits() {
        return exhibits;
    }

    /** Whether there is anything to be read. */
    public boolean hasSources() {
        return !worker.sources().isEmpty();
    }

    private void queue(long incident, Occasion occasion) {
        if (worker.sources().isEmpty() || !waiting.add(incident)) {
            return;
        }
        progress.put(incident, Progress.WAITING);
        worker.execute(() -> work(incident, occasion));
    }

    private synchronized void set(long incident, Progress now) {
        progress.put(incident, now);
    }

    private void work(long incident, Occasion occasion) {
        synchronized (this) {
            waiting.remove(incident);
        }
        try {
            Optional<Timeline> timeline = incidents.timeline(incident);
            boolean isWanted = timeline.filter(one -> one.state().isOpen()).isPresent()
                    && (occasion != Occasion.DECLARED
                            || (timeline.get()
                                            .state()
                                            .declared()
                                            .filter(one -> !one.isDrill())
                                            .isPresent()
                                    && journal.receipt(key(incident, "summary", 0))
                                            .isEmpty()));
            if (isWanted) {
                investigate(timeline.get(), occasion);
            }
        } catch (JournalException untaken) {
            set(incident, Progress.FAILED);
        } catch (RuntimeException fault) {
            set(incident, Progress.FAILED);
            trouble.accept("incident " + incident + " could not be looked into: " + fault);
        }
    }

    private void investigate(Timeline timeline, Occasion occasion) {
        long incident = timeline.number();
        Instant begun = clock.instant();
        set(incident, Progress.READING);
        LogPatterns patterns = new LogPatterns();
        TelemetryBuilder builder = new TelemetryBuilder(new Vocabulary(patterns));
        LiveWindow window = LiveWindow.before(begun, WINDOW);
        List<Reading> readings = worker.sources().read(window, builder, PATIENCE);
        RecentChanges recent =
                new RecentChanges(changes.isFed(), Changes.RECENT, changes.since(begun.minus(Changes.RECENT)));
        recent.into(builder);
        List<Alert> firing = firing(incident);
        // Where nobody tells who calls whom, an alert would accuse its own service, and by nothing but itself.
        if (readings.stream().anyMatch(Investigations::tellsCalls)) {
            firing.forEach(alert -> builder.alert(told(alert)));
        }
        Outside outside = Outside.of(watches.get());
        outside.tell(builder, begun.minus(WINDOW));
        set(incident, Progress.THINKING);
        Telemetry telemetry = builder.build();
        Findings findings = Investigation.investigate(
                new Question(telemetry, Optional.empty(), patterns, Optional.empty(), onset(timeline.state(), firing)));
        neighbours.learn(findings.map());
        exhibits.keep(incident, Exhibit.of(begun, window, telemetry, patterns, findings, readings));
        if (occasion == Occasion.RECOVERED) {
            set(incident, Progress.DONE);
            return;
        }
        List<Party> parties = outside.parties(Report.worthTelling(findings));
        long run = occasion == Occasion.ASKED ? timeline.entries().size() : 0;
        write(
                incident,
                key(incident, "summary", run),
                new Observed(
                        Report.summary(
                                findings, readings, recent, parties, WINDOW, Duration.between(begun, clock.instant())),
                        Source.OPINION));
        for (Suspect suspect : Report.worthTelling(findings)) {
            propose(incident, suspect, run);
        }
        for (Party one : parties) {
            if (one.refusesUs()) {
                propose(
                        incident,
                        one.name(),
                        one.hypothesis(),
                        run + "-outside-" + Integer.toHexString(one.name().hashCode()),
                        number -> new HypothesisSupported(number, one.evidence(), Source.COMPONENT));
            }
        }
        set(incident, Progress.DONE);
    }

    private static boolean tellsCalls(Reading reading) {
        return reading.notes().found().containsKey(ReadNotes.Item.SPANS)
                || reading.notes().found().containsKey(ReadNotes.Item.CALLS);
    }

    private List<Alert> firing(long incident) {
        return alerts.read(all -> all.open().stream()
                .filter(one ->
                        one.incident().filter(number -> number == incident).isPresent())
                .limit(MOST_ALERTS)
                .map(Episode::alert)
                .toList());
    }

    /** An alert fires some time after what it is about began: the engine looks for that around it. */
    private static OptionalLong onset(Incident state, List<Alert> firing) {
        return wave(state, firing)
                .or(() -> firing.stream().map(Alert::startsAt).min(Instant::compareTo))
                .or(state::hurtSince)
                .map(at -> OptionalLong.of(Timestamps.toNanos(at)))
                .orElse(OptionalLong.empty());
    }

    /** When a second wave began: with what fires only since the change before it, or else with that change; empty where only what was there stayed. */
    private static Optional<Instant> wave(Incident state, List<Alert> firing) {
        Optional<Instant> placed = state.wave().flatMap(wave -> state.changes().values().stream()
                .flatMap(change -> change.placedAt().stream())
                .filter(at -> at.isBefore(wave.at()))
                .max(Instant::compareTo));
        return placed.flatMap(change -> firing.stream()
                .map(Alert::startsAt)
                .filter(at -> at.isAfter(change))
                .min(Instant::compareTo)
                .or(() -> firing.isEmpty() ? placed : Optional.empty()));
    }

    private static dev.firefight.telemetry.Alert told(Alert alert) {
        return new dev.firefight.telemetry.Alert(
                Timestamps.toNanos(alert.startsAt()),
                alert.name(),
                alert.service().orElse(""),
                "",
                alert.summary(),
                alert.severity(),
                OptionalDouble.empty(),
                OptionalDouble.empty());
    }

    /** Once for each suspect in each wave: whoever was proposed before, and perhaps refuted, is not brought up again. */
    private void propose(long incident, Suspect suspect, long run) {
        propose(
                incident,
                suspect.name(),
                Report.hypothesis(suspect),
                run + "-" + suspect.rank(),
                number -> new HypothesisSupported(number, Report.evidence(suspect), Report.source(suspect)));
    }

    private void propose(
            long incident,
            String name,
            HypothesisProposed hypothesis,
            String place,
            LongFunction<HypothesisSupported> evidence) {
        boolean isKnown = incidents
                .timeline(incident)
                .filter(one -> one.state().hypotheses().values().stream()
                        .filter(known -> known.number()
                                > one.state().wave().map(Wave::number).orElse(0L))
                        .anyMatch(known -> known.proposed().cause().startsWith(name + ": ")))
                .isPresent();
        if (isKnown) {
            return;
        }
        write(incident, "investigation/" + incident + "/suspect/" + place, hypothesis)
                .ifPresent(number ->
                        write(incident, "investigation/" + incident + "/evidence/" + place, evidence.apply(number)));
    }

    private static String key(long incident, String what, long run) {
        return "investigation/" + incident + "/" + what + "/" + run;
    }

    /** The number of the entry; empty where the rules do not take it. */
    private Optional<Long> write(long incident, String key, Fact fact) {
        Outcome outcome = incidents.propose(incident, Person.PROGRAM, fact, new Consent.None(), Optional.of(key));
        return outcome instanceof Outcome.Written written
                ? Optional.of(written.entries().getLast().number())
                : Optional.empty();
    }
}
