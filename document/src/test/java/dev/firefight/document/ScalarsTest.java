package dev.firefight.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class ScalarsTest {
    @Test
    void aNameStandsInOneLineWithoutSpacesAroundIt() {
        assertThat(Scalars.name("Käse & Brot")).isEqualTo("Käse & Brot");
        refused(Scalars::name, "is a name of 1 to 100", "", " a", "a ", "a\nb", "a\u2028b", "\ud83d", "x".repeat(101));
    }

    @Test
    void aTextIsNotBlankAndNotTooLong() {
        assertThat(Scalars.text("a\nb")).isEqualTo("a\nb");
        assertThat(Scalars.anyText("")).isEmpty();
        refused(Scalars::text, "is a text of 1 to 2000 characters", "", " \n", "x".repeat(2_001));
        refused(Scalars::anyText, "is a text of 1 to 2000 characters", " ", "x".repeat(2_001));
    }

    @Test
    void aNumberIsWholeAndWithinItsBounds() {
        assertThat(Scalars.number(-3, 3).apply("-3")).isEqualTo(-3);
        assertThat(Scalars.number(0, Integer.MAX_VALUE).apply("2147483647")).isEqualTo(Integer.MAX_VALUE);
        refused(Scalars.number(-3, 3), "is a number from -3 to 3, not", "-4", "4", "", "1.5", "1e0", "+1", "0x1", "１");
        refused(Scalars.number(0, Integer.MAX_VALUE), "is a number from", "2147483648", "9".repeat(100_000));
    }

    @Test
    void aDecimalNumberIsWithinItsBounds() {
        assertThat(Scalars.decimal(-1.5, 100).apply("-1.5")).isEqualTo(-1.5);
        assertThat(Scalars.decimal(-1.5, 100).apply("100")).isEqualTo(100);
        assertThat(Scalars.decimal(-1.5, 100).apply("0.125")).isEqualTo(0.125);
        refused(
                Scalars.decimal(-1.5, 100),
                "is a number from -1.5 to 100, with a point before a fraction, not",
                "-1.51",
                "100.1",
                "1,5",
                ".5",
                "5.",
                "NaN",
                "Infinity",
                "1e1",
                "1f",
                "",
                "1".repeat(100_000));
    }

    @Test
    void aShareIsAFractionOrAPercentage() {
        assertThat(Scalars.share("0")).isZero();
        assertThat(Scalars.share("1")).isEqualTo(1);
        assertThat(Scalars.share("0.3")).isEqualTo(0.3);
        assertThat(Scalars.share("30%")).isEqualTo(0.3);
        assertThat(Scalars.share("30 %")).isEqualTo(0.3);
        assertThat(Scalars.share("0.1 %")).isEqualTo(0.001);
        assertThat(Scalars.share("100 %")).isEqualTo(1);
        refused(
                Scalars::share,
                "is a share of the whole, such as 0.3 or 30 %, not",
                "30",
                "1.01",
                "101 %",
                "-0.1",
                "%",
                "30 % of",
                "30 %%",
                "a third",
                "");
    }

    @Test
    void yesAndNoAreWrittenInAnyUsualWay() {
        assertThat(List.of("yes", "true", "Yes", "TRUE")).allMatch(Scalars::yesOrNo);
        assertThat(List.of("no", "false", "No", "FALSE")).noneMatch(Scalars::yesOrNo);
        refused(Scalars::yesOrNo, "is yes or no, not", "", "y", "1", "maybe");
    }

    @Test
    void aWordIsOneOfItsKindInSmallLettersAndWithDashes() {
        assertThat(Scalars.word(Shop.Mood.class).apply("in-a-hurry")).isEqualTo(Shop.Mood.IN_A_HURRY);
        assertThat(Scalars.word(TimeUnit.DAYS)).isEqualTo("days");
        refused(
                Scalars.word(Shop.Mood.class),
                "is one of calm, in-a-hurry, not",
                "CALM",
                "IN_A_HURRY",
                "in_a_hurry",
                "");
    }

    @Test
    void whatWasWrittenIsShownInOneLineAndNotAtLength() {
        assertThat(Problem.shown(" a\n\tb ")).isEqualTo("\"a b\"");
        assertThat(Problem.shown("\ud83e\uddc0".repeat(61))).isEqualTo("\"" + "\ud83e\uddc0".repeat(30) + "…\"");
        assertThat(Problem.shown("\ud83e\uddc0".repeat(31))).hasSizeLessThan(64);
    }

    private static <T> void refused(Function<String, T> reading, String words, String... wrong) {
        for (String text : wrong) {
            assertThatThrownBy(() -> reading.apply(text))
                    .as(Problem.shown(text))
                    .isExactlyInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith(words);
        }
    }
}
