package dev.firefight.evidence.invariance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The promises of the engine, on recordings of others: on a few small ones that a seed picks from each set, or on all with
 * {@code -Dfirefight.invariance=all}, which takes long and prints a table.
 */
class RecordedInvarianceTest {
    private static final boolean ALL = "all".equals(System.getProperty("firefight.invariance"));
    private static final long SEED = 7;
    private static final int PICKED_FROM_A_SET = 2;

    /** Which samples are lost is chance: with one draw a set of thirty would be told by its luck. */
    private static final int LOSSES = ALL ? 10 : 1;

    /** Larger recordings take seconds for each way to tell them. */
    private static final long SMALL_BYTES = 500_000;

    /** With a tenth of all samples lost, one accusation in twenty may fall on another. */
    private static final double KEPT_WITH_LOSS = 0.95;

    /** Of a set and a promise, with the onset told or not. */
    private record Row(String set, Promise promise, boolean isOnsetTold) implements Comparable<Row> {
        private static final Comparator<Row> ORDER =
                Comparator.comparing(Row::set).thenComparing(Row::promise).thenComparing(Row::isOnsetTold);

        @Override
        public int compareTo(Row other) {
            return ORDER.compare(this, other);
        }

        @Override
        public String toString() {
            return "%s, %s, onset %s".formatted(set, promise, isOnsetTold ? "told" : "searched");
        }
    }

    /** How often a promise was kept, and how often somebody was accused and stayed it. */
    private record Count(int kept, int of, int accusationsKept, int accusations) {
        static final Count NONE = new Count(0, 0, 0, 0);

        Count plus(Promise.Outcome outcome) {
            int isKept = outcome.broken().isEmpty() ? 1 : 0;
            int isAccused = outcome.accused() ? 1 : 0;
            return new Count(kept + isKept, of + 1, accusationsKept + isKept * isAccused, accusations + isAccused);
        }

        Count plus(Count other) {
            return new Count(
                    kept + other.kept,
                    of + other.of,
                    accusationsKept + other.accusationsKept,
                    accusations + other.accusations);
        }

        /** Two cells of a table. */
        String cells() {
            return cell(kept, of) + " | " + cell(accusationsKept, accusations);
        }

        private static String cell(int kept, int of) {
            return "%d of %d, %.1f %%".formatted(kept, of, 100.0 * kept / Math.max(1, of));
        }
    }

    @Test
    void thePromisesAreKept() throws IOException {
        Path recordings = recordings();
        assumeTrue(Files.isDirectory(recordings), "no recordings at " + recordings.toAbsolutePath());
        Map<Row, Count> counts = new TreeMap<>();
        List<String> broken = new ArrayList<>();
        for (Path recording : picked(recordings)) {
            Told told = Told.read(recording);
            String set = recording.getName(recording.getNameCount() - 2).toString();
            for (boolean isOnsetTold : List.of(true, false)) {
                Ranking usual = Ranking.of(Transformed.SAME.question(told, isOnsetTold));
                for (Promise promise : Promise.madeFor(told)) {
                    Row row = new Row(set, promise, isOnsetTold);
                    for (int draw = 0; draw < (promise == Promise.LOSS ? LOSSES : 1); draw++) {
                        // small seeds alike begin alike
                        long seed = SEED + told.id().hashCode() + draw * 0x9E3779B97F4A7C15L;
                        Promise.Outcome outcome = promise.of(told, isOnsetTold, usual, seed);
                        counts.merge(row, Count.NONE.plus(outcome), Count::plus);
                        outcome.broken().ifPresent(how -> broken.add("%s %s: %s".formatted(row, told.id(), how)));
                    }
                }
            }
        }
        if (ALL) {
            print(counts);
            broken.forEach(System.out::println);
        }
        assertThat(broken.stream()
                        .filter(one -> !one.contains(Promise.LOSS.name()))
                        .toList())
                .isEmpty();
        Count loss = counts.entrySet().stream()
                .filter(entry -> entry.getKey().promise == Promise.LOSS)
                .map(Map.Entry::getValue)
                .reduce(Count.NONE, Count::plus);
        assertThat(loss.accusationsKept).as("%s", broken).isGreaterThanOrEqualTo((int)
                Math.floor(KEPT_WITH_LOSS * loss.accusations));
    }

    private static void print(Map<Row, Count> counts) {
        System.out.println(
                "| set | transformation | same, onset told | of accusations | same, onset searched | of accusations |");
        System.out.println("|---|---|---|---|---|---|");
        counts.forEach((row, count) -> {
            if (row.isOnsetTold) {
                Count searched = counts.getOrDefault(new Row(row.set, row.promise, false), Count.NONE);
                System.out.printf("| %s | %s | %s | %s |%n", row.set, row.promise, count.cells(), searched.cells());
            }
        });
    }

    private static List<Path> picked(Path recordings) throws IOException {
        Random random = new Random(SEED);
        List<Path> picked = new ArrayList<>();
        for (Path set : directories(recordings)) {
            List<Path> all = new ArrayList<>(directories(set).stream()
                    .filter(one -> Files.isRegularFile(one.resolve("recording.json")))
                    .filter(one -> ALL || bytes(one) <= SMALL_BYTES)
                    .toList());
            Collections.shuffle(all, random);
            picked.addAll(ALL ? all : all.subList(0, Math.min(PICKED_FROM_A_SET, all.size())));
        }
        return picked;
    }

    /** The directories in a directory, but for baselines, by name. */
    private static List<Path> directories(Path directory) throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.filter(Files::isDirectory)
                    .filter(entry -> !String.valueOf(entry.getFileName()).startsWith("_"))
                    .sorted()
                    .toList();
        }
    }

    private static long bytes(Path recording) {
        try (Stream<Path> files = Files.list(recording)) {
            long sum = 0;
            for (Path file : files.toList()) {
                sum += Files.size(file);
            }
            return sum;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Path recordings() {
        String told = System.getenv("FIREFIGHT_RECORDINGS");
        return told == null ? Path.of("..", "..", "shared", "data", "recordings") : Path.of(told);
    }
}
