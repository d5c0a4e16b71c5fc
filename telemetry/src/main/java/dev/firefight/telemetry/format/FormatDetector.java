package dev.firefight.telemetry.format;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Tells formats apart by the first bytes of their content, never by a file's name. */
public final class FormatDetector {
    /** How many bytes of a file are enough to tell. */
    public static final int HEAD_BYTES = 1 << 16;

    private FormatDetector() {}

    /**
     * What a file was taken for.
     *
     * @param format the format
     * @param why what gave it away, in words
     */
    public record Detection(Format format, String why) {}

    /** Tells what the first bytes of a file, already unpacked, are written in; empty when it is nothing known. */
    public static Optional<Detection> detect(byte[] head) {
        String text = new String(head, StandardCharsets.UTF_8);
        for (String key : new String[] {"resourceMetrics", "resourceLogs", "resourceSpans"}) {
            if (text.contains("\"" + key + "\"")) {
                return Optional.of(new Detection(Format.OTLP_JSON, "holds " + key));
            }
        }
        return Optional.empty();
    }
}
