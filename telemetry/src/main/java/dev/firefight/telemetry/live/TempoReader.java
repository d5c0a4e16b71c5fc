package dev.firefight.telemetry.live;

import dev.firefight.telemetry.Telemetry.Feed;
import dev.firefight.telemetry.format.Format;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Reads a Tempo: searches for traces in each part of the window, those that failed and others, and fetches them one by one, for as many
 * queries as are left. A trace comes in protobuf, where its ids are unmistakable.
 *
 * @see <a href="https://grafana.com/docs/tempo/latest/api_docs/">Tempo, HTTP API</a>
 */
final class TempoReader implements SourceReader {
    private static final int PARTS = 3;
    private static final int MOST_SEARCHED = 200;
    private static final Pattern ID = Pattern.compile("[0-9a-fA-F]{1,32}");

    private final Source.Tempo source;
    private final HttpReader http;

    TempoReader(Source.Tempo source, InstantSource clock, HeldBytes held) {
        this.source = source;
        this.http = new HttpReader(source.endpoint(), source.kind(), clock, held);
    }

    @Override
    public void read(LiveWindow window, Instant until, Intake intake) {
        Asking asking = new Asking(http, source.endpoint().limits().mostAtATime(), until, intake);
        List<List<String>> found = new ArrayList<>();
        for (LiveWindow part : Traces.parts(window, PARTS, 1)) {
            for (String what : List.of("{ status = error }", "{ }")) {
                Query search = Query.of("which traces there are", "/api/search")
                        .with("q", what)
                        .with("start", part.from().getEpochSecond())
                        .with("end", part.to().getEpochSecond())
                        .with("limit", Math.min(MOST_SEARCHED, source.mostTraces()));
                asking.json(search, source.kind(), TempoReader::ids).ifPresent(ids -> {
                    found.add(ids);
                    intake.add(search, (builder, notes) -> builder.feed(Feed.TRACES));
                });
            }
        }
        List<Query> traces = inTurn(found).stream()
                .limit(Math.min(source.mostTraces(), Math.max(1, http.budget().left())))
                .map(id -> Query.of("a trace", "/api/traces/" + id).accepting("application/protobuf"))
                .toList();
        asking.all(traces, (query, answer) -> intake.read(query, answer, Format.OTLP_PROTOBUF));
    }

    /** Ids of traces that were found. Only what is an id may become part of an address. */
    private static Optional<List<String>> ids(JsonNode answer) {
        JsonNode traces = answer.path("traces");
        if (!answer.isObject() || !(traces.isArray() || traces.isMissingNode() || traces.isNull())) {
            return Optional.empty();
        }
        List<String> ids = new ArrayList<>();
        for (JsonNode trace : traces) {
            String id = trace.path("traceID").asString("");
            if (ID.matcher(id).matches() && ids.size() < MOST_SEARCHED) {
                ids.add(id);
            }
        }
        return Optional.of(ids);
    }

    /** One of each list in turn, each once. */
    private static Set<String> inTurn(List<List<String>> lists) {
        Set<String> all = new LinkedHashSet<>();
        for (int i = 0; i < MOST_SEARCHED; i++) {
            for (List<String> list : lists) {
                if (i < list.size()) {
                    all.add(list.get(i));
                }
            }
        }
        return all;
    }

    @Override
    public Budget budget() {
        return http.budget();
    }

    @Override
    public void close() {
        http.close();
    }
}
