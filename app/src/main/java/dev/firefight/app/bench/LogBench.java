package dev.firefight.app.bench;

import dev.firefight.app.bench.LabelledLog.Version;
import dev.firefight.app.logs.LogMining;
import dev.firefight.app.logs.LogMining.Request;
import dev.firefight.app.logs.LogSource;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Mines labelled logs as {@code firefight logs} does, whole, by halves and shuffled. */
final class LogBench implements AutoCloseable {
    private static final int TIMED_RUNS = 5;
    private static final long SEED = 20_260_101;

    /** A file's lines as bytes, one char each. */
    private static final Charset BYTES = StandardCharsets.ISO_8859_1;

    private final Path scratch;
    private final Optional<Path> rows;

    /**
     * A bench.
     *
     * @param rows where the rows of each log and of its halves are written as well, if anywhere
     */
    LogBench(Optional<Path> rows) throws IOException {
        this.rows = rows;
        this.scratch = Files.createTempDirectory("firefight");
        if (rows.isPresent()) {
            Files.createDirectories(rows.get());
        }
    }

    /** Mines one log in every way. */
    LogResult run(LabelledLog log) throws IOException, InterruptedException {
        Map<Integer, MinedLine> whole = mine(log.log(), log.name());
        Map<Version, LabelScore> scores = new EnumMap<>(Version.class);
        for (Version version : log.labels().keySet()) {
            scores.put(version, LabelScore.of(log.truth(version), whole));
        }
        List<String> lines = lines(log.log());
        return new LogResult(
                log.name(),
                Files.size(log.log()),
                scores,
                stability(log.truth(Version.ORIGINAL), lines, log.name()),
                moved(lines, whole),
                time(log.log()));
    }

    private Stability stability(SortedMap<Integer, String> truth, List<String> lines, String name)
            throws IOException, InterruptedException {
        List<String> odd = new ArrayList<>();
        List<String> even = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            (i % 2 == 0 ? odd : even).add(lines.get(i));
        }
        return Stability.of(truth, mine(written(odd), name + ".odd"), mine(written(even), name + ".even"));
    }

    private int moved(List<String> lines, Map<Integer, MinedLine> whole) throws IOException, InterruptedException {
        List<Integer> order =
                new ArrayList<>(IntStream.range(0, lines.size()).boxed().toList());
        Collections.shuffle(order, new Random(SEED));
        Map<Integer, MinedLine> shuffled =
                mine(written(order.stream().map(lines::get).toList()), "");
        int moved = 0;
        for (int i = 0; i < order.size(); i++) {
            Optional<MinedLine> before = Optional.ofNullable(whole.get(order.get(i) + 1));
            moved += before.equals(Optional.ofNullable(shuffled.get(i + 1))) ? 0 : 1;
        }
        return moved;
    }

    private Path written(List<String> lines) throws IOException {
        StringBuilder text = new StringBuilder();
        lines.forEach(line -> text.append(line).append('\n'));
        return Files.writeString(scratch.resolve("lines.log"), text, BYTES);
    }

    private static List<String> lines(Path log) throws IOException {
        List<String> lines =
                new ArrayList<>(List.of(Files.readString(log, BYTES).split("\n", -1)));
        if (lines.getLast().isEmpty()) {
            lines.removeLast();
        }
        return lines;
    }

    /** What the command says of each line of a file. */
    private Map<Integer, MinedLine> mine(Path log, String name) throws IOException, InterruptedException {
        StringWriter emitted = new StringWriter();
        LogMining.mine(request(log), threads(), Optional.of(emitted));
        if (rows.isPresent() && !name.isEmpty()) {
            Files.writeString(rows.get().resolve(name + ".csv"), emitted.toString());
        }
        Map<Integer, MinedLine> mined = new HashMap<>();
        for (List<String> row : CsvText.rows(emitted.toString())) {
            if (!row.getFirst().equals("line")) {
                mined.put(Integer.valueOf(row.getFirst()), new MinedLine(row.get(1), row.get(2)));
            }
        }
        return mined;
    }

    private static long time(Path log) throws IOException, InterruptedException {
        long[] nanos = new long[TIMED_RUNS];
        for (int run = 0; run < nanos.length; run++) {
            long start = System.nanoTime();
            LogMining.mine(request(log), threads(), Optional.empty());
            nanos[run] = System.nanoTime() - start;
        }
        Arrays.sort(nanos);
        return nanos[nanos.length / 2];
    }

    private static Request request(Path log) {
        return new Request(List.of(LogSource.of(log)), List.of(), Optional.empty());
    }

    private static int threads() {
        return Runtime.getRuntime().availableProcessors();
    }

    /** Removes what it wrote for itself. */
    @Override
    public void close() throws IOException {
        try (Stream<Path> files = Files.walk(scratch)) {
            files.sorted(Collections.reverseOrder()).forEach(LogBench::delete);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
