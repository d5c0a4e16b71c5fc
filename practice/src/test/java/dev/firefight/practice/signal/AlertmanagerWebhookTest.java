package dev.firefight.practice.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AlertmanagerWebhookTest {
    private static final JsonMapper JSON = JsonMapper.shared();

    private static Firing down(String pod, OptionalLong end) {
        return new Firing(
                "TargetDown",
                "warning",
                new TreeMap<>(Map.of("alertname", "TargetDown", "pod", pod, "service", "web", "severity", "warning")),
                pod + " does not answer",
                "up",
                1,
                0,
                Made.NOON,
                end);
    }

    @Test
    void alertsOfOneNameAreToldTogetherAsAlertmanagerDoes() {
        Firing began = down("web-1", OptionalLong.empty());
        Firing before = down("web-0", OptionalLong.empty());

        List<byte[]> bodies =
                AlertmanagerWebhook.bodies(List.of(began), List.of(before, began), "http://alerts.example.org");
        assertThat(bodies).hasSize(1);
        JsonNode body = JSON.readTree(bodies.getFirst());
        assertThat(body.get("version").asString()).isEqualTo("4");
        assertThat(body.get("status").asString()).isEqualTo("firing");
        assertThat(body.get("groupKey").asString()).isEqualTo("{}:{alertname=\"TargetDown\"}");
        assertThat(body.get("commonLabels").toString())
                .isEqualTo("{\"alertname\":\"TargetDown\",\"service\":\"web\",\"severity\":\"warning\"}");
        assertThat(body.get("alerts")).hasSize(2);
        JsonNode alert = body.get("alerts").get(1);
        assertThat(alert.get("labels").get("pod").asString()).isEqualTo("web-1");
        assertThat(alert.get("startsAt").asString()).isEqualTo("2026-03-02T12:00:00Z");
        assertThat(alert.get("endsAt").asString()).isEqualTo("0001-01-01T00:00:00Z");
        assertThat(alert.get("annotations").get("summary").asString()).isEqualTo("web-1 does not answer");
    }

    @Test
    void anAlertThatEndsIsResolvedAndItsGroupOnlyWhenAllOfItIs() {
        Firing ended = down("web-1", OptionalLong.of(Made.NOON + 60_000_000_000L));
        Firing fires = down("web-0", OptionalLong.empty());

        JsonNode both = JSON.readTree(AlertmanagerWebhook.bodies(List.of(ended), List.of(fires, ended), "http://a")
                .getFirst());
        assertThat(both.get("status").asString()).isEqualTo("firing");
        assertThat(both.get("alerts").get(1).get("status").asString()).isEqualTo("resolved");
        assertThat(both.get("alerts").get(1).get("endsAt").asString()).isEqualTo("2026-03-02T12:01:00Z");
        JsonNode one = JSON.readTree(AlertmanagerWebhook.bodies(List.of(ended), List.of(ended), "http://a")
                .getFirst());
        assertThat(one.get("status").asString()).isEqualTo("resolved");
        assertThat(one.get("alerts")).hasSize(1);
    }

    @Test
    void whatDidNotChangeIsNotTold() {
        assertThat(AlertmanagerWebhook.bodies(List.of(), List.of(down("web-0", OptionalLong.empty())), "http://a"))
                .isEmpty();
    }

    /** Two values of Prometheus' own tests (common/model, signature_test.go). */
    @Test
    void fingerprintsAreThoseOfPrometheus() {
        assertThat(AlertmanagerWebhook.fingerprint(new TreeMap<>()))
                .isEqualTo(Long.toHexString(Long.parseUnsignedLong("14695981039346656037")));
        assertThat(AlertmanagerWebhook.fingerprint(
                        new TreeMap<>(Map.of("name", "garland, briggs", "fear", "love is not enough"))))
                .isEqualTo(Long.toHexString(Long.parseUnsignedLong("5799056148416392346")));
    }
}
