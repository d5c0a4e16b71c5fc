package dev.firefight.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firefight.evidence.drawing.DisplayWidth;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class TerminalReportTest {
    private static final int SEEDS = 200;

    @Test
    void theReportOfTheSampleIsAsItWas() throws IOException {
        Golden.assertSame(
                "findings.txt",
                TerminalReport.write(SampleFindings.rich(), SampleFindings.header(), TerminalStyle.PLAIN));
    }

    @Test
    void theNarrowReportInAsciiIsAsItWas() throws IOException {
        Golden.assertSame(
                "findings-narrow-ascii.txt",
                TerminalReport.write(
                        SampleFindings.rich(), SampleFindings.header(), new TerminalStyle(56, false, true)));
    }

    @Test
    void theReportOfNothingIsAsItWas() throws IOException {
        Golden.assertSame(
                "findings-nothing.txt",
                TerminalReport.write(SampleFindings.empty(), SampleFindings.header(), TerminalStyle.PLAIN));
    }

    @Test
    void aFirstSuspectThatIsNoAlarmAccusesNobody() {
        String report =
                TerminalReport.write(SampleFindings.believed(0.3), SampleFindings.header(), TerminalStyle.PLAIN);
        assertThat(report)
                .startsWith("Nobody stands out: first to look at is ")
                .contains("What would tell more: ", "2  payments-db", "If anything began, it was at")
                .doesNotContain("is most likely to blame");
    }

    @Test
    void aFirstSuspectThatIsUnlikelyIsOnlyAHint() {
        String report =
                TerminalReport.write(SampleFindings.believed(0.004), SampleFindings.header(), TerminalStyle.PLAIN);
        assertThat(report)
                .startsWith("It cannot be told whether anything is wrong: ")
                .contains("the most unusual place is", "If anything began, it was at")
                .doesNotContain("to blame");
        assertThat(report.substring(0, report.indexOf("── Evidence")))
                .contains("What would tell more: when the trouble began (--onset); logs and traces.", "Test ")
                .doesNotContain("<1 %", "payments-db", "Mitigate");
    }

    @Test
    void colourAddsNothingButColour() {
        String plain = TerminalReport.write(SampleFindings.rich(), SampleFindings.header(), TerminalStyle.PLAIN);
        String coloured = TerminalReport.write(
                SampleFindings.rich(), SampleFindings.header(), new TerminalStyle(80, true, false));
        assertThat(coloured).contains("\u001B[1m");
        assertThat(coloured.replaceAll("\u001B\\[[0-9;]+m", "")).isEqualTo(plain);
    }

    @Test
    void theFirstScreenHoldsWhatCountsAtThreeInTheMorning() {
        List<String> screen = TerminalReport.write(SampleFindings.rich(), SampleFindings.header(), TerminalStyle.PLAIN)
                .lines()
                .limit(30)
                .toList();
        assertThat(String.join(" ", screen))
                .startsWith(SampleFindings.rich().first().orElseThrow().name() + " is most likely to blame (87 %): ");
        assertThat(String.join("\n", screen))
                .contains("14:12:07 UTC", "12.3 ms → 1.24 s (101×)", "Roll back payments", "3  checkout", "? external");
    }

    @Test
    void hostileTextsNeitherSteerTheTerminalNorLeaveTheirLine() {
        for (long seed = 0; seed < SEEDS; seed++) {
            boolean ascii = seed % 2 == 0;
            TerminalStyle style = new TerminalStyle(seed % 3 == 0 ? 0 : 80, false, ascii);
            String report = TerminalReport.write(HostileFindings.of(seed), HostileFindings.header(seed), style);
            assertThat(report).as("seed %d", seed).matches(text -> text.codePoints()
                    .allMatch(point -> point == '\n' || isHarmless(point, ascii)));
            assertThat(report.lines()).as("seed %d", seed).allMatch(line -> DisplayWidth.of(line) <= style.width());
        }
    }

    private static boolean isHarmless(int point, boolean ascii) {
        boolean joinsEmoji = point == 0x200D;
        return ascii
                ? point >= ' ' && point < 0x7F
                : !Character.isISOControl(point)
                        && (joinsEmoji || Character.getType(point) != Character.FORMAT)
                        && Character.getType(point) != Character.SURROGATE;
    }
}
