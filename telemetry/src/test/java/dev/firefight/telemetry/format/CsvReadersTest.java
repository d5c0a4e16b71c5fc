package dev.firefight.telemetry.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firefight.telemetry.Call;
import dev.firefight.telemetry.Origin;
import dev.firefight.telemetry.Telemetry.Feed;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvReadersTest {
    static final String WIDE = """
            time,carts_cpu,carts-db_mem,front-end_latency-50,PassthroughCluster_workload
            1692216000,0.5,100,,7
            1692216001,0.6,101,0.02,nan
            """;
    static final String LONG = """
            "value";"metric";"zone";"service";"timestamp"
            "0,5";"cpu";"a";"cart";"16/08/2023 20:17:23"
            "0,7";"cpu";"b";"cart";"16/08/2023 20:17:23"
            """;
    static final String LOGS = """
            time,timestamp,container_name,message,level,req_path,error
            2024-01-09 13:02:11,1704805331123456789,cartservice,"GetItem called
            with ""id""\",info,/cart,
            2024-01-09 13:02:12,1704805332000000000,frontend,request failed,,/,rpc error
            """;
    static final String TRACES = """
            time,traceID,spanID,serviceName,methodName,operationName,startTimeMillis,startTime,duration,statusCode,parentSpanID
            13:02,4bf92f3577b34da6a3ce929d0e0e4736,00f067aa0ba902b7,frontend,,GET /cart,1704805331123,1704805331123456,2500,200,
            13:02,4bf92f3577b34da6a3ce929d0e0e4736,00f067aa0ba902b8,cart,Get,,1704805331124,1704805331124000,1000,500,00f067aa0ba902b7
            """;

    @Test
    void aWideTableHoldsOneSeriesAColumn() {
        Reading outcome = Reading.of(Format.CSV_WIDE, WIDE);

        assertThat(Reading.detect(WIDE)).contains(Format.CSV_WIDE);
        assertThat(outcome.reasons()).containsExactly("a point whose value is not a number; taken as missing");
        assertThat(outcome.keys())
                .containsExactly(
                        "cpu{service=\"carts\"}",
                        "mem{service=\"carts-db\"}",
                        "latency-50{service=\"front-end\"}",
                        "workload{service=\"PassthroughCluster\"}");
        assertThat(outcome.series("cpu").values()).containsExactly(0.5, 0.6);
        assertThat(outcome.series("latency-50").values()).containsExactly(0.02);
    }

    @ParameterizedTest
    @CsvSource({
        "carts_cpu, carts, cpu",
        "a_b_cpu, a_b, cpu",
        "cart_cpu_usage_seconds_total, cart, cpu_usage_seconds_total",
        "cart_request_latency, cart, request_latency",
        "ts-order-service_latency-50, ts-order-service, latency-50",
        "cart_foo_bar, cart, foo_bar",
        "cpu_load, '', cpu_load",
        "temperature, '', temperature",
        "_cpu, '', _cpu",
        "cart_, '', cart_"
    })
    void theHeadOfAColumnSplitsBeforeItsMeasurement(String head, String service, String metric) {
        var key = WideColumn.key(head);
        assertThat(key.origin().service()).isEqualTo(service);
        assertThat(key.metric()).isEqualTo(metric);
    }

    @Test
    void aDashboardExportWithByteOrderMarkSelectorsAndLocalTimesIsRead() {
        String export = """
                \uFEFF"Time","cpu{service=""cart"", pod=""cart-0""}","p99, all"\r
                2023-08-16 20:17:23,1.5,2\r
                2023-08-16 20:18:23,1.6,\r
                """;
        Reading outcome = Reading.of(Format.CSV_WIDE, export);

        assertThat(Reading.detect(export)).contains(Format.CSV_WIDE);
        assertThat(outcome.series("cpu").key().origin()).isEqualTo(new Origin("cart", "cart-0", ""));
        assertThat(outcome.series("p99, all").values()).containsExactly(2);
        assertThat(outcome.series("cpu").timesNanos()[0]).isEqualTo(1_692_217_043_000_000_000L);
        assertThat(outcome.notes().problems()).singleElement().satisfies(problem -> {
            assertThat(problem.reason()).contains("UTC");
            assertThat(problem.count()).isEqualTo(1);
        });
    }

    @Test
    void columnsThatNameTheOriginMakeSeriesOfEachOrigin() {
        String table = """
                Time;TimeStamp;PodName;CpuUsage
                2023-01-29 08:00;1674979200;cart-5d4f7c9b8d-x7k2p;5
                2023-01-29 08:00;1674979200;front-0;6
                """;
        Reading outcome = Reading.of(Format.CSV_WIDE, table);

        assertThat(outcome.telemetry().series())
                .extracting(one -> one.key().origin())
                .containsExactly(new Origin("cart", "cart-5d4f7c9b8d-x7k2p", ""), new Origin("front", "front-0", ""));
    }

    @Test
    void aHeadOfSeveralRowsNamesServiceMetricAndMore() {
        String table = """
                microservice,cart,cart
                metric,latency,latency
                statistic,p50,p99
                time,,
                2023-08-16T20:15:00Z,1,2
                2023-08-16T20:20:00Z,3,4
                """;
        Reading outcome = Reading.of(Format.CSV_WIDE, table);

        assertThat(Reading.detect(table)).contains(Format.CSV_WIDE);
        assertThat(outcome.keys())
                .containsExactly(
                        "latency{service=\"cart\",statistic=\"p50\"}", "latency{service=\"cart\",statistic=\"p99\"}");
    }

    @Test
    void aLongTableInAnyOrderWithDecimalCommasAndDayFirstIsRead() {
        Reading outcome = Reading.of(Format.CSV_LONG, LONG);

        assertThat(Reading.detect(LONG)).contains(Format.CSV_LONG);
        assertThat(outcome.telemetry().series()).hasSize(2).allSatisfy(one -> {
            assertThat(one.key().origin()).isEqualTo(Origin.ofService("cart"));
            assertThat(one.timesNanos()).containsExactly(1_692_217_043_000_000_000L);
        });
        assertThat(outcome.telemetry().series().getFirst().values()).containsExactly(0.5);
        assertThat(outcome.telemetry().series().getFirst().key().attributes()).containsExactly(Map.entry("zone", "a"));
    }

    @Test
    void rowsThatAreRaggedTimelessOrNotNumbersAreCounted() {
        String text = """
                timestamp,service,metric,value
                1692216000,a,cpu,1
                soon,a,cpu,1
                1692216001,a
                1692216002,a,cpu,much
                1692216003,a,cpu,4,5
                """;
        Reading outcome = Reading.of(Format.CSV_LONG, text);

        assertThat(outcome.series("cpu").values()).containsExactly(1, 4);
        assertThat(outcome.notes().problems())
                .extracting(ReadNotes.Problem::reason, ReadNotes.Problem::firstLine, ReadNotes.Problem::count)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("a row without time; left out", 3L, 1L),
                        org.assertj.core.groups.Tuple.tuple(
                                "a row with more or fewer cells than the header; read as far as they match", 4L, 2L),
                        org.assertj.core.groups.Tuple.tuple("a row without the name of a metric; left out", 4L, 1L),
                        org.assertj.core.groups.Tuple.tuple(
                                "a point whose value is not a number; taken as missing", 5L, 1L));
    }

    @Test
    void logsKeepQuotedLineEndsLevelsAndErrors() {
        Reading outcome = Reading.of(Format.CSV_LOGS, LOGS);

        assertThat(Reading.detect(LOGS)).contains(Format.CSV_LOGS);
        var logs = outcome.telemetry().logs();
        assertThat(logs.size()).isEqualTo(2);
        assertThat(logs.timeNanos(0)).isEqualTo(1_704_805_331_123_456_789L);
        assertThat(logs.severity(0)).isEqualTo(9);
        assertThat(logs.severity(1)).isEqualTo(17);
        assertThat(outcome.telemetry().origin(logs.origin(0)).service()).isEqualTo("cartservice");
        assertThat(outcome.logTexts()).containsExactly("GetItem called\nwith \"id\"", "request failed\nrpc error");
        assertThat(outcome.reasons()).isEmpty();
    }

    @Test
    void tracesKeepTreeTimesAndFailures() {
        Reading outcome = Reading.of(Format.CSV_TRACES, TRACES);

        assertThat(Reading.detect(TRACES)).contains(Format.CSV_TRACES);
        var spans = outcome.telemetry().spans();
        assertThat(spans.size()).isEqualTo(2);
        assertThat(spans.startNanos(0)).isEqualTo(1_704_805_331_123_456_000L);
        assertThat(spans.endNanos(0) - spans.startNanos(0)).isEqualTo(2_500_000);
        assertThat(spans.parent(0)).isZero();
        assertThat(spans.parent(1)).isEqualTo(spans.id(0));
        assertThat(spans.failed(0)).isFalse();
        assertThat(spans.failed(1)).isTrue();
        assertThat(outcome.telemetry().text(spans.operation(0))).isEqualTo("GET /cart");
        assertThat(outcome.telemetry().text(spans.operation(1))).isEqualTo("Get");
        assertThat(outcome.telemetry().origin(spans.origin(1)).service()).isEqualTo("cart");
    }

    @Test
    void callsAreReadByTheirColumns() {
        String text = "caller,callee\nfront,cart\nfront,\n";
        Reading outcome = Reading.of(Format.CSV_CALLS, text);

        assertThat(Reading.detect(text)).contains(Format.CSV_CALLS);
        assertThat(outcome.telemetry().calls()).containsExactly(new Call("front", "cart"));
        assertThat(outcome.reasons()).containsExactly("a call without caller or callee; left out");
    }

    @Test
    void aSpanGivenTwiceCountsOnce() {
        Reading outcome = Reading.of(
                Format.CSV_TRACES, TRACES + TRACES.lines().skip(1).findFirst().orElseThrow() + "\n");
        assertThat(outcome.telemetry().spans().size()).isEqualTo(2);
        assertThat(outcome.notes().problems())
                .containsExactly(new ReadNotes.Problem("a span that was given before; left out", 4, 1));
    }

    @Test
    void aLoneTimeIsKnownAndNotUsed() {
        assertThat(Reading.detect("1704805331\n")).contains(Format.LONE_TIME);
        assertThat(Reading.detect("1704805331\n1704805332\n")).isNotEqualTo(Optional.of(Format.LONE_TIME));
        assertThat(Reading.detect("42\n")).isEmpty();
        Reading outcome = Reading.of(Format.LONE_TIME, "1704805331\n");
        assertThat(outcome.telemetry().feeds()).doesNotContain(Feed.METRICS);
        assertThat(outcome.notes().isEmpty()).isTrue();
        assertThat(outcome.reasons()).containsExactly("a time, not telemetry; not used");
    }

    @Test
    void plainLogLinesAreNoTable() {
        assertThat(Reading.detect("2023-08-16 20:17:23,123 INFO started, ready\n2023-08-16 20:17:24,000 WARN slow\n"))
                .contains(Format.LOG_TEXT);
        assertThat(Reading.detect("hello, world\nthis, too\n")).isEmpty();
    }

    @Test
    void randomLongTablesComeBack() {
        RandomSeries.comeBack(
                Format.CSV_LONG,
                43,
                series -> series.lines(
                        "service\ttime\tvalue\tmetric\n",
                        (time, value) -> series.service() + "\t" + time + "\t" + value + "\t" + series.metric(),
                        "\n",
                        "\n"));
    }

    @Test
    void randomWideTablesComeBack() {
        RandomSeries.comeBack(
                Format.CSV_WIDE,
                44,
                series -> series.lines(
                        "time,\"" + series.metric() + "{service=\"\"" + series.service() + "\"\"}\"\n",
                        (time, value) -> time * 1000 + "," + value,
                        "\r\n",
                        ""));
    }

    @Test
    void anUnendedQuoteAndAnOverlongCellAreCounted() {
        assertThat(Reading.of(Format.CSV_LONG, "time,metric,value\n1692216000,\"cpu,1\n")
                        .reasons())
                .contains("a text in quotes that does not end; taken to reach to the end of the file");
        String cell = "x".repeat((1 << 20) + 10);
        assertThat(Reading.of(Format.CSV_LONG, "time,metric,value\n1692216000," + cell + ",1\n")
                        .reasons())
                .containsExactly("a cell of more than 1048576 characters; cut there");
    }
}
