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
import dev.firefight.server.access.Secrets;
import dev.firefight.server.incidents.Incidents;
import dev.firefight.server.incidents.Outcome;
import dev.firefight.server.incidents.Projection;
import dev.firefight.server.incidents.Streams;
import dev.firefight.server.incidents.Timeline;
import dev.firefight.telemetry.Timestamps;
import dev.firefight.telemetry.live.LiveWindow;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongFunction;

/** Looks into incidents, one after the other: as soon as they are declared, when alerts fire again after all had ended, and whenever somebody asks. */
public final class Investigations implements Projection {
    private static final Duration WINDOW = Duration.ofMinutes(60);
    /** So much of the time before an incident is looked into, even where that was long ago: without it there is nothing to compare with. */
    private static final Duration BEFORE = Duration.ofMinutes(30);

    private static final Duration LONGEST_WINDOW = Duration.ofHours(6);
    /** What comes and goes is looked into so often at most, as each look is told. */
    private static final Duration AGAIN = Duration.ofMinutes(10);

    /** An incident that is older when the program starts is not looked into by itself any more. */
    private static final Duration FRESH = Duration.ofMinutes(30);

    private static final int MOST_KEPT = 64;

    private final Journal journal;
    private final Incidents incidents;
    private final SourceWorker worker;
    private final Observer observer;
    private final Neighbours neighbours;
    private final Exhibits exhibits = new Exhibits();
    private final InstantSource clock;
    private final Consumer<String> trouble;
    private final Set<Long> declared = new LinkedHashSet<>();
    private final Set<Long> quiet = new HashSet<>();
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
        /** An alert fires although all had ended: told once for each such alert. */
        FIRED_AGAIN,
        /** Somebody wants to know: told each time. */
        ASKED,
        /** What is shown shall reach until now, as after a recovery or a start: kept for those who look for themselves, and not told. */
        REFRESHED
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
     * @param observer looks at production
     * @param neighbours told who calls whom
     * @param trouble told of what could not be done
     */
    public Investigations(
            Journal journal,
            Incidents incidents,
            Observer observer,
            Neighbours neighbours,
            InstantSource clock,
            Consumer<String> trouble) {
        this.journal = journal;
        this.incidents = incidents;
        this.worker = observer.worker();
        this.observer = observer;
        this.neighbours = neighbours;
        this.clock = clock;
        this.trouble = trouble;
    }

    @Override
    public void apply(Entry entry) {
        Streams.incident(entry.stream()).ifPresent(incident -> {
            switch (entry.type()) {
                case "declared" -> declared(incident);
                case "alerts-ended" -> ended(incident);
                case "alert-fired" -> fired(incident, entry.position());
                case "resolved", "imported" -> forget(incident);
                default -> {
                    // Nothing that begins or ends an investigation.
                }
            }
        });
    }

    private synchronized void declared(long incident) {
        if (isStarted) {
            queue(incident, Occasion.DECLARED, 0);
        } else {
            declared.add(incident);
        }
    }

    private synchronized void ended(long incident) {
        quiet.add(incident);
    }

    /** @param position of the entry, by which each program over the same journal knows it */
    private synchronized void fired(long incident, long position) {
        boolean isLater = exhibits.of(incident)
                .filter(last -> last.at().plus(AGAIN).isAfter(clock.instant()))
                .isEmpty();
        if (quiet.remove(incident) && isStarted && isLater) {
            queue(incident, Occasion.FIRED_AGAIN, position);
        }
    }

    private synchronized void forget(long incident) {
        declared.remove(incident);
        quiet.remove(incident);
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
                queue(incident, Occasion.DECLARED, 0);
            }
        }
        declared.clear();
    }

    /** Somebody wants an incident to be looked into, once more if it was already. */
    public synchronized void ask(long incident) {
        queue(incident, Occasion.ASKED, 0);
    }

    /** A recovery was measured: what is shown of it shall reach until now. */
    synchronized void refresh(long incident) {
        queue(incident, Occasion.REFRESHED, 0);
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

    /** @param run by which what is written is known again; of what is asked for it is taken when it is begun */
    private void queue(long incident, Occasion occasion, long run) {
        if (worker.sources().isEmpty() || !waiting.add(incident)) {
            return;
        }
        progress.put(incident, Progress.WAITING);
        worker.execute(() -> work(incident, occasion, run));
    }

    private synchronized void set(long incident, Progress now) {
        progress.put(incident, now);
    }

    private void work(long incident, Occasion occasion, long run) {
        synchronized (this) {
            waiting.remove(incident);
        }
        try {
            Optional<Timeline> timeline = incidents.timeline(incident).filter(one -> isWanted(one.state(), occasion));
            if (timeline.isEmpty()) {
                forgetProgress(incident);
                return;
            }
            long own = occasion == Occasion.ASKED ? timeline.get().entries().size() : run;
            boolean isTold = occasion == Occasion.REFRESHED
                    || journal.receipt(key(incident, "summary", own)).isPresent();
            investigate(timeline.get(), own, isTold);
        } catch (JournalException untaken) {
            set(incident, Progress.FAILED);
        } catch (RuntimeException fault) {
            set(incident, Progress.FAILED);
            trouble.accept("incident " + incident + " could not be looked into: " + fault);
        }
    }

    private static boolean isWanted(Incident state, Occasion occasion) {
        boolean isDrill = state.declared().filter(one -> one.isDrill()).isPresent();
        return state.isOpen() && (occasion == Occasion.ASKED || occasion == Occasion.REFRESHED || !isDrill);
    }

    private synchronized void forgetProgress(long incident) {
        progress.remove(incident);
    }

    /** An hour, and longer where the incident is older. */
    private static LiveWindow window(Incident state, Instant now) {
        Duration wanted = state.declaredAt()
                .map(at -> Duration.between(at.minus(BEFORE), now))
                .filter(age -> age.compareTo(WINDOW) > 0)
                .orElse(WINDOW);
        return LiveWindow.before(now, wanted.compareTo(LONGEST_WINDOW) < 0 ? wanted : LONGEST_WINDOW);
    }

    /** @param isTold whether the timeline has it already: then it is kept for those who look for themselves */
    private void investigate(Timeline timeline, long run, boolean isTold) {
        long incident = timeline.number();
        Instant begun = clock.instant();
        set(incident, Progress.READING);
        LogPatterns patterns = new LogPatterns();
        Observation seen = observer.observe(window(timeline.state(), begun), Optional.of(timeline), patterns);
        set(incident, Progress.THINKING);
        OptionalLong onset = seen.reported(Optional.of(timeline.state()))
                .map(at -> OptionalLong.of(Timestamps.toNanos(at)))
                .orElse(OptionalLong.empty());
        Findings findings = Investigation.investigate(
                new Question(seen.telemetry(), Optional.empty(), patterns, Optional.empty(), onset));
        neighbours.learn(findings.map());
        exhibits.keep(
                incident, Exhibit.of(begun, seen.window(), seen.telemetry(), patterns, findings, seen.readings()));
        if (isTold) {
            set(incident, Progress.DONE);
            return;
        }
        List<Party> parties = seen.outside().parties(Report.worthTelling(findings));
        write(
                incident,
                key(incident, "summary", run),
                new Observed(
                        Report.summary(findings, seen, parties, Duration.between(begun, clock.instant())),
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
                        run + "-outside-" + Secrets.hash(one.name()),
                        number -> new HypothesisSupported(number, one.evidence(), Source.COMPONENT));
            }
        }
        set(incident, Progress.DONE);
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
