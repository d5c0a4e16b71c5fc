package dev.firefight.benchmarks;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes a recording of a large production, to prove with that reading and investigating it takes bounded memory: the metrics of 9,600
 * series every 15 seconds, and a sample of requests with their spans and log lines.
 */
public final class LargeRecording {
    private static final long SEED = 20_260_301;
    private static final int SERVICES = 60;
    private static final int PODS_EACH = 4;
    private static final int REQUESTS_EACH = 160;

    private LargeRecording() {}

    /**
     * Writes the recording.
     *
     * @param arguments the directory to write to, and how many steps of 15 seconds
     * @throws IOException when it cannot be written
     */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 2) {
            throw new IllegalArgumentException(
                    "two arguments are needed: the directory to write to and a number of steps");
        }
        write(
                Path.of(arguments[0]),
                Production.of(SEED, SERVICES, PODS_EACH, Integer.parseInt(arguments[1]), REQUESTS_EACH));
    }

    private static void write(Path directory, Production production) throws IOException {
        Files.createDirectories(directory);
        try (OutputStream metricFile = file(directory, "metrics.jsonl");
                OutputStream traceFile = file(directory, "traces.jsonl");
                OutputStream logFile = file(directory, "logs.jsonl");
                OtlpLines metrics = new OtlpLines(metricFile);
                OtlpLines traces = new OtlpLines(traceFile);
                OtlpLines logs = new OtlpLines(logFile)) {
            production.run(told -> {
                metrics.metrics(told);
                traces.spans(told);
                logs.logs(told);
            });
        }
    }

    private static OutputStream file(Path directory, String name) throws IOException {
        return new BufferedOutputStream(Files.newOutputStream(directory.resolve(name)), 1 << 16);
    }
}
