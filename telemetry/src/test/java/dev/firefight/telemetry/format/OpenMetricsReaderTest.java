package dev.firefight.telemetry.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OpenMetricsReaderTest {
    static final String SAMPLE = """
            # HELP requests Requests by \\"path\\".
            # TYPE requests counter
            requests_total{app="cart",path="a\\\\b\\n\\"c\\""} 10 1692216000
            requests_total{app="cart",path="a\\\\b\\n\\"c\\""} 30 1692216010 # {trace_id="x"} 0.5
            # TYPE temperature gauge
            temperature{app="cart"} +Inf 1692216000
            temperature{app="cart"} 21.5 1692216010
            # TYPE lag histogram
            lag_bucket{app="cart",le="1"} 0 1692216000
            lag_bucket{app="cart",le="+Inf"} 0 1692216000
            lag_bucket{app="cart",le="1"} 4 1692216010
            lag_bucket{app="cart",le="+Inf"} 4 1692216010
            # EOF
            """;

    @Test
    void samplesAreReadWithTheirTypes() {
        Reading outcome = Reading.of(Format.OPENMETRICS, SAMPLE);

        var requests = outcome.series("requests_total");
        assertThat(requests.values()).containsExactly(2);
        assertThat(requests.key().attributes()).containsExactly(Map.entry("path", "a\\b\n\"c\""));
        assertThat(outcome.series("temperature").values()).containsExactly(21.5);
        assertThat(outcome.series("lag_p50").values()).containsExactly(0.5);
        assertThat(outcome.reasons()).containsExactly("a point whose value is not a number; taken as missing");
        assertThat(Reading.detect(SAMPLE)).contains(Format.OPENMETRICS);
    }

    @Test
    void aTypeThatATotalContradictsWins() {
        String text =
                "# TYPE open_count gauge\nopen_count{app=\"a\"} 5 1692216000000\nopen_count{app=\"a\"} 4 1692216010000\n";
        assertThat(Reading.of(Format.OPENMETRICS, text).series("open_count").values())
                .containsExactly(5, 4);
    }

    @Test
    void aDumpWithTheNameAmongTheLabelsIsRead() {
        String dump =
                "{__name__=\"up\", job=\"cart\"} 1 1692216000000\n{\"http.load\", \"service.name\"=\"cart\"} 2 1692216000000\n";
        Reading outcome = Reading.of(Format.OPENMETRICS, dump);

        assertThat(Reading.detect(dump)).contains(Format.OPENMETRICS);
        assertThat(outcome.series("up").key().origin().service()).isEqualTo("cart");
        assertThat(outcome.series("http.load").key().origin().service()).isEqualTo("cart");
    }

    @Test
    void samplesWithoutTimeAreLeftOutAndTheNoteSaysWhatToDo() {
        Reading outcome = Reading.of(Format.OPENMETRICS, "# TYPE up gauge\nup 1\nup{a=\"b\"} 0\n");

        assertThat(outcome.telemetry().series()).isEmpty();
        assertThat(outcome.notes().problems()).singleElement().satisfies(problem -> {
            assertThat(problem.reason()).contains("without time").contains("query_range");
            assertThat(problem.count()).isEqualTo(2);
            assertThat(problem.firstLine()).isEqualTo(2);
        });
    }

    @Test
    void brokenLinesAreCounted() {
        String text = "# TYPE up gauge\nup{a=\"b 1 1692216000\nup{a=} 1\n!!\nup x y z\nup 1 1692216000\n";
        Reading outcome = Reading.of(Format.OPENMETRICS, text);

        assertThat(outcome.series("up").size()).isEqualTo(1);
        assertThat(outcome.notes().problems().getFirst().count()).isEqualTo(4);
    }

    @Test
    void plainLogLinesAreNotTakenForSamples() {
        assertThat(Reading.detect("INFO started\nWARN slow 12\n")).isNotEqualTo(Optional.of(Format.OPENMETRICS));
        assertThat(Reading.detect("# a heading\n\nand prose\n")).isEmpty();
    }

    @Test
    void randomSeriesComeBack() {
        RandomSeries.comeBack(
                Format.OPENMETRICS,
                42,
                series -> series.lines(
                        "# TYPE " + series.metric() + " gauge\n",
                        (time, value) ->
                                series.metric() + "{service=\"" + series.service() + "\"} " + value + " " + time,
                        "\n",
                        "\n# EOF\n"));
    }
}
