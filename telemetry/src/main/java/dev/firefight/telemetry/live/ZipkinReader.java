package dev.firefight.telemetry.live;

import dev.firefight.telemetry.Telemetry.Feed;
import dev.firefight.telemetry.format.Format;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a Zipkin: who calls whom, traces that failed, and a sample of all in each part of the window. Those of single services follow
 * where queries are left.
 *
 * @see <a href="https://zipkin.io/zipkin-api/zipkin2-api.yaml">Zipkin, API of version 2</a>
 */
final class ZipkinReader implements SourceReader {
    private final Source.Zipkin source;
    private final HttpReader http;

    ZipkinReader(Source.Zipkin source, InstantSource clock, HeldBytes held) {
        this.source = source;
        this.http = new HttpReader(source.endpoint(), source.kind(), clock, held);
    }

    @Override
    public void read(LiveWindow window, Instant until, Intake intake) {
        Asking asking = new Asking(http, source.endpoint().limits().mostAtATime(), until, intake);
        Query names = Query.of("the names of services", "/api/v2/services");
        List<String> services = asking.json(names, source.kind(), Traces::names).orElse(List.of());
        if (services.isEmpty()) {
            intakeLooked(asking, names);
            return;
        }
        Query links = within(Query.of("who calls whom", "/api/v2/dependencies"), window);
        asking.jsonIfTold(links, Traces::calls).ifPresent(calls -> Traces.add(asking, links, calls));
        asking.all(queries(window, services), (query, answer) -> intake.read(query, answer, Format.ZIPKIN_JSON));
    }

    private static void intakeLooked(Asking asking, Query names) {
        if (!asking.intake().isHopeless()) {
            asking.intake().add(names, (builder, notes) -> builder.feed(Feed.TRACES));
        }
    }

    private List<Query> queries(LiveWindow window, List<String> services) {
        int left = http.budget().left();
        List<LiveWindow> parts = Traces.parts(window, left, 2);
        List<Query> queries = new ArrayList<>();
        for (LiveWindow part : parts) {
            queries.add(within(traces("traces that failed"), part).with("annotationQuery", "error"));
            queries.add(within(traces("traces"), part));
        }
        if (left - queries.size() >= services.size()) {
            services.forEach(service ->
                    queries.add(within(traces("traces of " + service), window).with("serviceName", service)));
        }
        int limit = Math.max(1, source.mostTraces() / queries.size());
        return queries.stream().map(query -> query.with("limit", limit)).toList();
    }

    private static Query traces(String asked) {
        return Query.of(asked, "/api/v2/traces");
    }

    private static Query within(Query query, LiveWindow window) {
        return query.with("endTs", window.to().toEpochMilli())
                .with("lookback", window.length().toMillis());
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
