package dev.firefight.telemetry.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firefight.telemetry.live.Trouble.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Servers whose answers are cut, flipped and of the wrong kind, one of them at a time: reading ends, and says what was wrong. */
class HostileServerTest {
    private static final String TRACE = "2f3e0cee77ae5dc9c17ade3689eb2e54";
    private static final int ROUNDS = 25;

    private static Map<String, byte[]> answers() {
        Map<String, byte[]> answers = new LinkedHashMap<>();
        put(answers, "/api/v1/label/__name__/values", "{\"status\":\"success\",\"data\":[\"up\",\"ALERTS\"]}");
        put(answers, "/api/v1/metadata", "{\"status\":\"success\",\"data\":{\"up\":[{\"type\":\"gauge\"}]}}");
        put(answers, "/api/v1/query", PrometheusReaderTest.matrix("0", "job", "cart", 1, 1, 1));
        put(answers, "/api/v1/query_range", PrometheusReaderTest.matrix("0", "job", "cart", 1, 0, 1));
        put(
                answers,
                "/api/v1/status/tsdb",
                "{\"status\":\"success\",\"data\":{\"seriesCountByMetricName\":[{\"name\":\"up\",\"value\":3}]}}");
        put(
                answers,
                "/api/v1/rules",
                "{\"status\":\"success\",\"data\":{\"groups\":[{\"rules\":[{\"type\":\"alerting\",\"name\":\"A\",\"query\":\"up"
                        + " < 1\",\"annotations\":{\"summary\":\"s\"},\"alerts\":[{\"labels\":{\"a\":\"b\"},\"value\":\"1\"}]}]}]}}");
        put(answers, "/api/v2/services", "[\"front\",\"cart\"]");
        put(answers, "/api/v2/dependencies", Bodies.LINKS);
        put(answers, "/api/v2/traces", Bodies.zipkin(TRACE));
        put(answers, "/api/services", "{\"data\":[\"front\"]}");
        put(answers, "/api/dependencies", "{\"data\":" + Bodies.LINKS + "}");
        put(answers, "/api/traces", Bodies.jaeger(TRACE, "front"));
        put(answers, "/api/search", Bodies.TEMPO_FOUND);
        answers.put("/api/traces/" + TRACE, Bodies.tempo(TRACE));
        put(answers, "/loki/api/v1/labels", "{\"status\":\"success\",\"data\":[\"app\"]}");
        put(answers, "/loki/api/v1/query_range", Bodies.loki("no stock", 2));
        return answers;
    }

    private static void put(Map<String, byte[]> answers, String path, String body) {
        answers.put(path, body.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void spoiledAnswersEndAsTroublesAndNeverAsFaults() throws IOException {
        long seed = 20260301;
        Random random = new Random(seed);
        Map<String, byte[]> answers = answers();
        try (FakeServer server = new FakeServer()) {
            Endpoint endpoint = Endpoint.of(server.uri())
                    .with(new Limits(Duration.ofSeconds(5), Duration.ofSeconds(20), 1 << 20, 10_000, 2));
            List<Source> sources = List.of(
                    new Source.Prometheus("prometheus", endpoint),
                    new Source.Zipkin("zipkin", endpoint, 100),
                    new Source.Jaeger("jaeger", endpoint, 100),
                    new Source.Tempo("tempo", endpoint, 100),
                    new Source.Loki("loki", endpoint, Optional.empty(), 100));
            try (LiveReader reader = new LiveReader(sources, InstantSource.system())) {
                answers.forEach((path, body) -> server.on(path, 200, body));
                Live whole = Live.read(reader, Live.WINDOW, Duration.ofSeconds(60));
                assertThat(whole.readings())
                        .allSatisfy(reading -> assertThat(reading.sentences()).isEmpty());
                int troubled = 0;
                for (int round = 0; round < ROUNDS; round++) {
                    answers.forEach((path, body) -> server.on(path, 200, spoiled(body, random)));
                    Live live = Live.read(reader, Live.WINDOW, Duration.ofSeconds(60));
                    String what = "seed " + seed + ", round " + round;
                    for (Reading reading : live.readings()) {
                        assertThat(reading.sentences())
                                .as(what)
                                .noneMatch(one -> one.contains("fault of this program"));
                        assertThat(reading.troubles())
                                .as(what)
                                .extracting(Trouble::kind)
                                .doesNotContain(Kind.OWN_FAULT);
                        troubled += reading.troubles().isEmpty() ? 0 : 1;
                    }
                    live.telemetry()
                            .series()
                            .forEach(one -> assertThat(one.values()).as(what).doesNotContain(Double.NaN));
                }
                assertThat(troubled).as("seed " + seed).isPositive();
            }
        }
    }

    private static byte[] spoiled(byte[] body, Random random) {
        byte[] spoiled =
                switch (random.nextInt(4)) {
                    case 0 -> Arrays.copyOf(body, random.nextInt(body.length + 1));
                    case 1 ->
                        new String(body, StandardCharsets.UTF_8)
                                .replaceFirst("\"[^\"]*\"", random.nextBoolean() ? "null" : "[{}]")
                                .getBytes(StandardCharsets.UTF_8);
                    default -> body.clone();
                };
        for (int flips = random.nextInt(4); flips > 0 && spoiled.length > 0; flips--) {
            spoiled[random.nextInt(spoiled.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return spoiled;
    }
}
