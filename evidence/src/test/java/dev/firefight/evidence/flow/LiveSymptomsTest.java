package dev.firefight.evidence.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firefight.telemetry.live.golden.Conventions;
import dev.firefight.telemetry.live.golden.Recognised;
import dev.firefight.telemetry.live.golden.Recogniser;
import java.util.List;
import java.util.Map;
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

        assertThat(signals).isNotEmpty().allSatisfy(signal -> assertThat(SymptomKind.of(signal.signal()))
                .as(signal.signal())
                .contains(
                        switch (signal.kind()) {
                            case TRAFFIC -> SymptomKind.REQUESTS;
                            case ERRORS -> SymptomKind.ERRORS;
                            case LATENCY -> SymptomKind.LATENCY;
                            default -> throw new AssertionError(signal);
                        }));
    }
}
