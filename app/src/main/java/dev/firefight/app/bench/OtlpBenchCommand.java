package dev.firefight.app.bench;

import dev.firefight.app.UsageException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Sends telemetry over several connections. */
@Command(
        name = "otlp",
        mixinStandardHelpOptions = true,
        description = "Send telemetry to a server on this machine over several connections; nothing is kept.")
final class OtlpBenchCommand extends BenchAction {
    @Option(
            names = "--connections",
            paramLabel = "NUMBER",
            description = "So many send at the same time (default: ${DEFAULT-VALUE}).")
    private int connections = 8;

    @Option(
            names = "--seconds",
            paramLabel = "NUMBER",
            description = "How long each is measured (default: ${DEFAULT-VALUE}).")
    private int seconds = 10;

    @Override
    public Integer call() throws Exception {
        if (connections < 1 || connections > MOST_CLIENTS || seconds < 1) {
            throw new UsageException(
                    "--connections is a number from 1 to " + MOST_CLIENTS + ", --seconds is 1 or more");
        }
        PrintWriter out = out();
        try (Scratch scratch = Scratch.make()) {
            OtlpBench bench = new OtlpBench(scratch.directory(), connections, Duration.ofSeconds(seconds));
            out.printf(
                    "%-46s %12s %8s %8s %8s %7s %9s %9s%n",
                    "", "a second", "MB/s", "p50 ms", "p99 ms", "503", "disk MB", "heap MB");
            print(out, connections + " connections send spans, 512 a request", bench.traces());
            print(out, connections + " connections send log records, 1,000 a request", bench.logs());
            print(
                    out,
                    "96 press, into " + (OtlpBench.little().mostBytes() >> 20) + " MiB on disk, 8,192 spans a request",
                    bench.pressure());
        }
        return 0;
    }

    private static void print(PrintWriter out, String what, OtlpBench.Outcome outcome) {
        out.printf(
                Locale.ROOT,
                "%-46s %,12.0f %8.1f %8.1f %8.1f %,7d %,9.1f %,9.1f%n",
                what,
                outcome.itemsPerSecond(),
                outcome.bytesPerSecond() / 1e6,
                outcome.answers().milliseconds(0.5),
                outcome.answers().milliseconds(0.99),
                outcome.refused(),
                outcome.diskBytes() / 1e6,
                outcome.heapBytes() / 1e6);
        out.flush();
    }
}
