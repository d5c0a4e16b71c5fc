package dev.firefight.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A program is killed at random moments while it appends, again and again on the same file: what it acknowledged is there each time, and the
 * chain is whole. How often: {@code firefight.kills}.
 */
class KillTest {
    private static final int KILLS = Integer.getInteger("firefight.kills", 200);
    private static final int FILES = 3;
    private static final int MOST_LIFE_MILLISECONDS = 60;
    private static final int MOST_START_MILLISECONDS = 1_000;
    private static final int KILLED_WHILE_STARTING_ONE_IN = 10;

    @TempDir
    Path directory;

    @Test
    void whatWasAcknowledgedSurvivesEveryKill() throws Exception {
        long acknowledged = 0;
        try (ExecutorService killers = Executors.newFixedThreadPool(FILES)) {
            List<Future<Long>> files = new ArrayList<>();
            for (int number = 0; number < FILES; number++) {
                int kills = (KILLS + number) / FILES;
                Path file = directory.resolve("journal-" + number + ".db");
                Random random = new Random(number);
                files.add(killers.submit(() -> kill(file, kills, random)));
            }
            for (Future<Long> file : files) {
                acknowledged += file.get();
            }
        }
        System.out.println(KILLS + " kills, " + acknowledged + " acknowledged appends, none lost");
        assertThat(acknowledged).as("that something was at stake").isGreaterThan(KILLS);
    }

    private long kill(Path file, int kills, Random random) throws Exception {
        List<Head> kept = new ArrayList<>();
        long acknowledged = 0;
        for (int kill = 0; kill < kills; kill++) {
            List<String> receipts = appendAndKill(file, random);
            acknowledged += receipts.size();
            try (Journal journal = Journal.open(new Place.InFile(file))) {
                for (String receipt : receipts) {
                    String[] fields = receipt.split(" ", -1);
                    Entry entry = journal.readAll(Long.parseLong(fields[0]), 1).getFirst();
                    assertThat(entry.position() + " " + entry.hash().hex()).isEqualTo(receipt);
                }
                Verification verification = journal.verify(kept.toArray(Head[]::new));
                assertThat(verification.damages())
                        .as("kill %d of %s", kill, file)
                        .isEmpty();
                kept = List.of(verification.head());
            }
        }
        return acknowledged;
    }

    /** The lines that were complete when the program died. */
    private List<String> appendAndKill(Path file, Random random) throws IOException, InterruptedException {
        Process program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xmx128m",
                        "--enable-native-access=ALL-UNNAMED",
                        "-Dorg.sqlite.tmpdir=" + directory,
                        "-cp",
                        System.getProperty("java.class.path"),
                        AppendingProgram.class.getName(),
                        file.toString(),
                        Integer.toString(random.nextInt()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String printed;
        try (BufferedReader lines = program.inputReader(StandardCharsets.US_ASCII)) {
            String first = "";
            if (random.nextInt(KILLED_WHILE_STARTING_ONE_IN) == 0) {
                killAfter(program, random.nextInt(MOST_START_MILLISECONDS));
            } else {
                first = lines.readLine() + "\n";
                killAfter(program, random.nextInt(MOST_LIFE_MILLISECONDS));
            }
            StringWriter rest = new StringWriter();
            lines.transferTo(rest);
            printed = first + rest;
        }
        assertThat(program.waitFor()).as("it was killed").isEqualTo(128 + 9);
        return printed.substring(0, printed.lastIndexOf('\n') + 1).lines().toList();
    }

    private static void killAfter(Process program, int milliseconds) {
        Thread.ofVirtual().start(() -> {
            try {
                TimeUnit.MILLISECONDS.sleep(milliseconds);
            } catch (InterruptedException early) {
                // Then it is killed at once.
            }
            program.toHandle().destroyForcibly(); // the process itself would close its output before it is read
        });
    }
}
