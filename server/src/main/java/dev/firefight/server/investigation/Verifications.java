package dev.firefight.server.investigation;

import dev.firefight.evidence.log.LogPatterns;
import dev.firefight.evidence.metric.Recovery.Moments;
import dev.firefight.incident.Action.VerificationFailed;
import dev.firefight.incident.Action.VerificationPassed;
import dev.firefight.incident.Action.VerificationStarted;
import dev.firefight.incident.Change;
import dev.firefight.incident.Consent;
import dev.firefight.incident.Course.SecondWaveSeen;
import dev.firefight.incident.Fact;
import dev.firefight.incident.Incident;
import dev.firefight.incident.Incident.Wave;
import dev.firefight.incident.Inquiry.Observed;
import dev.firefight.incident.Inquiry.Source;
import dev.firefight.incident.Person;
import dev.firefight.incident.Verification;
import dev.firefight.journal.Entry;
import dev.firefight.journal.Journal;
import dev.firefight.journal.JournalException;
import dev.firefight.paging.episode.Gathering;
import dev.firefight.server.incidents.Incidents;
import dev.firefight.server.incidents.Outcome;
import dev.firefight.server.incidents.Projection;
import dev.firefight.server.incidents.Streams;
import dev.firefight.server.incidents.Timeline;
import dev.firefight.server.investigation.Judgement.Standing;
import dev.firefight.server.paging.Alerts;
import dev.firefight.server.watch.Smoke;
import dev.firefight.telemetry.Telemetry;
import dev.firefight.telemetry.TelemetryBuilder;
import dev.firefight.telemetry.Timestamps;
import dev.firefight.telemetry.Vocabulary;
import dev.firefight.telemetry.live.LiveWindow;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Watches recovery by measurement: begins as soon as a change is in place, reads the signals again and again for as long as the policy asks, and writes
 * with numbers whether it held, whether it did not, or that a second wave came. People may say so first; then it says nothing more.
 */
public final class Verifications implements Projection {
    /** So long before the onset it is looked what is healthy. */
    private static final Duration HEALTHY = Duration.ofMinutes(30);

    /** An onset that is longer ago is taken for so long ago. */
    private static final Duration LONGEST = Duration.ofHours(6);

    private static final Duration SLOWEST = Duration.ofSeconds(30);
    private static final Duration QUICKEST = Duration.ofSeconds(5);
    private static final int LOOKS_OF_A_SOAK = 10;
    private static final Duration LATEST_ALERT = Duration.ofMinutes(5);
    private static final int MOST_ALERTS = 1_000;
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final Journal journal;
    private final Incidents incidents;
    private final Alerts alerts;
    private final SourceWorker worker;
    private final Function<Set<String>, Smoke> smoke;
    private final Investigations investigations;
    private final InstantSource clock;
    private final Set<Long> open = new ConcurrentSkipListSet<>();
    /** How the last look at an incident ended; known to the worker only. */
    private final Map<Long, Standing> last = new HashMap<>();

    /**
     * Over live sources.
     *
     * @param smoke asks the watches over HTTP at once, those of these services first
     * @param investigations look anew at what is still wrong, and at what is well again
     */
    public Verifications(
            Journal journal,
            Incidents incidents,
            Alerts alerts,
            SourceWorker worker,
            Function<Set<String>, Smoke> smoke,
            Investigations investigations,
            InstantSource clock) {
        this.journal = journal;
        this.incidents = incidents;
        this.alerts = alerts;
        this.worker = worker;
        this.smoke = smoke;
        this.investigations = investigations;
        this.clock = clock;
    }

    @Override
    public void apply(Entry entry) {
        Streams.incident(entry.stream()).ifPresent(incident -> {
            switch (entry.type()) {
                case "change-finished", "verification-started" -> open.add(incident);
                case "resolved", "imported" -> open.remove(incident);
                default -> {
                    // Nothing that begins or ends watching.
                }
            }
        });
    }

    /** Watches from now on. */
    public void start() {
        Duration pause = incidents.policy().soak().dividedBy(LOOKS_OF_A_SOAK);
        Duration bounded = pause.compareTo(SLOWEST) > 0 ? SLOWEST : pause.compareTo(QUICKEST) < 0 ? QUICKEST : pause;
        worker.repeat(this::look, bounded, bounded);
    }

    private void look() {
        last.keySet().retainAll(open);
        for (long incident : open) {
            try {
                incidents
                        .timeline(incident)
                        .filter(one -> one.state().isOpen() && worker.sources().measure())
                        .ifPresent(this::look);
            } catch (JournalException untaken) {
                // It is looked at again.
            }
        }
    }

    private void look(Timeline timeline) {
        Incident state = timeline.state();
        if (state.watched().isEmpty()) {
            state.changes().values().stream()
                    .filter(change -> change.state() == Change.State.UNVERIFIED)
                    .max(Comparator.comparingLong(Change::number))
                    .ifPresent(change -> begin(timeline.number(), change));
        }
        state.watched().or(() -> stillNew(state)).ifPresent(verification -> watch(timeline, verification));
    }

    /** A second wave comes after all was well. */
    private Optional<Verification> stillNew(Incident state) {
        Duration soak = incidents.policy().soak();
        return state.verified().filter(one -> clock.instant().isBefore(one.at().plus(soak.multipliedBy(3))));
    }

    private void begin(long incident, Change change) {
        String signals = change.started().signals();
        write(
                incident,
                "change/" + change.number(),
                new VerificationStarted(
                        Optional.of(change.number()),
                        (signals.isBlank() ? "errors and latency of what alerts" : signals)
                                + " return to what is healthy, measured for "
                                + incidents.policy().soak().toMinutes() + " minutes"));
    }

    private void watch(Timeline timeline, Verification verification) {
        Incident state = timeline.state();
        long incident = timeline.number();
        Instant now = clock.instant();
        Optional<Change> change = verification
                .started()
                .change()
                .flatMap(number -> Optional.ofNullable(state.changes().get(number)));
        Instant placed = placed(verification, change);
        Fires fires = Fires.of(
                alerts.read(all -> all.of(incident, MOST_ALERTS)),
                alerts.read(all -> all.gathering(incident))
                        .map(Gathering::services)
                        .orElse(Set.of()),
                timeline,
                placed.plus(grace()));
        Moments moments = moments(state, placed, fires, now);
        Telemetry telemetry = read(moments, now);
        Judgement judgement = Judgement.of(
                        telemetry,
                        moments,
                        change.map(one -> one.started().signals()).orElse(""),
                        fires)
                .with(smoke.apply(fires.services()));
        boolean isSeenAgain = last.put(incident, judgement.standing()) == judgement.standing();
        if (verification.state() == Verification.State.PASSED && judgement.standing() != Standing.SECOND_WAVE) {
            return;
        }
        Duration watched = Duration.between(verification.at(), now);
        Duration soak = incidents.policy().soak();
        String key = "verification/" + verification.number() + "/";
        switch (judgement.standing()) {
            case SECOND_WAVE -> {
                if (isSeenAgain) {
                    wave(incident, verification, judgement);
                }
            }
            case PARTLY -> {
                if (watched.compareTo(soak) >= 0) {
                    wave(incident, verification, judgement);
                }
            }
            case HOLDS -> {
                if (watched.compareTo(soak) >= 0) {
                    if (write(incident, key + "end", new VerificationPassed(verification.number(), judgement.text()))) {
                        investigations.refresh(incident);
                    }
                } else {
                    write(incident, key + "holds", new Observed(judgement.text(), Source.METRIC));
                }
            }
            case NOT_YET, STILL_FIRING -> {
                boolean isOver =
                        watched.compareTo(judgement.standing() == Standing.NOT_YET ? soak : soak.multipliedBy(2)) >= 0;
                if (isOver) {
                    write(incident, key + "end", new VerificationFailed(verification.number(), judgement.text()));
                }
            }
            case UNMEASURED -> {
                if (watched.compareTo(soak) >= 0) {
                    write(incident, key + "unmeasured", new Observed(judgement.text(), Source.METRIC));
                }
            }
        }
    }

    /** Alerts come late: what fires so soon after a change may have begun before it. */
    private Duration grace() {
        Duration half = incidents.policy().soak().dividedBy(2);
        return half.compareTo(LATEST_ALERT) < 0 ? half : LATEST_ALERT;
    }

    /** Where something is back, the change helped and stands in nobody's way; what is wrong beside it is looked into anew. */
    private void wave(long incident, Verification verification, Judgement judgement) {
        String key = "verification/" + verification.number() + "/";
        if (verification.state() == Verification.State.WATCHING) {
            judgement
                    .recovered()
                    .ifPresent(text -> write(
                            incident,
                            key + "end",
                            new VerificationPassed(verification.number(), text),
                            new Consent.Confirmed()));
        }
        if (write(incident, key + "wave", new SecondWaveSeen(judgement.text()))) {
            investigations.ask(incident);
        }
    }

    private Telemetry read(Moments moments, Instant now) {
        TelemetryBuilder builder = new TelemetryBuilder(new Vocabulary(new LogPatterns()));
        Instant from = Timestamps.toInstant(moments.onset()).minus(HEALTHY);
        worker.sources().readMetrics(new LiveWindow(from, now), builder, PATIENCE);
        return builder.build();
    }

    private static Moments moments(Incident state, Instant placed, Fires fires, Instant now) {
        Instant onset = Stream.of(fires.first(), state.hurtSince(), state.declaredAt())
                .flatMap(Optional::stream)
                .filter(at -> at.isBefore(placed))
                .min(Comparator.naturalOrder())
                .orElse(placed);
        Instant earliest = now.minus(LONGEST);
        Instant bounded = onset.isBefore(earliest) && earliest.isBefore(placed) ? earliest : onset;
        Instant trouble =
                state.wave().map(Wave::at).filter(at -> at.isBefore(placed)).orElse(bounded);
        return new Moments(
                Timestamps.toNanos(bounded),
                Timestamps.toNanos(trouble.isBefore(bounded) ? bounded : trouble),
                Timestamps.toNanos(placed),
                Timestamps.toNanos(now));
    }

    /** When the change was in place; where nothing was changed, when people began to watch. */
    private static Instant placed(Verification verification, Optional<Change> change) {
        return change.flatMap(Change::placedAt).orElse(verification.at());
    }

    /** Once for each key; whether it was written now. */
    private boolean write(long incident, String place, Fact fact) {
        return write(incident, place, fact, new Consent.None());
    }

    private boolean write(long incident, String place, Fact fact, Consent consent) {
        String key = "incident/" + incident + "/" + place;
        return journal.receipt(key).isEmpty()
                && incidents.propose(incident, Person.PROGRAM, fact, consent, Optional.of(key))
                        instanceof Outcome.Written;
    }
}
