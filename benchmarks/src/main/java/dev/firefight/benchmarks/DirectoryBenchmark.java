package dev.firefight.benchmarks;

import dev.firefight.journal.Entry;
import dev.firefight.journal.Journal;
import dev.firefight.journal.Place;
import dev.firefight.server.incidents.Directory;
import dev.firefight.server.incidents.Query;
import dev.firefight.server.incidents.Words;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** From the journal to the list of all incidents and the words in them: 1,000 incidents with 100,000 entries. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
        value = 1,
        jvmArgs = {"-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED"}) // as the launcher has it
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class DirectoryBenchmark {
    private static final int INCIDENTS = 1_000;
    private static final int ENTRIES = 100_000;
    private static final int PAGE = 4_096;
    private static final int LINES = 50;
    private static final Query LETTER = new Query("s", Optional.empty(), Set.of(), Optional.empty());

    private final List<Entry> entries = new ArrayList<>(ENTRIES);
    private final Words words = new Words();
    private final Directory filled = new Directory(words);
    private Path directory = Path.of("");

    /** Writes a journal, and reads it. */
    @Setup(Level.Trial)
    public void make() throws IOException {
        directory = Files.createTempDirectory("journal");
        try (Journal journal = Journal.open(new Place.InFile(file()))) {
            LargeJournal.write(journal, INCIDENTS, ENTRIES);
            entries.addAll(read(journal));
        }
        entries.forEach(filled::apply);
        entries.forEach(words::apply);
    }

    /** Leaves nothing behind. */
    @TearDown(Level.Trial)
    public void clear() throws IOException {
        Files.deleteIfExists(file());
        Files.deleteIfExists(Path.of(file() + ".lock"));
        Files.delete(directory);
    }

    private Path file() {
        return directory.resolve("journal.db");
    }

    private static List<Entry> read(Journal journal) {
        List<Entry> all = new ArrayList<>();
        for (List<Entry> page = journal.readAll(1, PAGE); !page.isEmpty(); ) {
            all.addAll(page);
            page = journal.readAll(all.getLast().position() + 1, PAGE);
        }
        return all;
    }

    /** All entries are taken in. */
    @Benchmark
    public Directory apply() {
        Directory next = new Directory(new Words());
        entries.forEach(next::apply);
        return next;
    }

    /** All words of all entries are taken in. */
    @Benchmark
    public Words words() {
        Words next = new Words();
        entries.forEach(next::apply);
        return next;
    }

    /** All bytes of all entries are looked at: nothing that finds words in them can be quicker. */
    @Benchmark
    public long floor() throws IOException {
        long sum = 0;
        byte[] buffer = new byte[1 << 12];
        for (Entry entry : entries) {
            InputStream bytes = entry.payload().stream();
            for (int read = bytes.read(buffer); read > 0; read = bytes.read(buffer)) {
                for (int i = 0; i < read; i++) {
                    sum = 31 * sum + buffer[i];
                }
            }
        }
        return sum;
    }

    /** All entries are read from the file. */
    @Benchmark
    public int read() {
        try (Journal journal = Journal.openForReading(new Place.InFile(file()))) {
            return read(journal).size();
        }
    }

    /** A search for all words with a letter at their beginning, which nearly every incident has. */
    @Benchmark
    public Directory.Page search() {
        return filled.list(LETTER, 0, LINES);
    }
}
