package dev.firefight.evidence.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.firefight.evidence.log.LogShift.Kind;
import dev.firefight.telemetry.Origin;
import dev.firefight.telemetry.TelemetryBuilder;
import dev.firefight.telemetry.TraceId;
import dev.firefight.telemetry.Vocabulary;
import org.junit.jupiter.api.Test;

class LogShiftTest {
    private static final long SECOND = 1_000_000_000L;

    private final LogPatterns patterns = new LogPatterns();
    private final TelemetryBuilder builder = new TelemetryBuilder(new Vocabulary(patterns));

    @Test
    void whatIsNewMoreLessOrGoneIsToldAndWhatGoesOnIsNot() {
        said("order is paid", 9, 100, 100);
        said("pool is exhausted", 17, 0, 3);
        said("retrying", 13, 10, 60);
        said("cache was hit", 9, 60, 10);
        said("backup went well", 9, 20, 0);
        said("once only", 9, 1, 0);

        assertThat(LogShift.of(builder.build(), 0, 1_000 * SECOND, 2_000 * SECOND))
                .extracting(LogShift::kind, one -> patterns.template(one.pattern()))
                .containsExactly(
                        tuple(Kind.NEW, "pool is exhausted"),
                        tuple(Kind.MORE, "retrying"),
                        tuple(Kind.LESS, "cache was hit"),
                        tuple(Kind.GONE, "backup went well"));
    }

    @Test
    void withoutATimeBeforeTheOnsetNothingCanBeCompared() {
        said("pool is exhausted", 17, 0, 3);
        assertThat(LogShift.of(builder.build(), 1_000 * SECOND, 1_000 * SECOND, 2_000 * SECOND))
                .isEmpty();
    }

    private void said(String text, int severity, int before, int after) {
        for (int i = 0; i < before; i++) {
            builder.log(i * SECOND, builder.origin(new Origin("checkout", "", "")), severity, text, TraceId.NONE, 0);
        }
        for (int i = 0; i < after; i++) {
            builder.log(
                    (1_000 + i) * SECOND,
                    builder.origin(new Origin("checkout", "", "")),
                    severity,
                    text,
                    TraceId.NONE,
                    0);
        }
    }
}
