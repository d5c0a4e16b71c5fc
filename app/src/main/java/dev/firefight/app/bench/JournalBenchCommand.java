package dev.firefight.app.bench;

import dev.firefight.app.UsageException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Writes with many clients, and watches with many more. */
@Command(
        name = "journal",
        mixinStandardHelpOptions = true,
        description =
                "Write to a server on this machine with many clients, and watch it with many more; nothing is kept.")
final class JournalBenchCommand extends BenchAction {
    @Option(
            names = "--clients",
            paramLabel = "NUMBER",
            description = "So many write at the same time (default: ${DEFAULT-VALUE}).")
    private int clients = 64;

    @Option(
            names = "--watchers",
            paramLabel = "NUMBER",
            description = "So many watch one incident (default: ${DEFAULT-VALUE}).")
    private int watchers = 200;

    @Option(
            names = "--seconds",
            paramLabel = "NUMBER",
            description = "How long it is measured (default: ${DEFAULT-VALUE}).")
    private int seconds = 10;

    @Override
    public Integer call() throws Exception {
        if (clients < 1 || clients > MOST_CLIENTS || watchers < 1 || watchers > MOST_CLIENTS || seconds < 1) {
            throw new UsageException(
                    "--clients and --watchers are numbers from 1 to " + MOST_CLIENTS + ", --seconds is 1 or more");
        }
        PrintWriter out = out();
        try (Scratch scratch = Scratch.make()) {
            JournalBench bench = new JournalBench(scratch.directory(), clients, Duration.ofSeconds(seconds));
            out.printf("%-52s %12s %9s %9s %9s%n", "", "a second", "p50 ms", "p99 ms", "most ms");
            print(out, clients + " clients append to the journal itself", bench.floor());
            print(out, clients + " clients write over HTTP, answered when on disk", bench.writing());
            print(out, watchers + " watch one incident: written to read", bench.watching(watchers));
        }
        return 0;
    }

    private static void print(PrintWriter out, String what, JournalBench.Load load) {
        out.printf(
                Locale.ROOT,
                "%-52s %,12.0f %9.1f %9.1f %9.1f%n",
                what,
                load.perSecond(),
                load.milliseconds(0.5),
                load.milliseconds(0.99),
                load.milliseconds(1));
        out.flush();
    }
}
