package dev.firefight.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firefight.evidence.log.LogPatterns;
import dev.firefight.telemetry.TelemetryBuilder;
import dev.firefight.telemetry.Vocabulary;
import dev.firefight.telemetry.format.FormatDetector;
import dev.firefight.telemetry.format.ReadNotes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A benchmark that measures how fast something is refused would look very good. */
class InputTest {
    @ParameterizedTest
    @EnumSource
    void everyInputIsTakenForWhatItIsAndReadWithoutAProblem(Input input) throws IOException {
        byte[] bytes = input.bytes();
        ReadNotes notes = new ReadNotes();
        input.format().read(new ByteArrayInputStream(bytes), builder(), notes);
        assertThat(FormatDetector.detect(Arrays.copyOf(bytes, FormatDetector.HEAD_BYTES))
                        .orElseThrow()
                        .format())
                .isEqualTo(input.format());
        assertThat(notes.problems()).isEmpty();
        assertThat(notes.found().values()).anySatisfy(count -> assertThat(count).isGreaterThan(10_000));
    }

    @ParameterizedTest
    @EnumSource
    void theSameSeedMakesTheSameBytes(Input input) {
        byte[] once = input.bytes();
        assertThat(input.bytes()).isEqualTo(once);
    }

    @Test
    void everySpanIsReadInJsonAndInProtobuf() throws IOException {
        AtomicLong made = new AtomicLong();
        Input.production().run(told -> made.addAndGet(told.spans().size()));
        for (Input input : new Input[] {Input.OTLP_JSON_TRACES, Input.OTLP_PROTOBUF_TRACES}) {
            TelemetryBuilder into = builder();
            input.format().read(new ByteArrayInputStream(input.bytes()), into, new ReadNotes());
            assertThat(into.build().spans().size()).as(input.name()).isEqualTo(made.intValue());
        }
    }

    private static TelemetryBuilder builder() {
        return new TelemetryBuilder(new Vocabulary(new LogPatterns()));
    }
}
