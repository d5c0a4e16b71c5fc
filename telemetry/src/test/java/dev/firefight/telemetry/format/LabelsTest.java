package dev.firefight.telemetry.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firefight.telemetry.Origin;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabelsTest {
    private static Origin origin(String metric, Map<String, String> labels) {
        return Labels.of(metric, labels).origin();
    }

    @Test
    void aContainerMetricBelongsToTheWorkloadNotToItsExporter() {
        assertThat(origin(
                        "container_cpu_usage_seconds_total",
                        Map.of(
                                "service",
                                "kubelet",
                                "job",
                                "kubelet",
                                "container",
                                "server",
                                "pod",
                                "cart-5d4f7c9b8d-x7k2p",
                                "instance",
                                "10.0.0.1:10250")))
                .isEqualTo(new Origin("cart", "cart-5d4f7c9b8d-x7k2p", "10.0.0.1"));
    }

    @Test
    void aMachineMetricBelongsToTheMachine() {
        assertThat(origin(
                        "node_load1",
                        Map.of("job", "node-exporter", "instance", "n1:9100", "service", "node-exporter")))
                .isEqualTo(new Origin("", "", "n1"));
    }

    @Test
    void theJobNamesTheServiceOnlyWhenNothingElseDoesAndItIsNoCollector() {
        assertThat(origin("up", Map.of("job", "cart", "instance", "cart:80"))).isEqualTo(Origin.ofService("cart"));
        assertThat(origin("up", Map.of("job", "cart", "app", "shop"))).isEqualTo(Origin.ofService("shop"));
        assertThat(origin("up", Map.of("job", "kubernetes-pods", "pod", "cart-0")))
                .isEqualTo(new Origin("cart", "cart-0", ""));
    }

    @Test
    void labelsNotNeededForTheOriginStayAndTellSeriesApart() {
        assertThat(Labels.of("up", Map.of("service.name", "a", "job", "b", "zone", "z", "empty", ""))
                        .attributes())
                .containsExactlyInAnyOrderEntriesOf(Map.of("job", "b", "zone", "z"));
    }

    @ParameterizedTest
    @CsvSource({
        "cartservice-579f59597d-n69b4, cartservice",
        "node-agent-x7k2p, node-agent",
        "mysql-0, mysql",
        "cart, cart",
        "cart-redis, cart-redis",
        "user-database-service, user-database-service",
        "-0, -0"
    })
    void aPodNameLosesItsGeneratedEnd(String pod, String workload) {
        assertThat(PodName.workload(pod)).isEqualTo(workload);
    }
}
