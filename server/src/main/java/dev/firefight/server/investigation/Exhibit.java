package dev.firefight.server.investigation;

import dev.firefight.evidence.Curve;
import dev.firefight.evidence.Evidence;
import dev.firefight.evidence.Findings;
import dev.firefight.evidence.Suspect;
import dev.firefight.evidence.Target;
import dev.firefight.evidence.TraceExemplar;
import dev.firefight.evidence.log.LogPatterns;
import dev.firefight.evidence.log.LogShift;
import dev.firefight.evidence.metric.GoldenSignals;
import dev.firefight.evidence.pattern.Secrets;
import dev.firefight.evidence.trace.RequestPicture;
import dev.firefight.telemetry.Telemetry;
import dev.firefight.telemetry.live.LiveWindow;
import dev.firefight.telemetry.live.Reading;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an investigation saw, so that people can look for themselves. It holds what is drawn and not the telemetry, so that its size is bounded
 * whatever the sources hold: some two megabytes at most.
 *
 * @param at when it was read
 * @param window what was read
 * @param findings what was found; of the suspects the first {@value #MOST_SUSPECTS}, curves thinned, secrets in texts masked
 * @param signals golden signals of each service, by its name
 * @param logs what is said since the onset and was not before, no longer, or more or less often
 * @param requests requests worth looking at, of the first suspect first
 * @param readings what came of each source
 */
public record Exhibit(
        Instant at,
        LiveWindow window,
        Findings findings,
        Map<String, List<GoldenSignals.Signal>> signals,
        List<Said> logs,
        List<TraceExemplar> requests,
        List<Reading> readings) {
    private static final int MOST_SUSPECTS = 10;
    private static final int MOST_EVIDENCE = 12;
    private static final int SUSPECTS_WITH_REQUESTS = 3;
    private static final int MOST_EXAMPLE_CHARS = 400;

    /**
     * A log pattern and what became of it.
     *
     * @param shift what became of it
     * @param example one text of it, cut, with secrets masked
     */
    public record Said(LogShift shift, String example) {}

    /** Copies what can be altered. */
    public Exhibit {
        logs = List.copyOf(logs);
        requests = List.copyOf(requests);
        readings = List.copyOf(readings);
    }

    static Exhibit of(
            Instant at,
            LiveWindow window,
            Telemetry telemetry,
            LogPatterns patterns,
            Findings findings,
            List<Reading> readings) {
        long onset = findings.onset().timeNanos();
        return new Exhibit(
                at,
                window,
                bounded(findings),
                GoldenSignals.of(telemetry, onset),
                LogShift.of(telemetry, findings.startNanos(), onset, findings.endNanos()).stream()
                        .map(one -> new Said(one, example(patterns.example(one.pattern()))))
                        .toList(),
                requests(telemetry, findings),
                readings);
    }

    /** The suspect that a hypothesis of the program speaks of; empty where it is of another investigation. */
    public Optional<Suspect> suspect(String cause) {
        return findings.suspects().stream()
                .filter(one -> cause.startsWith(one.name() + ": "))
                .findFirst();
    }

    private static String example(String text) {
        String line = Secrets.masked(text.lines().findFirst().orElse(""));
        return line.length() <= MOST_EXAMPLE_CHARS ? line : line.substring(0, MOST_EXAMPLE_CHARS - 1) + "…";
    }

    private static List<TraceExemplar> requests(Telemetry telemetry, Findings findings) {
        Map<String, TraceExemplar> found = new LinkedHashMap<>();
        findings.exemplars().forEach(one -> found.putIfAbsent(one.traceId(), one));
        RequestPicture picture = new RequestPicture(telemetry, findings.onset().timeNanos());
        findings.suspects().stream()
                .filter(one -> !one.service().isEmpty())
                .limit(SUSPECTS_WITH_REQUESTS)
                .flatMap(one -> picture.exemplars(new Target(one.service(), one.component())).stream())
                .forEach(one -> found.putIfAbsent(one.traceId(), one));
        return List.copyOf(found.values());
    }

    private static Findings bounded(Findings findings) {
        return new Findings(
                findings.startNanos(),
                findings.endNanos(),
                findings.onset(),
                findings.buckets(),
                findings.suspects().stream()
                        .limit(MOST_SUSPECTS)
                        .map(Exhibit::bounded)
                        .toList(),
                findings.map(),
                findings.quiet(),
                findings.exemplars(),
                findings.scores());
    }

    private static Suspect bounded(Suspect one) {
        return new Suspect(
                one.rank(),
                one.service(),
                one.component(),
                one.bucket(),
                one.indicator(),
                one.score(),
                one.likelihood(),
                Secrets.masked(one.reason()),
                one.evidence().stream()
                        .limit(MOST_EVIDENCE)
                        .map(Exhibit::bounded)
                        .toList(),
                one.quickestTest(),
                one.mitigation());
    }

    private static Evidence bounded(Evidence one) {
        Optional<Curve> curve = one.curve().map(GoldenSignals::thinned);
        return new Evidence(
                one.kind(),
                Secrets.masked(one.selector()),
                one.statistic(),
                one.before(),
                one.after(),
                one.unit(),
                one.surprise(),
                one.timeNanos(),
                Secrets.masked(one.text()),
                curve);
    }
}
