package dev.firefight.telemetry.live;

import dev.firefight.telemetry.format.Format;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a Jaeger: who calls whom, and of each service a sample of its traces in each part of the window, and those that failed. Jaeger
 * does not tell traces but of a service.
 *
 * @see <a href="https://www.jaegertracing.io/docs/latest/architecture/apis/">Jaeger, APIs</a>
 */
final class JaegerReader implements SourceReader {
    private static final String ITSELF = "jaeger-all-in-one";
    private static final String ITSELF_TOO = "jaeger-query";

    private final Source.Jaeger source;
    private final HttpReader http;

    JaegerReader(Source.Jaeger source, InstantSource clock, HeldBytes held) {
        this.source = source;
        this.http = new HttpReader(source.endpoint(), source.kind(), clock, held);
    }

    @Override
    public void read(LiveWindow window, Instant until, Intake intake) {
        Asking asking = new Asking(http, source.endpoint().limits().mostAtATime(), until, intake);
        Query names = Query.of("the names of services", "/api/services");
        List<String> services =
                asking
                        .json(names, source.kind(), answer -> Traces.names(answer.path("data")))
                        .orElse(List.of())
                        .stream()
                        .filter(name -> !name.equals(ITSELF) && !name.equals(ITSELF_TOO))
                        .toList();
        if (intake.isHopeless()) {
            return;
        }
        Query links = Query.of("who calls whom", "/api/dependencies")
                .with("endTs", window.to().toEpochMilli())
                .with("lookback", window.length().toMillis());
        Traces.add(
                asking,
                links,
                services.isEmpty()
                        ? List.of()
                        : asking.jsonIfTold(links, answer -> Traces.calls(answer.path("data")))
                                .orElse(List.of()));
        if (!services.isEmpty()) {
            asking.all(queries(window, services), (query, answer) -> intake.read(query, answer, Format.JAEGER_JSON));
        }
    }

    /** All services once before any of them again, so that a budget that is used up costs detail and not services. */
    private List<Query> queries(LiveWindow window, List<String> services) {
        int left = http.budget().left() - services.size();
        List<LiveWindow> parts = Traces.parts(window, left, services.size());
        List<Query> queries = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            for (String service : services) {
                queries.add(within(service, "traces of ", parts.get(i)));
            }
            if (i == 0 && left >= services.size()) {
                services.forEach(service -> queries.add(
                        within(service, "traces that failed of ", window).with("tags", "{\"error\":\"true\"}")));
            }
        }
        int limit = Math.max(1, source.mostTraces() / queries.size());
        return queries.stream().map(query -> query.with("limit", limit)).toList();
    }

    private static Query within(String service, String asked, LiveWindow window) {
        return Query.of(asked + service, "/api/traces")
                .with("service", service)
                .with("start", window.fromNanos() / 1000)
                .with("end", window.toNanos() / 1000);
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
