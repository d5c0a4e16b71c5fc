package dev.firefight.evidence.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LogPatternsTest {
    private final LogPatterns patterns = new LogPatterns();

    private int of(String text) {
        return patterns.classify(text);
    }

    @Test
    void theExampleIsTheSameWhicheverTextArrivesFirst() {
        LogPatterns one = new LogPatterns();
        LogPatterns other = new LogPatterns();
        List<String> texts = List.of("took 9 ms", "took 12 ms", "took 120 ms");
        texts.forEach(one::classify);
        texts.reversed().forEach(other::classify);
        assertThat(one.size()).isEqualTo(1);
        assertThat(one.example(0)).isEqualTo("took 12 ms").isEqualTo(other.example(0));
    }

    @Test
    void textsThatDifferInNumbersAreOnePattern() {
        assertThat(of("order 17 placed in 3.5 ms")).isEqualTo(of("order 9001 placed in 12 ms"));
        assertThat(patterns.template(0)).isEqualTo("order * placed in * ms");
        assertThat(patterns.example(0)).isEqualTo("order 17 placed in 3.5 ms");
    }

    @Test
    void textsThatDifferInWordsAreTwo() {
        assertThat(of("order placed")).isNotEqualTo(of("order refused"));
    }

    @Test
    void aListOfAnyLengthIsOnePattern() {
        assertThat(of("ids 1, 2, 3 gone")).isEqualTo(of("ids 4 gone"));
    }

    @Test
    void quotedTextIsAValue() {
        assertThat(of("user \"ann\" unknown")).isEqualTo(of("user \"bob\" unknown"));
    }

    @Test
    void theThrownTypesBelowTellPatternsApart() {
        String first = "request failed\njava.io.IOException: closed\n\tat a.B.c(B.java:12)";
        String second = "request failed\njava.lang.IllegalStateException: no\n\tat a.B.c(B.java:12)";
        assertThat(of(first)).isNotEqualTo(of(second));
        assertThat(of(first)).isEqualTo(of("request failed\njava.io.IOException: reset\n\tat x.Y.z(Y.java:99)"));
    }

    @Test
    void aLineOfSourceCodeNamesThePattern() {
        assertThat(of("12:00:01 INFO a.b.Cart#45 read 3 items"))
                .isEqualTo(of("12:00:09 INFO a.b.Cart#45 read nothing"));
        assertThat(of("12:00:01 INFO a.b.Cart#45 read")).isNotEqualTo(of("12:00:01 INFO a.b.Cart#46 read"));
        assertThat(SourceLocation.in("E1121 main.go:17] failed", 24)).isEqualTo("main.go:17");
        assertThat(SourceLocation.in("at 12:30:15 connected to db:5432", 32)).isEmpty();
    }

    @Test
    void theEmptyTextIsAPattern() {
        assertThat(of("")).isEqualTo(of(""));
    }
}
