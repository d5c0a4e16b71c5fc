package dev.firefight.telemetry.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firefight.telemetry.Call;
import dev.firefight.telemetry.Telemetry.Feed;
import dev.firefight.telemetry.TraceId;
import dev.firefight.telemetry.live.Trouble.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TraceSourcesTest {
    private static final String TRACE = "2f3e0cee77ae5dc9c17ade3689eb2e54";

    private FakeServer server;

    @BeforeEach
    void start() throws IOException {
        server = new FakeServer();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Endpoint endpoint() {
        return Endpoint.of(server.uri()).with(Live.QUICK);
    }

    private static List<String> spans(Live live) {
        return IntStream.range(0, live.telemetry().spans().size())
                .mapToObj(i -> live.telemetry()
                                .origin(live.telemetry().spans().origin(i))
                                .service() + " "
                        + live.telemetry().text(live.telemetry().spans().operation(i))
                        + (live.telemetry().spans().failed(i) ? " failed" : ""))
                .toList();
    }

    @Test
    void aZipkinIsReadInPartsAndEachSpanOnce() {
        server.on("/api/v2/services", "[\"cart\",\"front\"]")
                .on("/api/v2/dependencies", Bodies.LINKS)
                .on("/api/v2/traces", Bodies.zipkin(TRACE));

        Live live = Live.read(new Source.Zipkin("traces", endpoint(), 1_400));

        assertThat(live.first().sentences()).isEmpty();
        assertThat(spans(live)).containsExactlyInAnyOrder("front get / failed", "front get");
        assertThat(live.telemetry().spans().trace(0)).isEqualTo(TraceId.parse(TRACE));
        assertThat(live.telemetry().calls()).containsExactly(new Call("front", "cart"));
        List<FakeServer.Asked> asked = server.asked("/api/v2/traces");
        assertThat(asked).hasSize(14); // six parts twice, and two services
        assertThat(asked).allSatisfy(one -> assertThat(one.param("limit")).isEqualTo("100"));
        assertThat(asked)
                .filteredOn(one -> one.param("annotationQuery").equals("error"))
                .hasSize(6);
        assertThat(asked).extracting(one -> one.param("serviceName")).contains("cart", "front");
        assertThat(asked.getFirst().param("lookback")).isEqualTo("150000");
        assertThat(asked)
                .extracting(one -> one.param("endTs"))
                .contains(Long.toString(Live.WINDOW.from().toEpochMilli() + 150_000));
    }

    @Test
    void aZipkinWithoutServicesWasLookedAt() {
        server.on("/api/v2/services", "[]");

        Live live = Live.read(new Source.Zipkin("traces", endpoint(), 100));

        assertThat(live.first().outcome()).isEqualTo(Reading.Outcome.READ);
        assertThat(live.telemetry().feeds()).containsExactly(Feed.TRACES);
    }

    @Test
    void aJaegerIsReadServiceByServiceAndItselfLeftOut() {
        server.on("/api/services", "{\"data\":[\"cart\",\"front\",\"jaeger-query\"],\"total\":3}")
                .on("/api/dependencies", "{\"data\":" + Bodies.LINKS + "}")
                .on(
                        "/api/traces",
                        (exchange, asked) -> FakeServer.send(
                                exchange,
                                200,
                                "application/json",
                                Bodies.jaeger(TRACE, asked.param("service")).getBytes(StandardCharsets.UTF_8)));

        Live live = Live.read(new Source.Jaeger("traces", endpoint(), 140));

        assertThat(live.first().sentences()).isEmpty();
        assertThat(spans(live)).containsExactlyInAnyOrder("cart GET /", "front GET /");
        assertThat(live.telemetry().calls()).containsExactly(new Call("front", "cart"));
        List<FakeServer.Asked> asked = server.asked("/api/traces");
        assertThat(asked).hasSize(14);
        assertThat(asked)
                .filteredOn(one -> one.param("tags").equals("{\"error\":\"true\"}"))
                .hasSize(2);
        assertThat(asked).extracting(one -> one.param("start")).contains(Long.toString(Live.WINDOW.fromNanos() / 1000));
        assertThat(asked).allSatisfy(one -> assertThat(one.param("limit")).isEqualTo("10"));
    }

    @Test
    void ofAJaegerWithManyServicesEachIsAskedForOnceWhereTheBudgetIsShort() {
        String names = String.join(
                "\",\"", IntStream.range(0, 15).mapToObj(i -> "s" + i).toList());
        server.on("/api/services", "{\"data\":[\"" + names + "\"]}")
                .on("/api/dependencies", "{\"data\":[]}")
                .on("/api/traces", Bodies.jaeger(TRACE, "s0"));

        Live live = Live.read(
                new Source.Jaeger("traces", Endpoint.of(server.uri()).with(Live.QUICK.withQueriesPerMinute(20)), 100));

        assertThat(live.first().sentences()).isEmpty();
        assertThat(server.asked("/api/traces"))
                .extracting(one -> one.param("service"))
                .hasSize(15)
                .doesNotHaveDuplicates();
    }

    @Test
    void tracesOfATempoAreSearchedForAndFetchedOnceEach() {
        server.on("/api/search", Bodies.TEMPO_FOUND)
                .on(
                        "/api/traces/" + TRACE,
                        (exchange, asked) ->
                                FakeServer.send(exchange, 200, "application/protobuf", Bodies.tempo(TRACE)));

        Live live = Live.read(new Source.Tempo("traces", endpoint().withTenant("shop"), 100));

        assertThat(live.first().sentences()).isEmpty();
        assertThat(spans(live)).containsExactly("front GET /");
        assertThat(live.telemetry().spans().trace(0)).isEqualTo(TraceId.parse(TRACE));
        assertThat(server.asked("/api/search")).hasSize(6);
        assertThat(server.asked()).hasSize(7).allSatisfy(one -> {
            assertThat(one.path()).doesNotContain("passwd");
            assertThat(one.header("X-scope-orgid")).isEqualTo("shop");
        });
        assertThat(server.asked("/api/traces/" + TRACE).getFirst().header("Accept"))
                .isEqualTo("application/protobuf");
    }

    @Test
    void aTraceThatIsGoneCostsOnlyItself() {
        server.on("/api/search", Bodies.TEMPO_FOUND);

        Live live = Live.read(new Source.Tempo("traces", endpoint(), 100));

        assertThat(live.first().troubles()).singleElement().satisfies(trouble -> {
            assertThat(trouble.kind()).isEqualTo(Kind.NOT_FOUND);
            assertThat(trouble.asked()).isEqualTo("a trace");
        });
    }

    @Test
    void whatIsNoServerOfTracesIsTold() {
        server.on("/api/v2/services", "{\"status\":\"success\"}")
                .on("/api/services", "[]")
                .on("/api/search", "[1]");
        Live live = Live.read(
                new Source.Zipkin("zipkin", endpoint(), 10),
                new Source.Jaeger("jaeger", endpoint(), 10),
                new Source.Tempo("tempo", endpoint(), 10));

        assertThat(live.readings()).allSatisfy(reading -> assertThat(reading.troubles())
                .extracting(Trouble::because)
                .containsOnly("its answer is not what " + reading.kind() + " answers: is this the address of one?"));
        assertThat(live.readings())
                .allSatisfy(reading -> assertThat(reading.troubles()).isNotEmpty());
    }
}
