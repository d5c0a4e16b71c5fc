package dev.firefight.app.report;

import dev.firefight.evidence.pattern.Secrets;
import dev.firefight.evidence.request.Candidate;
import dev.firefight.evidence.request.Candidates;
import dev.firefight.evidence.request.Hop;
import dev.firefight.evidence.request.Story;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import tools.jackson.databind.node.ObjectNode;

/** Requests as JSON documents. Secrets in lines and in names of operations are masked. */
public final class TraceJson {
    /** Counted up when a property changes its meaning; properties may be added without. */
    public static final int VERSION = 1;

    private static final double NANOS_PER_MILLI = 1e6;

    private TraceJson() {}

    /** One request, with a line end at the end. */
    public static String write(Story story) {
        ObjectNode json = JsonText.object();
        json.put("version", VERSION);
        candidate(json, story.request());
        JsonText.each(json, "odd", story.odd(), TraceJson::hop);
        JsonText.each(json, "spans", story.rows(), TraceJson::row);
        JsonText.each(json, "lines", story.lines(), TraceJson::line);
        JsonText.each(json, "gaps", story.gaps(), (one, gap) -> {
            JsonText.time(one, "from", OptionalLong.of(gap.fromNanos()));
            one.put("milliseconds", gap.nanos() / NANOS_PER_MILLI);
        });
        if (story.lastWord().isPresent()) {
            json.put("lastWord", story.lastWord().getAsInt());
        } else {
            json.putNull("lastWord");
        }
        story.healthy()
                .ifPresentOrElse(healthy -> healthy(json.putObject("healthy"), healthy), () -> json.putNull("healthy"));
        json.put("spansWithoutCaller", story.withoutParent());
        return JsonText.of(json);
    }

    /** Requests worth following, at most so many, with a line end at the end. */
    public static String write(Candidates candidates, int limit) {
        ObjectNode json = JsonText.object();
        json.put("version", VERSION);
        json.put("requests", candidates.requests());
        json.put("healthyRequests", candidates.references());
        json.put("count", candidates.listed().size());
        JsonText.each(json, "hops", candidates.hops(), (one, share) -> {
            one.put("service", share.service());
            one.put("requests", share.requests());
            hop(one.putObject("example"), share.example());
        });
        List<Candidate> shown = candidates.listed().stream().limit(limit).toList();
        JsonText.each(json, "listed", shown, TraceJson::candidate);
        return JsonText.of(json);
    }

    private static void candidate(ObjectNode json, Candidate one) {
        json.put("traceId", one.traceId());
        json.put("service", one.service());
        json.put("operation", Secrets.masked(one.operation()));
        JsonText.time(json, "start", OptionalLong.of(one.startNanos()));
        json.put("milliseconds", one.nanos() / NANOS_PER_MILLI);
        usual(json, one.usualNanos());
        json.put("trouble", one.trouble().name().toLowerCase(Locale.ROOT));
        one.hop().ifPresentOrElse(hop -> hop(json.putObject("hop"), hop), () -> json.putNull("hop"));
    }

    private static void usual(ObjectNode json, long nanos) {
        JsonText.number(json, "usualMilliseconds", nanos == 0 ? Double.NaN : nanos / NANOS_PER_MILLI);
    }

    private static void hop(ObjectNode json, Hop hop) {
        json.put("service", hop.service());
        json.put("reason", hop.reason().name().toLowerCase(Locale.ROOT));
        json.put("operation", Secrets.masked(hop.operation()));
        json.put("other", Secrets.masked(hop.other()));
        json.put("detail", Secrets.masked(hop.detail()));
        json.put("milliseconds", hop.nanos() / NANOS_PER_MILLI);
        usual(json, hop.usualNanos());
        json.put("healthyRequests", hop.references());
        JsonText.number(json, "surprise", hop.surprise());
    }

    private static void row(ObjectNode json, Story.Row row) {
        json.put("spanId", HexFormat.of().toHexDigits(row.spanId()));
        json.put("depth", row.depth());
        json.put("service", row.service());
        json.put("operation", Secrets.masked(row.operation()));
        JsonText.time(json, "start", OptionalLong.of(row.startNanos()));
        json.put("milliseconds", row.nanos() / NANOS_PER_MILLI);
        json.put("failed", row.failed());
        json.put("blamed", row.blamed());
        json.put("movedMilliseconds", row.movedNanos() / NANOS_PER_MILLI);
    }

    private static void line(ObjectNode json, Story.Line line) {
        JsonText.time(json, "time", OptionalLong.of(line.timeNanos()));
        json.put("service", line.service());
        json.put("severity", line.severity());
        json.put("text", Secrets.masked(line.text()));
        json.put("span", line.row());
    }

    private static void healthy(ObjectNode json, Story.Healthy healthy) {
        json.put("requests", healthy.requests());
        json.put("exampleId", healthy.exampleId());
        json.put("exampleMilliseconds", healthy.exampleNanos() / NANOS_PER_MILLI);
        healthy.differences().stream().map(Secrets::masked).forEach(json.putArray("differences")::add);
    }
}
