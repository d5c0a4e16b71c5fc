package dev.firefight.app.logs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file of muted patterns that a team shares. */
class MutedPatternsTest {
    private static final int PEOPLE = 6;
    private static final int EACH = 20;

    @TempDir
    private Path directory;

    private static String id(int person, int number) {
        return String.format(Locale.ROOT, "%08x%08x", number * 7, person);
    }

    /** Mutes patterns one by one, as a program of its own. */
    public static void main(String[] arguments) throws IOException {
        int person = Integer.parseInt(arguments[1]);
        for (int i = 0; i < EACH; i++) {
            String id = id(person, i);
            MutedPatterns.change(Path.of(arguments[0]), muted -> muted.mute(id, "noise"));
        }
    }

    private Path file() {
        return directory.resolve("team/muted-patterns");
    }

    private void assertNothingIsLost() throws IOException {
        List<String> lines = Files.readAllLines(file());
        assertThat(lines).hasSize(PEOPLE * EACH).isSorted().allMatch(line -> line.endsWith("\tnoise"));
        try (Stream<Path> beside = Files.list(file().resolveSibling(""))) {
            assertThat(beside.map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrder("muted-patterns", ".muted-patterns.lock");
        }
    }

    @Test
    void processesThatMuteAtOnceLoseNothing() throws Exception {
        List<Process> people = new ArrayList<>();
        for (int person = 0; person < PEOPLE; person++) {
            people.add(new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            MutedPatternsTest.class.getName(),
                            file().toString(),
                            String.valueOf(person))
                    .redirectErrorStream(true)
                    .redirectOutput(directory.resolve("said-" + person).toFile())
                    .start());
        }
        for (int person = 0; person < PEOPLE; person++) {
            assertThat(people.get(person).waitFor())
                    .as(Files.readString(directory.resolve("said-" + person)))
                    .isZero();
        }
        assertNothingIsLost();
    }

    @Test
    void threadsThatMuteAtOnceLoseNothing() throws Exception {
        List<Thread> people = new ArrayList<>();
        List<Throwable> failures = new ArrayList<>();
        for (int person = 0; person < PEOPLE; person++) {
            String[] arguments = {file().toString(), String.valueOf(person)};
            people.add(Thread.ofPlatform().start(() -> {
                try {
                    main(arguments);
                } catch (IOException | RuntimeException e) {
                    synchronized (failures) {
                        failures.add(e);
                    }
                }
            }));
        }
        for (Thread person : people) {
            person.join();
        }
        assertThat(failures).isEmpty();
        assertNothingIsLost();
    }

    @Test
    void whatPeopleWroteInTheFileStaysAsItIs() throws IOException {
        Path file = Files.writeString(
                directory.resolve("muted"), "# noise of the shop\n1111111111111111\tasked by ann\n\n# of payment\n");

        MutedPatterns.change(file, muted -> muted.mute("2222222222222222", "retry"));
        MutedPatterns.change(file, muted -> muted.mute("0000000000000000", "tick"));
        MutedPatterns.change(file, muted -> muted.unmute("2222"));

        assertThat(file).content().isEqualTo("""
                # noise of the shop
                0000000000000000\ttick
                1111111111111111\tasked by ann

                # of payment
                """);
    }

    @Test
    void aChangeThatCannotBeMadeChangesNothing() throws IOException {
        Path file = Files.writeString(directory.resolve("muted"), "1111111111111111\tnoise\n");

        assertThatThrownBy(() -> MutedPatterns.change(file, muted -> {
                    muted.mute("2222222222222222", "retry");
                    muted.unmute("3333");
                }))
                .hasMessageContaining("no muted pattern has an id that starts with '3333'");
        assertThat(file).content().isEqualTo("1111111111111111\tnoise\n");
        Files.writeString(directory.resolve(".muted.new"), "what a killed process left");
        MutedPatterns.change(file, muted -> muted.unmute("1111"));
        assertThat(file).content().isEmpty();
        assertThat(directory.resolve(".muted.new")).doesNotExist();
    }
}
