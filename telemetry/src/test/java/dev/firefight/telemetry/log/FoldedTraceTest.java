package dev.firefight.telemetry.log;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Stack traces as people read them. */
class FoldedTraceTest {
    @Test
    void aRecordWithoutFramesStaysAsItIs() {
        assertThat(FoldedTrace.of("one\n  two\nCaused by: three")).containsExactly("one", "  two", "Caused by: three");
        assertThat(FoldedTrace.of("")).isEmpty();
    }

    @Test
    void ofThreeExceptionsTheInnermostComesFirst() {
        assertThat(FoldedTrace.of("""
                        failed
                        a.OuterException: one
                        \tat a.Outer.go(Outer.java:1)
                        Caused by: a.MiddleException: two
                        \tat a.Middle.go(Middle.java:2)
                        \t... 1 more
                        Caused by: a.RootException: three
                        \tat java.base/java.util.List.get(List.java:4)
                        \tat org.apache.Pool.take(Pool.java:4)
                        \t... 2 more"""))
                .containsExactly(
                        "failed",
                        "a.RootException: three",
                        "    … 2 more frames",
                        "wrapped in a.MiddleException: two",
                        "    at a.Middle.go(Middle.java:2)",
                        "wrapped in a.OuterException: one",
                        "    at a.Outer.go(Outer.java:1)");
    }

    @Test
    void manyFramesAreCut() {
        StringBuilder record = new StringBuilder("failed\na.DeepException: x\n");
        for (int i = 0; i < 40; i++) {
            record.append("\tat a.Deep.go")
                    .append(i)
                    .append("(Deep.java:")
                    .append(i)
                    .append(")\n");
        }
        assertThat(FoldedTrace.of(record.toString())).hasSize(8).last().isEqualTo("    … 35 more frames");
    }
}
