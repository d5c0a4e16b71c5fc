package dev.firefight.evidence.invariance;

import dev.firefight.telemetry.Call;
import dev.firefight.telemetry.Names;
import dev.firefight.telemetry.Origin;
import dev.firefight.telemetry.Symptom;
import dev.firefight.telemetry.Telemetry;
import dev.firefight.telemetry.Timestamps;
import dev.firefight.telemetry.Vocabulary;
import dev.firefight.telemetry.recording.Recording;
import dev.firefight.telemetry.recording.RecordingReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * An incident as it was told, with every log text as it was written, so that it can be told again.
 *
 * @param id what to call it
 * @param incident telemetry whose log pattern numbers are those of {@code texts}
 * @param baseline the same of healthy times
 * @param texts log texts by number
 * @param symptom the violated objective, if stated
 * @param onsetNanos start of the trouble, if known
 */
record Told(
        String id,
        Telemetry incident,
        Optional<Telemetry> baseline,
        Names<String> texts,
        Optional<Symptom> symptom,
        OptionalLong onsetNanos) {
    /** Reads a recording. */
    static Told read(Path recording) throws IOException {
        Names<String> texts = new Names<>();
        Recording read = RecordingReader.read(
                recording, new Vocabulary(text -> texts.number(text.toString())), Optional.empty());
        return new Told(
                read.info().id(),
                read.telemetry(),
                read.baseline(),
                texts,
                read.info().symptom(),
                read.info()
                        .onset()
                        .map(onset -> OptionalLong.of(Timestamps.toNanos(onset)))
                        .orElse(OptionalLong.empty()));
    }

    /** The names of all services, pods and machines. */
    Set<String> names() {
        Set<String> names = new TreeSet<>();
        incident.vocabulary().origins().asList().stream()
                .flatMap(origin -> parts(origin))
                .forEach(names::add);
        Stream.concat(Stream.of(incident), baseline.stream()).forEach(side -> {
            for (Call call : side.calls()) {
                names.add(call.caller());
                names.add(call.callee());
            }
            side.changes().forEach(change -> names.add(change.service()));
            side.alerts().forEach(alert -> names.add(alert.service()));
            side.patternCounts().forEach(count -> names.add(count.service()));
            side.series().forEach(series -> List.of("caller", "callee")
                    .forEach(end -> names.add(series.key().attributes().getOrDefault(end, ""))));
        });
        symptom.ifPresent(stated -> names.add(stated.service()));
        names.remove("");
        return names;
    }

    private static Stream<String> parts(Origin origin) {
        return Stream.of(origin.service(), origin.component(), origin.node());
    }
}
