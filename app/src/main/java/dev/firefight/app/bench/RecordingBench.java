package dev.firefight.app.bench;

import dev.firefight.app.logs.IncidentTime;
import dev.firefight.app.logs.LogMining;
import dev.firefight.app.logs.LogMining.ServiceChange;
import dev.firefight.app.logs.LogSources;
import dev.firefight.app.logs.RecordedLogs;
import dev.firefight.evidence.Findings;
import dev.firefight.evidence.Investigation;
import dev.firefight.evidence.Question;
import dev.firefight.evidence.log.LogPatterns;
import dev.firefight.telemetry.Alert;
import dev.firefight.telemetry.Series;
import dev.firefight.telemetry.Telemetry;
import dev.firefight.telemetry.Timestamps;
import dev.firefight.telemetry.Vocabulary;
import dev.firefight.telemetry.recording.Recording;
import dev.firefight.telemetry.recording.RecordingReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;

/** Runs directories of recordings with known causes. */
final class RecordingBench {
    private final Path directory;
    private final Map<String, Label> labels = new HashMap<>();
    private final Map<String, Set<String>> decoys = new HashMap<>();

    /**
     * A bench over a directory that holds a directory of recordings for each set, and {@code labels/<set>.csv}.
     *
     * @throws IOException when the labels cannot be read
     */
    RecordingBench(Path directory) throws IOException {
        this.directory = directory;
        try (var files = Files.list(directory.resolve("labels"))) {
            for (Path file : files.sorted().toList()) {
                for (Label label : Label.read(file)) {
                    if (file.getFileName().toString().endsWith("-decoys.csv")) {
                        decoys.computeIfAbsent(label.caseId(), id -> new HashSet<>())
                                .add(label.component());
                    } else {
                        labels.put(label.caseId(), label);
                    }
                }
            }
        }
    }

    /** The recordings of each set that have labels, by name of the set. */
    Map<String, List<Path>> sets() throws IOException {
        Map<String, List<Path>> sets = new TreeMap<>();
        try (var directories = Files.list(directory)) {
            for (Path set : directories.filter(Files::isDirectory).toList()) {
                try (var cases = Files.list(set)) {
                    List<Path> known = cases.filter(path -> labels.containsKey(name(path)))
                            .sorted()
                            .toList();
                    if (!known.isEmpty()) {
                        sets.put(name(set), known);
                    }
                }
            }
        }
        return sets;
    }

    /** The truth about a recording. */
    Label label(Path recordingPath) {
        return Optional.ofNullable(labels.get(name(recordingPath))).orElseThrow();
    }

    /** Runs every recording of a set. */
    List<CaseResult> runAll(List<Path> cases, Mode mode) throws IOException {
        List<CaseResult> results = new ArrayList<>();
        for (Path one : cases) {
            results.add(run(one, mode));
        }
        return results;
    }

    /** Investigates one recording. */
    CaseResult run(Path recordingPath, Mode mode) throws IOException {
        long start = System.nanoTime();
        LogPatterns patterns = new LogPatterns();
        Recording recording = RecordingReader.read(recordingPath, new Vocabulary(patterns), Optional.empty());
        long read = System.nanoTime();
        Findings findings = Investigation.investigate(question(recording, patterns, mode));
        long done = System.nanoTime();
        Label label = label(recordingPath);
        return new CaseResult(
                label,
                findings,
                Places.ofService(findings.suspects(), label),
                Places.ofComponent(findings.suspects(), label),
                label.indicator().isEmpty() ? OptionalInt.empty() : Places.ofIndicator(findings.suspects(), label),
                onsetError(recording, findings),
                findings.first()
                        .map(first ->
                                decoys.getOrDefault(label.caseId(), Set.of()).contains(first.component()))
                        .orElse(false),
                logs(recordingPath, recording, label, findings, mode),
                read - start,
                done - read);
    }

    /** The logs compared at the true onset where it is told, at the found one elsewhere. */
    private static Optional<LogPlace> logs(Path path, Recording recording, Label label, Findings findings, Mode mode)
            throws IOException {
        Telemetry telemetry = recording.telemetry();
        OptionalLong truth = recording.info().onset().isPresent()
                ? OptionalLong.of(Timestamps.toNanos(recording.info().onset().get()))
                : telemetry.alerts().stream().mapToLong(Alert::timeNanos).findFirst();
        if (truth.isEmpty()) {
            return Optional.empty();
        }
        RecordedLogs recorded =
                RecordedLogs.of(List.of(path), LogSources.find(List.of(path), InputStream.nullInputStream()));
        List<ServiceChange> atTruth = services(recorded, truth.getAsLong());
        boolean isTold = mode == Mode.A && recording.info().onset().isPresent();
        return LogPlace.of(
                label,
                atTruth,
                isTold ? atTruth : services(recorded, findings.onset().timeNanos()));
    }

    /** As {@code firefight logs} compares a recording at a moment. */
    private static List<ServiceChange> services(RecordedLogs recorded, long momentNanos) throws IOException {
        if (recorded.files().isEmpty()) {
            return List.of();
        }
        Optional<IncidentTime> moment = Optional.of(IncidentTime.at(momentNanos));
        try {
            return LogMining.services(
                    new LogMining.Request(recorded.files(), List.of(), recorded.healthy(), true, moment),
                    Runtime.getRuntime().availableProcessors());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
    }

    private static Question question(Recording recording, LogPatterns patterns, Mode mode) {
        OptionalLong told = mode.isTold() && recording.info().onset().isPresent()
                ? OptionalLong.of(
                        Timestamps.toNanos(recording.info().onset().get().plus(mode.late())))
                : OptionalLong.empty();
        return new Question(
                recording.telemetry(),
                recording.baseline(),
                patterns,
                recording.info().symptom(),
                told);
    }

    /** How far the found onset is from the true one, in usual steps of the series; empty where either is not known. */
    private static OptionalDouble onsetError(Recording recording, Findings findings) {
        if (recording.info().onset().isEmpty()) {
            return OptionalDouble.empty();
        }
        long error = Math.abs(findings.onset().timeNanos()
                - Timestamps.toNanos(recording.info().onset().get()));
        double[] steps = recording.telemetry().series().stream()
                .mapToDouble(RecordingBench::step)
                .filter(step -> step > 0)
                .sorted()
                .toArray();
        return steps.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(error / steps[steps.length / 2]);
    }

    /** The usual time between two points in nanoseconds; 0 for less than two. */
    private static double step(Series series) {
        long[] gaps = new long[Math.max(0, series.size() - 1)];
        Arrays.setAll(gaps, i -> series.timesNanos()[i + 1] - series.timesNanos()[i]);
        Arrays.sort(gaps);
        return gaps.length == 0 ? 0 : gaps[gaps.length / 2];
    }

    private static String name(Path path) {
        return String.valueOf(path.getFileName());
    }
}
