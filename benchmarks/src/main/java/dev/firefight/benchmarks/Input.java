package dev.firefight.benchmarks;

import dev.firefight.telemetry.format.Format;
import java.io.ByteArrayOutputStream;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** What is read by the benchmarks: the same twenty minutes of one production in each form, some megabytes each. */
public enum Input {
    /** Measurements in OTLP/JSON. */
    OTLP_JSON_METRICS(Format.OTLP_JSON, production -> lines(production, OtlpLines::metrics)),
    /** Spans in OTLP/JSON. */
    OTLP_JSON_TRACES(Format.OTLP_JSON, production -> lines(production, OtlpLines::spans)),
    /** Log records in OTLP/JSON. */
    OTLP_JSON_LOGS(Format.OTLP_JSON, production -> lines(production, OtlpLines::logs)),
    /** Spans in OTLP/protobuf. */
    OTLP_PROTOBUF_TRACES(Format.OTLP_PROTOBUF, OtlpMessages::spans),
    /** A table with one column a series. */
    CSV_WIDE(Format.CSV_WIDE, PlainTexts::table),
    /** A log file. */
    LOG_TEXT(Format.LOG_TEXT, PlainTexts::log);

    private final Format format;

    @SuppressWarnings("ImmutableEnumChecker") // pure functions
    private final Function<Production, byte[]> writer;

    Input(Format format, Function<Production, byte[]> writer) {
        this.format = format;
        this.writer = writer;
    }

    /** The form in which it is written. */
    Format format() {
        return format;
    }

    /** Whose twenty minutes they are. */
    static Production production() {
        return Production.of(7, 12, 2, 80, 20);
    }

    /** Its bytes, made anew. */
    byte[] bytes() {
        return writer.apply(production());
    }

    private static byte[] lines(Production production, BiConsumer<OtlpLines, PodStep> writer) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OtlpLines lines = new OtlpLines(bytes)) {
            production.run(told -> writer.accept(lines, told));
        }
        return bytes.toByteArray();
    }
}
