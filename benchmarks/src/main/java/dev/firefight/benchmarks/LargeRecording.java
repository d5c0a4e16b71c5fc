package dev.firefight.benchmarks;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Writes a recording of a large production, to prove with that reading and investigating it takes bounded memory: the metrics of 9,600
 * series every 15 seconds, and a sample of requests with their spans and log lines.
 */
public final class LargeRecording {
    private static final long SEED = 20_260_301;
    private static final int SERVICES = 60;
    private static final int PODS_EACH = 4;
    private static final int REQUESTS_A_STEP = 160;

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
        write(Path.of(arguments[0]), Production.of(SEED, SERVICES, PODS_EACH, Integer.parseInt(arguments[1])));
    }

    private static void write(Path directory, Production production) throws IOException {
        Files.createDirectories(directory);
        Traffic traffic = new Traffic(production, SEED);
        List<Meters> meters = Inputs.meters(production, new SplittableRandom(SEED));
        try (OutputStream metricFile = file(directory, "metrics.jsonl");
                OutputStream traceFile = file(directory, "traces.jsonl");
                OutputStream logFile = file(directory, "logs.jsonl");
                OtlpLines metrics = new OtlpLines(metricFile);
                OtlpLines traces = new OtlpLines(traceFile);
                OtlpLines logs = new OtlpLines(logFile)) {
            for (int step = 0; step < production.steps(); step++) {
                List<Batch> batches = traffic.step(step, REQUESTS_A_STEP);
                for (Service service : production.services()) {
                    for (int pod : service.pods()) {
                        meters.get(pod).pass(step);
                        metrics.metrics(service, pod, meters.get(pod), Production.timeNanos(step + 1));
                        traces.spans(service, pod, batches.get(pod).spans());
                        logs.logs(service, pod, batches.get(pod).lines());
                    }
                }
            }
        }
    }

    private static OutputStream file(Path directory, String name) throws IOException {
        return new BufferedOutputStream(Files.newOutputStream(directory.resolve(name)), 1 << 16);
    }
}
