package dev.firefight.evidence.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firefight.evidence.Evidence;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HumanNumbersTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    0.0123  | s          | 12.3 ms
                    12.34   | ms         | 12.3 ms
                    1240    | ms         | 1.24 s
                    0.4     | ms         | 400 µs
                    0       | ms         | 0 s
                    200     | s          | 3.33 min
                    9000    | seconds    | 2.5 h
                    4100000 | By/s       | 4.1 MB/s
                    512     | By         | 512 B
                    2       | KiBy       | 2.05 kB
                    0.934   | ratio      | 93.4 %
                    93      | %          | 93 %
                    14.6    | {error}/s  | 14.6 error/s
                    412     | 1/min      | 412 1/min
                    12345.6 | requests   | 12,346 requests
                    4100000 | ''         | 4.1 M
                    0.00001 | ''         | 1.0e-05
                    -2.5    | s          | -2.5 s
                    999.96  | ''         | 1000
                    NaN     | s          | unknown
                    Infinity| s          | ∞
                    """)
    void aNumberIsWrittenInTheUnitThatFits(double value, String unit, String written) {
        assertThat(HumanNumbers.of(value, unit).replace('\u00A0', ' ')).isEqualTo(written);
    }

    @Test
    void likelihoodsAreNeverCertain() {
        assertThat(HumanNumbers.likelihood(1)).isEqualTo(">99\u00A0%");
        assertThat(HumanNumbers.likelihood(0)).isEqualTo("<1\u00A0%");
        assertThat(HumanNumbers.likelihood(Double.NaN)).isEqualTo("unknown");
    }

    @Test
    void bitsHaveOneDigitBehindThePointWhereTheyAreFew() {
        assertThat(HumanNumbers.bits(38.4)).isEqualTo("38\u00A0bits");
        assertThat(HumanNumbers.bits(7.4812)).isEqualTo("7.5\u00A0bits");
        assertThat(HumanNumbers.bits(1)).isEqualTo("1\u00A0bit");
        assertThat(HumanNumbers.bits(0.0001)).isEqualTo("0\u00A0bits");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    0      | 8.53 | {timeout}/s | median 0 → 8.53 timeout/s
                    32     | 4    | {connection}| median 32 → 4 connection (÷8)
                    0.0004 | 0.085| s           | median 400 µs → 85 ms (212×)
                    0.05   | 1    | ratio       | median 5 → 100 % (20×)
                    1.6    | 5.9  | nat         | ''
                    """)
    void aComparisonTellsItsUnitOnce(double before, double after, String unit, String written) {
        Evidence evidence = new Evidence(
                Evidence.Kind.METRIC, "", "median", before, after, unit, 1, OptionalLong.empty(), "", Optional.empty());
        assertThat(HumanNumbers.comparison(evidence).replace('\u00A0', ' ')).isEqualTo(written);
    }

    @Test
    void aRatioIsSaidWhereItSaysMoreThanTwoNumbers() {
        assertThat(HumanNumbers.times(0.0123, 1.24)).contains("101×");
        assertThat(HumanNumbers.times(90, 30)).contains("÷3");
        assertThat(HumanNumbers.times(10, 11)).isEmpty();
        assertThat(HumanNumbers.times(0, 5)).isEmpty();
        assertThat(HumanNumbers.times(-1, 5)).isEmpty();
    }
}
