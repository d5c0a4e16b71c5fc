package dev.firefight.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Programs are killed at random moments while they append, again and again on the same journals: what they acknowledged is there each time, and
 * the chain is whole. Since the start of a program takes nearly all of the time, each writes several journals, every one with a writer of its
 * own, which death meets at a moment of its own. How many such deaths: {@code firefight.kills}.
 */
class KillTest {
    private static final int KILLS = Integer.getInteger("firefight.kills", 200);
    private static final int PROGRAMS_AT_ONCE = 2;
    private static final int JOURNALS = 4;
    private static final int MOST_LIFE_MILLISECONDS = 200;
    private static final int MOST_START_MILLISECONDS = 1_000;
    private static final int DATABASE_KILLS_ONE_IN = 5;
    private static final int KILLED_WHILE_STARTING_ONE_IN = 10;

    @TempDir
    Path directory;

    @Test
    void whatWasAcknowledgedSurvivesEveryKill() throws Exception {
        int programs = (KILLS + JOURNALS - 1) / JOURNALS;
        long acknowledged = 0;
        try (ExecutorService killers = Executors.newFixedThreadPool(PROGRAMS_AT_ONCE)) {
            List<Future<Long>> rows = new ArrayList<>();
            for (int number = 0; number < PROGRAMS_AT_ONCE; number++) {
                List<String> places = files(directory.resolve("row-" + number));
                int deaths = (programs + number) / PROGRAMS_AT_ONCE;
                Random random = new Random(number);
                rows.add(killers.submit(() -> killAgainAndAgain(places, deaths, random)));
            }
            for (Future<Long> row : rows) {
                acknowledged += row.get();
            }
        }
        System.out.println(programs * JOURNALS + " kills of a journal's writer, " + acknowledged
                + " acknowledged appends, none lost");
        assertThat(acknowledged).as("appends that were at stake").isGreaterThan(KILLS);
    }

    @Test
    void norDoesADatabaseLoseAny() throws Exception {
        int deaths = Math.max(1, KILLS / DATABASE_KILLS_ONE_IN / JOURNALS);
        try (OwnPostgres server = OwnPostgres.startedOrSkipped()) {
            List<String> places = new ArrayList<>();
            for (int number = 0; number < JOURNALS; number++) {
                places.add(((Place.InPostgres) server.newDatabase("killed_" + number)).url());
            }
            long acknowledged = killAgainAndAgain(places, deaths, new Random(1));
            System.out.println(deaths * JOURNALS + " kills of who writes to PostgreSQL, " + acknowledged
                    + " acknowledged appends, none lost");
            assertThat(acknowledged).as("appends that were at stake").isGreaterThan(deaths);
        }
    }

    private static List<String> files(Path row) {
        return IntStream.range(0, JOURNALS)
                .mapToObj(number -> row.resolve("journal-" + number + ".db").toString())
                .toList();
    }

    private long killAgainAndAgain(List<String> places, int deaths, Random random) throws Exception {
        Map<String, Head> kept = new HashMap<>();
        long acknowledged = 0;
        for (int death = 0; death < deaths; death++) {
            List<Acknowledged> printed = appendAndKill(places, random);
            acknowledged += printed.size();
            for (String place : places) {
                List<Acknowledged> own = printed.stream()
                        .filter(one -> one.place().equals(place))
                        .toList();
                kept.put(place, lookedAt(place, own, kept.getOrDefault(place, Head.NONE)));
            }
        }
        return acknowledged;
    }

    private static Head lookedAt(String place, List<Acknowledged> acknowledged, Head before) {
        try (Journal journal = Journal.open(Place.of(place))) {
            for (Acknowledged one : acknowledged) {
                assertThat(journal.readAll(one.position(), 1))
                        .as("position %d of %s", one.position(), place)
                        .singleElement()
                        .satisfies(entry -> {
                            assertThat(entry.position()).isEqualTo(one.position());
                            assertThat(entry.hash().hex()).isEqualTo(one.hash());
                        });
            }
            Verification verification = journal.verify(before);
            assertThat(verification.damages()).as(place).isEmpty();
            return verification.head();
        }
    }

    private record Acknowledged(String place, long position, String hash) {
        static Acknowledged parse(String line) {
            String[] fields = line.split(" ", -1);
            return new Acknowledged(fields[0], Long.parseLong(fields[1]), fields[2]);
        }
    }

    /** What was printed in whole lines when the program died. */
    private List<Acknowledged> appendAndKill(List<String> places, Random random)
            throws IOException, InterruptedException {
        Process program = start(places, random.nextLong());
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
        return printed.substring(0, printed.lastIndexOf('\n') + 1)
                .lines()
                .map(Acknowledged::parse)
                .toList();
    }

    private Process start(List<String> places, long seed) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx128m",
                "--enable-native-access=ALL-UNNAMED",
                "-Dorg.sqlite.tmpdir=" + directory, // who is killed leaves its unpacked library behind
                "-cp",
                System.getProperty("java.class.path"),
                AppendingProgram.class.getName(),
                Long.toString(seed)));
        command.addAll(places);
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
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
