package dev.firefight.benchmarks;

import dev.firefight.incident.Policy;
import dev.firefight.incident.Severity;
import dev.firefight.journal.Journal;
import dev.firefight.journal.Place;
import dev.firefight.server.incidents.Directory;
import dev.firefight.server.incidents.Follower;
import dev.firefight.server.incidents.Incidents;
import dev.firefight.server.incidents.Notices;
import dev.firefight.server.incidents.Query;
import dev.firefight.server.incidents.Reminders;
import dev.firefight.server.incidents.Words;
import java.lang.management.ManagementFactory;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;

/** Opens a journal as the server does, and says how long the start, opening incidents, listing and searching took. */
public final class JournalStart {
    private static final int TIMES = 50;
    private static final int LINES = 50;
    private static final List<String> SEARCHES =
            List.of("a", "s", "payments", "payments-7", "p99 checkout Ana", "s t r", "no such words at all");

    private JournalStart() {}

    /**
     * Measures.
     *
     * @param arguments where the journal is
     */
    public static void main(String[] arguments) {
        Words words = new Words();
        Directory directory = new Directory(words);
        try (Journal journal = Journal.open(Place.of(arguments[0]))) {
            Incidents incidents = new Incidents(journal, Policy.USUAL, InstantSource.system());
            try (Reminders reminders = new Reminders(incidents, unread -> {
                        throw new IllegalStateException(unread);
                    });
                    Follower follower = new Follower(journal, List.of(directory, incidents, new Notices(), reminders));
                    Follower wordsFollower = new Follower(journal, List.of(words))) {
                follower.start();
                wordsFollower.startBehind();
                System.out.printf(
                        Locale.ROOT,
                        "start           %6d ms since the JVM began, %d ms of processor time, of which %d ms in the main thread%n",
                        sinceStart(),
                        ProcessHandle.current()
                                .info()
                                .totalCpuDuration()
                                .orElseThrow()
                                .toMillis(),
                        ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1_000_000);
                while (wordsFollower.position() < follower.position()) {
                    wordsFollower.awaits(follower.position());
                }
                System.out.printf(Locale.ROOT, "all words       %6d ms since the JVM began%n", sinceStart());
                System.gc();
                System.out.printf(Locale.ROOT, "memory          %6d MB held%n", heldMegabytes());
                long last = directory.list(Query.ALL, 0, 1).total();
                tell("open one", number -> incidents.timeline(1 + number * (last - 1) / TIMES));
                tell("list all", _ -> directory.list(Query.ALL, 0, LINES));
                Query major = new Query("", Optional.of(false), Set.of(Severity.SEV_1), Optional.of(false));
                tell("list filtered", _ -> directory.list(major, 0, LINES));
                for (String wanted : SEARCHES) {
                    Query query = new Query(wanted, Optional.empty(), Set.of(), Optional.empty());
                    String label =
                            "\"" + wanted + "\": " + directory.list(query, 0, 1).total();
                    tell(label, _ -> directory.list(query, 0, LINES));
                }
            }
        }
    }

    /** The first time, the middle, and the longest after the first. */
    private static void tell(String what, LongConsumer work) {
        double[] millis = new double[TIMES];
        for (int time = 0; time < TIMES; time++) {
            long before = System.nanoTime();
            work.accept(time);
            millis[time] = (System.nanoTime() - before) / 1e6;
        }
        double first = millis[0];
        Arrays.sort(millis, 1, TIMES);
        System.out.printf(
                Locale.ROOT,
                "%-30s first %7.2f ms, median %7.2f ms, longest %7.2f ms%n",
                what,
                first,
                millis[TIMES / 2],
                millis[TIMES - 1]);
    }

    private static long sinceStart() {
        return System.currentTimeMillis() - ManagementFactory.getRuntimeMXBean().getStartTime();
    }

    private static long heldMegabytes() {
        Runtime runtime = Runtime.getRuntime();
        return (runtime.totalMemory() - runtime.freeMemory()) >> 20;
    }
}
