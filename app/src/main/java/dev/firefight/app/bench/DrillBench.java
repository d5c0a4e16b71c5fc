package dev.firefight.app.bench;

import dev.firefight.app.drill.DrillRecording;
import dev.firefight.evidence.Investigation;
import dev.firefight.evidence.Question;
import dev.firefight.evidence.Suspect;
import dev.firefight.evidence.log.LogPatterns;
import dev.firefight.practice.scenario.Run;
import dev.firefight.practice.scenario.Scenario;
import dev.firefight.practice.scenario.Strike;
import dev.firefight.practice.signal.Firing;
import dev.firefight.practice.signal.RecordedDrill;
import dev.firefight.telemetry.Alert;
import dev.firefight.telemetry.Timestamps;
import dev.firefight.telemetry.Vocabulary;
import dev.firefight.telemetry.recording.Recording;
import dev.firefight.telemetry.recording.RecordingReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * Investigates scenarios in which nobody does anything, some time after the first alert, as the server does where that alert opens an incident: told are
 * the alerts that still fire, with what notifications say of them, and when the first of them began.
 *
 * @param after how long after the first alert it is asked
 * @param seed decides what is left to chance
 */
record DrillBench(Duration after, long seed) {
    private static final Duration LOOK = Duration.ofSeconds(10);

    /**
     * What comes of asking twice.
     *
     * @param told the first of the alerts that fire is told as when it began, as the server does
     * @param untold nothing is told of when it began
     */
    record Asked(DrillResult told, DrillResult untold) {}

    /** Runs a scenario and investigates what production said until then. Where no alert fires, it is asked at the end. */
    Asked run(Scenario scenario) throws IOException {
        Run run = new Run(scenario, seed);
        Optional<Duration> alert = untilFirstAlert(run);
        Duration asked = alert.map(at -> at.plus(after)).orElse(scenario.lasts());
        run.until(asked.compareTo(scenario.lasts()) < 0 ? asked : scenario.lasts());
        RecordedDrill recorded = asAnIncidentTells(run);
        try (Scratch scratch = Scratch.make()) {
            Path directory = scratch.directory().resolve("recording");
            DrillRecording.write(recorded, run, directory);
            LogPatterns patterns = new LogPatterns();
            Recording recording = RecordingReader.read(directory, new Vocabulary(patterns), Optional.empty());
            OptionalLong reported = recorded.reported()
                    .map(at -> OptionalLong.of(Timestamps.toNanos(at)))
                    .orElse(OptionalLong.empty());
            DrillResult told = new DrillResult(
                    scenario.id(), scenario.kind(), DrillTruth.of(run), alert, suspects(recording, patterns, reported));
            return new Asked(
                    told, reported.isEmpty() ? told : told.with(suspects(recording, patterns, OptionalLong.empty())));
        }
    }

    private static List<Suspect> suspects(Recording recording, LogPatterns patterns, OptionalLong onset) {
        return Investigation.investigate(new Question(
                        recording.telemetry(),
                        recording.baseline(),
                        patterns,
                        recording.info().symptom(),
                        onset))
                .suspects();
    }

    /** An alert that fired before anything was wrong, as when a harmless version was brought out, opens no incident of this. */
    private static Optional<Duration> untilFirstAlert(Run run) {
        Scenario scenario = run.scenario();
        Duration begun = scenario.strikes().stream()
                .filter(strike -> !strike.isHarmless())
                .map(Strike::at)
                .min(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
        Optional<Duration> first = firstAlert(run, begun);
        while (first.isEmpty() && run.elapsed().compareTo(scenario.lasts()) < 0) {
            run.until(run.elapsed().plus(LOOK));
            first = firstAlert(run, begun);
        }
        return first;
    }

    private static Optional<Duration> firstAlert(Run run, Duration since) {
        return run.alerts().stream()
                .map(one -> Duration.between(run.scenario().start(), Timestamps.toInstant(one.startNanos())))
                .filter(at -> at.compareTo(since) >= 0)
                .findFirst();
    }

    private static RecordedDrill asAnIncidentTells(Run run) {
        RecordedDrill all = run.recorded();
        List<Firing> firing =
                run.alerts().stream().filter(one -> one.endNanos().isEmpty()).toList();
        Optional<Instant> reported = firing.stream()
                .min(Comparator.comparingLong(Firing::startNanos))
                .map(one -> Timestamps.toInstant(one.startNanos()));
        return new RecordedDrill(
                all.id(),
                all.changes(),
                firing.stream().map(DrillBench::notified).toList(),
                reported.or(all::reported));
    }

    /** An alert without the metric, limit and value of its rule, of which its notification does not tell. */
    private static Alert notified(Firing one) {
        return new Alert(
                one.startNanos(),
                one.name(),
                one.service(),
                "",
                one.summary(),
                one.severity(),
                OptionalDouble.empty(),
                OptionalDouble.empty());
    }
}
