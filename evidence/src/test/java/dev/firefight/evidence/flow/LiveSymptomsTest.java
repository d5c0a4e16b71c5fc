package dev.firefight.evidence.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firefight.telemetry.live.golden.Conventions;
import dev.firefight.telemetry.live.golden.Recognised;
import dev.firefight.telemetry.live.golden.Recogniser;
import dev.firefight.telemetry.live.golden.SignalKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests, failures and times of services that are read live are known as such. */
class LiveSymptomsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "http_server_request_duration_seconds",
                "http_server_duration_milliseconds",
                "rpc_server_duration_milliseconds",
                "http_server_requests_seconds",
                "http_requests_total",
                "http_request_duration_seconds",
                "grpc_server_handled_total",
                "grpc_server_handling_seconds",
                "istio_requests_total",
                "istio_request_duration_milliseconds",
                "envoy_cluster_upstream_rq_total",
                "envoy_cluster_upstream_rq_time",
                "shop_requests_total",
                "shop_latency_seconds",
            })
    void requestsFailuresAndTimesAreToldApart(String metric) {
        List<Recognised> signals = Recogniser.recognise(
                        Conventions.shipped(),
                        List.of(metric, metric + "_bucket", metric + "_count", metric + "_sum"),
                        Map.of(),
                        Map.of(),
                        60)
                .recognised();

        assertThat(signals).isNotEmpty();
        assertThat(signals.stream()
                        .filter(signal -> !SymptomKind.of(signal.signal()).equals(wanted(signal.kind())))
                        .map(signal -> signal.kind() + " " + signal.signal()))
                .isEmpty();
    }

    private static Optional<SymptomKind> wanted(SignalKind kind) {
        return switch (kind) {
            case TRAFFIC -> Optional.of(SymptomKind.REQUESTS);
            case ERRORS -> Optional.of(SymptomKind.ERRORS);
            case LATENCY -> Optional.of(SymptomKind.LATENCY);
            default -> Optional.empty();
        };
    }
}
