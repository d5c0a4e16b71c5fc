package dev.firefight.telemetry.live;

import dev.firefight.telemetry.Telemetry.Feed;
import dev.firefight.telemetry.format.Format;
import dev.firefight.telemetry.format.ReadNotes;
import dev.firefight.telemetry.format.ReadNotes.Item;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads a Loki: in each part of the window lines that tell of trouble, and the others. No line is read twice, and each part may have as
 * many as any other, so that what is counted before and after some moment can be compared.
 *
 * @see <a href="https://grafana.com/docs/loki/latest/reference/loki-http-api/">Loki, HTTP API</a>
 */
final class LokiReader implements SourceReader {
    /** As many as Loki gives out at once, unless told otherwise ({@code max_entries_limit_per_query}). */
    private static final int MOST_LINES_AT_ONCE = 5_000;

    private static final String TROUBLE = "\"(?i)error|exception|fatal|panic|fail|critical|refused|timed out|timeout\"";
    private static final String SAMPLE =
            "a part of the window with more lines than are read; numbers of lines are those of a sample";
    private static final Pattern LABEL = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]{0,100}");
    /** Labels that streams commonly have; the first that there is selects all of them. */
    private static final List<String> COMMON = List.of(
            "service_name",
            "app",
            "job",
            "namespace",
            "container",
            "container_name",
            "compose_service",
            "pod",
            "service",
            "host",
            "filename");

    private final Source.Loki source;
    private final HttpReader http;

    LokiReader(Source.Loki source, InstantSource clock, HeldBytes held) {
        this.source = source;
        this.http = new HttpReader(source.endpoint(), source.kind(), clock, held);
    }

    @Override
    public void read(LiveWindow window, Instant until, Intake intake) {
        Asking asking = new Asking(http, source.endpoint().limits().mostAtATime(), until, intake);
        Optional<String> selector = source.selector().or(() -> selector(asking, window));
        if (selector.isEmpty()) {
            return;
        }
        List<LiveWindow> parts = Traces.parts(window, http.budget().left(), 2);
        int limit = Math.clamp(source.mostLines() / (2L * parts.size()), 1, MOST_LINES_AT_ONCE);
        List<Query> queries = new ArrayList<>();
        for (LiveWindow part : parts) {
            queries.add(within(
                    lines("lines of logs that tell of trouble", selector.get() + " |~ " + TROUBLE), part, limit));
            queries.add(within(lines("other lines of logs", selector.get() + " !~ " + TROUBLE), part, limit));
        }
        asking.all(queries, (query, answer) -> {
            intake.read(query, answer, Format.LOKI_JSON, found -> noteSample(found, limit));
        });
    }

    private static void noteSample(ReadNotes found, int limit) {
        if (found.found().getOrDefault(Item.LOGS, 0L) >= limit) {
            found.problem(0, SAMPLE);
        }
    }

    /** What selects all streams: Loki wants at least one label to have a value. */
    private Optional<String> selector(Asking asking, LiveWindow window) {
        Query labels = Query.of("the labels of its streams", "/loki/api/v1/labels")
                .with("start", window.fromNanos())
                .with("end", window.toNanos());
        return asking.json(labels, source.kind(), answer -> {
                    boolean isAnswer = answer.path("status").asString("").equals("success");
                    // Loki leaves the list out when there is nothing
                    return isAnswer && answer.path("data").isMissingNode()
                            ? Optional.of(List.<String>of())
                            : Optional.of(answer)
                                    .filter(any -> isAnswer)
                                    .flatMap(all -> Traces.names(all.path("data")));
                })
                .flatMap(names -> {
                    asking.intake().add(labels, (builder, notes) -> builder.feed(Feed.LOGS));
                    return COMMON.stream().filter(names::contains).findFirst().or(() -> names.stream()
                            .filter(name -> LABEL.matcher(name).matches() && !name.startsWith("__"))
                            .findFirst());
                })
                .map(label -> "{" + label + "=~\".+\"}");
    }

    private static Query lines(String asked, String logql) {
        return Query.of(asked, "/loki/api/v1/query_range").with("query", logql);
    }

    private static Query within(Query query, LiveWindow window, int limit) {
        return query.with("start", window.fromNanos())
                .with("end", window.toNanos())
                .with("limit", limit)
                .with("direction", "forward");
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
