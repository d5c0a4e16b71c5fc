package dev.firefight.app.report;

import dev.firefight.evidence.BucketFinding;
import dev.firefight.evidence.Evidence;
import dev.firefight.evidence.Findings;
import dev.firefight.evidence.Onset;
import dev.firefight.evidence.ServiceMap;
import dev.firefight.evidence.Suspect;
import dev.firefight.evidence.TraceExemplar;
import dev.firefight.evidence.TraceExemplar.Bar;
import dev.firefight.evidence.drawing.HumanTimes;
import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

/**
 * Findings as a JSON document, described by {@code docs/findings.schema.json}. Properties stand in a fixed order; a number that is
 * none ({@code NaN}, infinite) is {@code null}; times are RFC 3339 in UTC. Texts are complete, and characters that a terminal would
 * obey or hide are written as escapes, so that the document can be printed anywhere and still says what the telemetry said.
 */
public final class JsonReport {
    private JsonReport() {}

    /** Writes the document, with a line end at its end. */
    public static String write(Findings findings, ReportHeader header) {
        ObjectNode json = JsonText.object();
        json.put("version", Findings.VERSION);
        json.put("recording", header.recording());
        ObjectNode window = json.putObject("window");
        window.put("start", HumanTimes.rfc3339(findings.startNanos()));
        window.put("end", HumanTimes.rfc3339(findings.endNanos()));
        onset(json, findings.onset());
        JsonText.each(json, "buckets", findings.buckets(), JsonReport::bucket);
        JsonText.each(json, "suspects", findings.suspects(), JsonReport::suspect);
        map(json.putObject("map"), findings.map());
        JsonText.each(json, "exemplars", findings.exemplars(), JsonReport::exemplar);
        JsonText.each(json, "quiet", findings.quiet(), (quiet, of) -> {
            quiet.put("service", of.service());
            quiet.put("looked", of.looked());
            JsonText.number(quiet, "surprise", of.surprise());
        });
        JsonText.each(json, "files", header.files(), (file, of) -> {
            file.put("name", of.name());
            file.put("takenFor", of.takenFor());
            file.put("why", of.why());
            of.problems().forEach(file.putArray("problems")::add);
        });
        if (header.elapsedMillis() < 0) {
            json.putNull("elapsedMillis");
        } else {
            json.put("elapsedMillis", header.elapsedMillis());
        }
        return JsonText.of(json);
    }

    /** An onset that nobody told and nothing showed is none: a program must not take it for a time. */
    private static void onset(ObjectNode json, Onset onset) {
        String time = HumanTimes.rfc3339(onset.timeNanos());
        if (onset.origin() == Onset.Origin.ASSUMED) {
            json.putNull("onset");
        } else {
            json.put("onset", time);
        }
        ObjectNode detail = json.putObject("onsetDetail");
        detail.put("time", time);
        detail.put("origin", onset.origin().name().toLowerCase(Locale.ROOT));
        detail.put("reason", onset.reason());
    }

    private static void bucket(ObjectNode json, BucketFinding finding) {
        json.put("bucket", finding.bucket().id());
        json.put("verdict", finding.verdict().id());
        json.put("reason", finding.reason());
        JsonText.each(json, "evidence", finding.evidence(), JsonReport::evidence);
    }

    private static void suspect(ObjectNode json, Suspect suspect) {
        json.put("rank", suspect.rank());
        json.put("service", suspect.service());
        if (suspect.component().isEmpty()) {
            json.putNull("component");
        } else {
            json.put("component", suspect.component());
        }
        json.put("bucket", suspect.bucket().id());
        json.put("indicator", suspect.indicator());
        JsonText.number(json, "score", suspect.score());
        JsonText.number(json, "likelihood", suspect.likelihood());
        json.put("reason", suspect.reason());
        JsonText.each(json, "evidence", suspect.evidence(), JsonReport::evidence);
        json.put("quickestTest", suspect.quickestTest());
        json.put("mitigation", suspect.mitigation());
    }

    private static void evidence(ObjectNode json, Evidence evidence) {
        json.put("kind", evidence.kind().id());
        json.put("selector", evidence.selector());
        json.put("statistic", evidence.statistic());
        JsonText.number(json, "before", evidence.before());
        JsonText.number(json, "after", evidence.after());
        json.put("unit", evidence.unit());
        JsonText.number(json, "surprise", evidence.surprise());
        JsonText.time(json, "time", evidence.timeNanos());
        json.put("text", evidence.text());
    }

    private static void map(ObjectNode json, ServiceMap map) {
        map.services().forEach(json.putArray("services")::add);
        JsonText.each(json, "calls", map.calls(), (call, of) -> {
            call.put("caller", of.caller());
            call.put("callee", of.callee());
            call.put("seen", of.seen());
        });
    }

    private static void exemplar(ObjectNode json, TraceExemplar exemplar) {
        json.put("traceId", exemplar.traceId());
        json.put("why", exemplar.why());
        JsonText.each(json, "spans", exemplar.spans(), JsonReport::span);
    }

    private static void span(ObjectNode json, Bar bar) {
        json.put("depth", bar.depth());
        json.put("service", bar.service());
        json.put("operation", bar.operation());
        json.put("start", HumanTimes.rfc3339(bar.startNanos()));
        json.put("end", HumanTimes.rfc3339(bar.endNanos()));
        json.put("failed", bar.failed());
        json.put("blamed", bar.blamed());
    }
}
