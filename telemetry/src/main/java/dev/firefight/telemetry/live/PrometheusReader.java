package dev.firefight.telemetry.live;

import dev.firefight.telemetry.format.PrometheusAnswer;
import dev.firefight.telemetry.format.ReadNotes;
import dev.firefight.telemetry.live.golden.Conventions;
import dev.firefight.telemetry.live.golden.Recogniser;
import dev.firefight.telemetry.live.golden.Recognition;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the golden signals of a Prometheus: asks for the names of its metrics, recognises what it knows, and reads that in few
 * queries, what users feel first.
 *
 * @see <a href="https://prometheus.io/docs/prometheus/latest/querying/api/">Prometheus, HTTP API</a>
 */
final class PrometheusReader implements SourceReader {
    private final Source.Prometheus source;
    private final HttpReader http;

    /** What else than signals is read: not where only conventions are tried. */
    private final boolean isWhole;

    PrometheusReader(Source.Prometheus source, InstantSource clock, HeldBytes held) {
        this(source, new HttpReader(source.endpoint(), source.kind(), clock, held), true);
    }

    private PrometheusReader(Source.Prometheus source, HttpReader http, boolean isWhole) {
        this.source = source;
        this.http = http;
        this.isWhole = isWhole;
    }

    /** Reads the signals of other conventions and nothing else, within the budget of this one. */
    SourceReader trying(Conventions conventions) {
        return new PrometheusReader(new Source.Prometheus(source.name(), source.endpoint(), conventions), http, false);
    }

    @Override
    public void read(LiveWindow window, Instant until, Intake intake) {
        Asking asking = new Asking(http, source.endpoint().limits().mostAtATime(), until, intake);
        Query names = Query.of("the names of metrics", "/api/v1/label/__name__/values")
                .with("start", window.from().getEpochSecond())
                .with("end", window.to().getEpochSecond());
        List<String> metrics =
                asking.json(names, source.kind(), PrometheusSurvey::names).orElse(List.of());
        if (metrics.isEmpty()) {
            return;
        }
        Map<String, String> types = asking.jsonIfTold(
                        Query.of("the types of metrics", "/api/v1/metadata").with("limit_per_metric", 1),
                        PrometheusSurvey::types)
                .orElse(Map.of());
        long scrapeSeconds = scrapeSeconds(asking, window);
        RangeSteps steps = RangeSteps.of(window, scrapeSeconds);
        Map<String, Long> sizes = asking.jsonIfTold(
                        Query.of("its largest metrics", "/api/v1/status/tsdb").with("limit", 200),
                        PrometheusSurvey::sizes)
                .orElse(Map.of());
        Recognition recognition =
                Recogniser.recognise(source.conventions(), ofOthers(metrics), types, sizes, steps.rateSeconds());
        intake.recognised(recognition);
        if (isWhole) {
            new PrometheusAlerts(asking, window, steps, Set.copyOf(metrics)).read();
            PrometheusCalls.read(asking, window, metrics);
        }
        new RangeQueries(asking, window, steps, sizes).read(recognition.recognised());
    }

    /** Less what Prometheus makes itself of alerts and of its scrapes. */
    private static List<String> ofOthers(List<String> metrics) {
        return metrics.stream()
                .filter(name -> !name.startsWith("ALERTS") && !name.startsWith("scrape_s"))
                .toList();
    }

    /** How many seconds lie between two scrapes, as the samples of {@code up} show; 0 where there are none, as where metrics are pushed. */
    private static long scrapeSeconds(Asking asking, LiveWindow window) {
        Query query = Query.of("how often it scrapes", "/api/v1/query")
                .with("query", "up[5m]")
                .with("time", window.to().getEpochSecond());
        ScrapeIntervals intervals = new ScrapeIntervals();
        asking.ifTold(query, bytes -> {
            try {
                PrometheusAnswer.read(new ByteArrayInputStream(bytes), new ReadNotes(), intervals::add);
            } catch (IOException e) {
                throw new UncheckedIOException("memory can always be read", e);
            }
            return Optional.of(bytes);
        });
        return intervals.medianSeconds();
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
