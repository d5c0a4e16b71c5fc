package dev.firefight.telemetry.format;

import dev.firefight.telemetry.format.LinePieces.Piece;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonParser;

/**
 * A piece of a file whose metrics are understood ahead of their turn: a metric stands for itself, where spans and logs are numbered and
 * grouped as they come.
 */
final class MetricsAhead implements OtlpJsonRequests.Content {
    /** As the Collector writes them. */
    private static final String METRICS = "{\"resourceMetrics\"";

    private final Piece piece;
    private final ReadNotes notes = new ReadNotes();
    private final List<Metric> metrics = new ArrayList<>();
    private OtlpResource resource = OtlpResource.NONE;
    private boolean isAllMetrics;

    private record Metric(OtlpMetric metric, OtlpResource resource, long line) {}

    private MetricsAhead(Piece piece) {
        this.piece = piece;
    }

    /** Reads a piece, if what it begins with promises metrics. */
    static MetricsAhead read(Piece piece) {
        MetricsAhead ahead = new MetricsAhead(piece);
        ahead.isAllMetrics = piece.startsWith(METRICS);
        if (ahead.isAllMetrics) {
            OtlpJsonRequests requests = new OtlpJsonRequests(ahead, ahead.notes);
            piece.forEachValue(ahead.notes, requests::read);
        }
        return ahead;
    }

    @Override
    public void resource(OtlpResource next) {
        resource = next;
    }

    @Override
    public void metric(JsonParser json, long line) {
        OtlpMetric metric = new OtlpMetric(notes);
        OtlpMetricJson.read(json, metric, line);
        metrics.add(new Metric(metric, resource, line));
    }

    @Override
    public void span(JsonParser json, long line) {
        hasToWait(json);
    }

    @Override
    public void log(JsonParser json, long line) {
        hasToWait(json);
    }

    private void hasToWait(JsonParser json) {
        isAllMetrics = false;
        json.skipChildren();
    }

    /** Adds what the piece holds, in its turn. */
    void addTo(OtlpJsonContent content, ReadNotes all) {
        if (isAllMetrics) {
            metrics.forEach(one -> content.add(one.metric(), one.resource(), one.line()));
            all.addAll(notes);
        } else {
            piece.forEachValue(all, new OtlpJsonRequests(content, all)::read);
        }
    }
}
