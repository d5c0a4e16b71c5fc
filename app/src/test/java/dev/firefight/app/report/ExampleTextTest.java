package dev.firefight.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firefight.evidence.drawing.SafeText;
import org.junit.jupiter.api.Test;

class ExampleTextTest {
    @Test
    void textsOfSeveralLinesWithinJsonStandInLinesOfTheirOwn() {
        assertThat(ExampleText.lines("{\"level\":\"warn\",\"msg\":\"slow:\\nSELECT *\\n\\tFROM \\\"a\\\"\",\"ms\":12}"))
                .containsExactly("{\"level\":\"warn\",\"msg\":", "slow:", "SELECT *", "\tFROM \"a\"", ",\"ms\":12}");
    }

    @Test
    void aTraceWithinJsonIsFolded() {
        assertThat(ExampleText.lines("{\"msg\":\"failed\",\"stack\":\"a.B: x\\n\\tat a.B.c(B.java:1)\\n"
                        + "Caused by: a.D: y\\n\\tat a.D.e(D.java:2)\\n\"}"))
                .containsExactly(
                        "{\"msg\":\"failed\",\"stack\":",
                        "a.D: y",
                        "    at a.D.e(D.java:2)",
                        "wrapped in a.B: x",
                        "    at a.B.c(B.java:1)");
    }

    @Test
    void whatADockerObjectCarriesIsBrokenTooAndItsOwnLineEndIsNone() {
        assertThat(ExampleText.lines("{\"log\":\"ready\\n\",\"stream\":\"stdout\"}"))
                .containsExactly("{\"log\":\"ready\\n\",\"stream\":\"stdout\"}");
        assertThat(ExampleText.lines("{\"log\":\"{\\\"msg\\\":\\\"a\\\\nb\\\"}\\n\",\"stream\":\"stdout\"}"))
                .containsExactly("{\"log\":", "{\"msg\":", "a", "b", ",\"stream\":\"stdout\"}");
    }

    @Test
    void otherLinesStayAsTheyAre() {
        assertThat(ExampleText.lines("moved C:\\new to \"D:\\old\"")).containsExactly("moved C:\\new to \"D:\\old\"");
        assertThat(ExampleText.lines("{\"msg\":\"cut in the middle\\nof a"))
                .containsExactly("{\"msg\":", "cut in the middle", "of a");
        assertThat(ExampleText.lines("{\"msg\":\"a\\nb\\")).containsExactly("{\"msg\":", "a", "b\\");
    }

    @Test
    void headlinesAreCutBehindAWord() {
        assertThat(SafeText.headline("pool is empty", 13)).isEqualTo("pool is empty");
        assertThat(SafeText.headline("pool is empty, giving up", 20)).isEqualTo("pool is empty …");
        assertThat(SafeText.headline("x".repeat(30), 20)).isEqualTo("x".repeat(20) + " …");
    }
}
