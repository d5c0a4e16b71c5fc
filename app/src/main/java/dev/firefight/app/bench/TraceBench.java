package dev.firefight.app.bench;

import dev.firefight.evidence.log.LogPatterns;
import dev.firefight.evidence.request.Candidates;
import dev.firefight.evidence.request.RequestBook;
import dev.firefight.telemetry.Vocabulary;
import dev.firefight.telemetry.recording.Recording;
import dev.firefight.telemetry.recording.RecordingReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** How often the first hop that {@code trace --failed} names is the service that was broken; nothing is told but the files. */
final class TraceBench {
    private TraceBench() {}

    /** Cases of one kind of fault. */
    private static final class Tally {
        private int cases;
        private int right;
    }

    /** Runs all recordings that hold spans; a table in Markdown, and below it what is named in each case. */
    static String run(RecordingBench bench) throws IOException {
        StringBuilder table = new StringBuilder("| set | fault | first hop right | cases |\n|---|---|---|---|\n");
        StringBuilder cases = new StringBuilder(
                "| case | broken | fault | first hop | its requests | listed |\n|---|---|---|---|---|---|\n");
        for (Map.Entry<String, List<Path>> set : bench.sets().entrySet()) {
            Map<String, Tally> tallies = new TreeMap<>();
            for (Path path : set.getValue()) {
                LogPatterns patterns = new LogPatterns();
                Recording recording = RecordingReader.read(path, new Vocabulary(patterns), Optional.empty());
                if (recording.telemetry().spans().size() == 0) {
                    continue;
                }
                Label label = bench.label(path);
                Candidates found = RequestBook.of(recording.telemetry(), recording.baseline(), patterns)
                        .troubled();
                Optional<Candidates.Share> first = found.hops().stream().findFirst();
                boolean isRight = first.filter(share -> share.service().equals(label.service()))
                        .isPresent();
                for (String fault : List.of(label.fault(), "all")) {
                    Tally tally = tallies.computeIfAbsent(fault, any -> new Tally());
                    tally.cases++;
                    tally.right += isRight ? 1 : 0;
                }
                cases.append(String.format(
                        Locale.ROOT,
                        "| %s | %s | %s | %s | %d | %d |%n",
                        label.caseId(),
                        label.service(),
                        label.fault(),
                        first.map(Candidates.Share::service).orElse("none"),
                        first.map(Candidates.Share::requests).orElse(0),
                        found.listed().size()));
            }
            tallies.forEach((fault, tally) -> table.append(String.format(
                    Locale.ROOT, "| %s | %s | %d | %d |%n", set.getKey(), fault, tally.right, tally.cases)));
        }
        return table + "\n" + cases;
    }
}
