package dev.firefight.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SpanIndexTest {
    private static SpanDraft span(long trace, long id, long start, SpanKind kind) {
        SpanDraft span = new SpanDraft();
        span.traceLow = trace;
        span.id = id;
        span.startNanos = start;
        span.endNanos = start;
        span.kind = kind;
        return span;
    }

    @Test
    void spansThatDifferInOnePartAreNotTheSame() {
        TelemetryBuilder builder = new TelemetryBuilder(new Vocabulary(text -> 0));
        SpanDraft highHalf = span(1, 1, 1, SpanKind.SERVER);
        highHalf.traceHigh = 1;
        assertThat(builder.span(span(1, 1, 1, SpanKind.SERVER))).isTrue();
        assertThat(builder.span(highHalf)).isTrue();
        assertThat(builder.span(span(2, 1, 1, SpanKind.SERVER))).isTrue();
        assertThat(builder.span(span(1, 2, 1, SpanKind.SERVER))).isTrue();
        assertThat(builder.span(span(1, 1, 2, SpanKind.SERVER))).isTrue();
        assertThat(builder.span(span(1, 1, 1, SpanKind.CLIENT))).isTrue();
        assertThat(builder.span(span(1, 1, 1, SpanKind.SERVER))).isFalse();
        assertThat(builder.build().spans().size()).isEqualTo(6);
    }

    @Test
    void keepsExactlyTheDifferentOnesOfManyDrawnFromFew() {
        for (long seed = 0; seed < 5; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            TelemetryBuilder builder = new TelemetryBuilder(new Vocabulary(text -> 0));
            Set<List<Object>> different = new HashSet<>();
            for (int i = 0; i < 20_000; i++) {
                long trace = random.nextInt(20);
                long id = random.nextInt(20);
                long start = random.nextInt(20);
                SpanKind kind = random.nextBoolean() ? SpanKind.CLIENT : SpanKind.SERVER;
                assertThat(builder.span(span(trace, id, start, kind)))
                        .as("seed " + seed)
                        .isEqualTo(different.add(List.of(trace, id, start, kind)));
            }
            assertThat(builder.build().spans().size()).as("seed " + seed).isEqualTo(different.size());
        }
    }
}
