package dev.firefight.server.intake;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.StringNode;

class FieldsTest {
    private static String read(String text) {
        return Fields.text(StringNode.valueOf(text)).orElse("");
    }

    @ParameterizedTest
    @CsvSource({"12% of requests fail", "Zürich", "火事", "x"})
    void aTextThatCanBeShownStaysAsItIs(String text) {
        assertThat(read(text)).isEqualTo(text);
    }

    @Test
    void linesAndTabsStayAndOtherSignsOfControlGo() {
        assertThat(read("a\n\tb\0c\u001bd\r")).isEqualTo("a\n\tbcd");
    }

    @Test
    void whatTurnsTextRoundGoes() {
        assertThat(read("disk \u202Eksid\u202C full \u2066x\u2069")).isEqualTo("disk ksid full x");
    }

    @Test
    void aNumberThatIsNoMomentOfOurTimesIsNone() {
        assertThat(Fields.time(tools.jackson.databind.node.IntNode.valueOf(5))).isEmpty();
        assertThat(Fields.time(tools.jackson.databind.node.IntNode.valueOf(1_772_355_600)))
                .hasValue(java.time.Instant.ofEpochSecond(1_772_355_600));
    }

    @Test
    void aPairOfSurrogatesStaysAndALoneOneIsReplaced() {
        assertThat(read("\uD83D\uDD25 fire")).isEqualTo("\uD83D\uDD25 fire");
        assertThat(read("\uD83D fire \uDD25")).isEqualTo("\uFFFD fire \uFFFD");
    }

    @Test
    void aLongTextIsCutByItsSignsNotItsHalves() {
        String longest = "a".repeat(Fields.MOST_CHARS);
        assertThat(read(longest)).isEqualTo(longest);
        assertThat(read(longest + "b")).isEqualTo(longest);
        assertThat(read("\uD83D\uDD25".repeat(Fields.MOST_CHARS + 1)))
                .isEqualTo("\uD83D\uDD25".repeat(Fields.MOST_CHARS));
    }
}
