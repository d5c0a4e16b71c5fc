package dev.firefight.practice.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PlainTest {
    private static final long AT = 1_772_478_000_000_000_000L;

    @Test
    void tablesAreAlignedAndLongTextGoesOnBelow() {
        Part table = new Rows("name", "#much", "says")
                .row(Rows.plain("a"), Rows.alarm("1,000"), Rows.plain("one two three four five six seven eight"))
                .row(Rows.plain("bcd"), Rows.plain("2"), Rows.faint(""))
                .table();
        assertThat(Plain.text(List.of(new Part.Heading("Title"), table), 40)).isEqualTo("""
                Title
                name   much  says
                a     1,000  one two three four five six
                             seven eight
                bcd       2
                """);
    }

    @Test
    void curvesAreBlocksFromNothingToTheMost() {
        Part curve = new Part.Curve("cart", "ms", AT, 15_000_000_000L, List.of(0.0, 7.0, Double.NaN, 3.5, 1.0));
        assertThat(Plain.text(List.of(curve), 80)).isEqualTo("""
                cart: now 1 ms, least 0, most 7
                19:00:00 ▁█ ▅▂ 19:01:00
                """);
    }

    @Test
    void manyPointsAreDrawnByTheHighestOfTheirStretch() {
        List<Double> values = new java.util.ArrayList<>(java.util.Collections.nCopies(200, 0.0));
        values.set(99, 4.0);
        Part curve = new Part.Curve("cart", "", AT, 1_000_000_000L, values);
        String blocks =
                Plain.text(List.of(curve), 60).lines().skip(1).findFirst().orElseThrow();
        assertThat(blocks).hasSize(58).containsOnlyOnce("█");
    }

    @Test
    void aTraceShowsWhatWasDoneWhen() {
        Part waterfall = new Part.Waterfall(
                "0af7651916cd43dd8448eb211c80319c",
                AT,
                24_000_000,
                List.of(
                        new Part.Bar(0, "web-0", "GET /", 0, 24_000_000, 12_000_000, ""),
                        new Part.Bar(1, "web-0", "-> cart GET /cart", 6_000_000, 12_000_000, 0, "timeout")));
        assertThat(Plain.text(List.of(waterfall), 100)).isEqualTo("""
                trace 0af7651916cd43dd8448eb211c80319c at 19:00:00
                who      what               after ms  ms  own ms                            outcome
                web-0    GET /                     0  24      12  ========================
                  web-0  -> cart GET /cart         6  12       0        ============        timeout
                """);
    }

    @Test
    void numbersHaveThreeDigitsAndTimesTwoUnits() {
        assertThat(List.of(0.0, 0.004, 0.5, 12.34, 1_234.4, 7.0, Double.NaN))
                .map(value -> Format.number((double) value))
                .containsExactly("0", "4.0e-03", "0.50", "12.3", "1,234", "7", "-");
        assertThat(List.of(0.0, 0.0001, 0.12345, 1.0, Double.NaN))
                .map(Format::percent)
                .containsExactly("0.0", "<0.1", "12.3", "100.0", "-");
        assertThat(List.of(5e8, 1e9, 1.5e9, 61e9, 3_720e9, 90_000e9, -61e9))
                .map(value -> Format.span((double) value))
                .containsExactly("500ms", "1s", "1.50s", "1m01s", "1h02m", "1d01h", "-1m01s");
        assertThat(Format.bytes(3.0 * (1 << 20))).isEqualTo("3 MiB");
    }
}
