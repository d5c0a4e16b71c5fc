package dev.firefight.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script that starts the program, in a checkout of its own with a JDK and a Maven that only tell what they are asked. */
class LauncherTest {
    private final Path checkout;
    private final Path jdk;
    private final Path bin;

    /** What became of a start. */
    private record Outcome(int code, String said) {}

    LauncherTest(@TempDir Path place) throws IOException {
        checkout = Files.createDirectory(place.resolve("a check out"));
        jdk = Files.createDirectory(place.resolve("jdk"));
        Files.createDirectory(jdk.resolve("bin"));
        bin = Files.createDirectory(place.resolve("bin"));
        Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"25.0.1\"\n");
        script(jdk.resolve("bin/javac"), "");
        script(jdk.resolve("bin/java"), "printf 'started in %s\\n' \"$LC_ALL\"");
        script(bin.resolve("mvn"), "sleep 0.3; mkdir -p app/target/program; echo built >>builds");
        Files.copy(Path.of("..", "firefight"), checkout.resolve("firefight"));
    }

    private static void script(Path file, String commands) throws IOException {
        Files.writeString(file, "#!/bin/bash\n" + commands + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private Process start(Map<String, String> environment, String... arguments) throws IOException {
        List<String> command =
                new ArrayList<>(List.of("bash", checkout.resolve("firefight").toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(checkout.toFile()).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().put("PATH", bin + ":/usr/bin:/bin");
        builder.environment().put("JAVA_HOME", jdk.toString());
        builder.environment().putAll(environment);
        return builder.start();
    }

    private static Outcome end(Process process) throws IOException, InterruptedException {
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Outcome(process.waitFor(), said);
    }

    @Test
    void itStartsWithoutAHome() throws Exception {
        Outcome outcome =
                end(start(Map.of("JAVA_HOME", "/no/such/jdk", "PATH", jdk + "/bin:" + bin + ":/usr/bin:/bin")));
        assertThat(outcome.said()).contains("started").doesNotContain("unbound");
        assertThat(outcome.code()).isZero();
    }

    @Test
    void withoutALocaleNamesOfFilesAreTakenForUtf8() throws Exception {
        assertThat(end(start(Map.of())).said()).contains("started in C.UTF-8");
        assertThat(end(start(Map.of("LANG", "C"))).said()).contains("started in C.UTF-8");
        assertThat(end(start(Map.of("LC_ALL", "de_DE.UTF-8"))).said()).contains("started in de_DE.UTF-8");
    }

    @Test
    void twoStartsAtOnceBuildOnce() throws Exception {
        Process first = start(Map.of());
        Process second = start(Map.of());
        assertThat(end(first).code()).isZero();
        assertThat(end(second).code()).isZero();
        assertThat(checkout.resolve("builds")).hasContent("built");
    }

    @Test
    void itIsTrainedOnceForTheJarsThatAreThere() throws Exception {
        script(jdk.resolve("bin/java"), """
                for option in "$@"; do
                    case "$option" in
                        -XX:AOTCacheOutput=*) echo trained >>trainings; touch "${option#*=}" ;;
                        -XX:AOTCache=*) [ -e "${option#*=}" ] && echo "started quickly" ;;
                    esac
                done""");
        assertThat(end(start(Map.of())).said()).contains("Preparing", "started quickly");
        assertThat(end(start(Map.of())).said()).isEqualTo("started quickly\n");
        assertThat(checkout.resolve("trainings")).hasContent("trained");

        Path trained = checkout.resolve("app/target/program/trained");
        Files.setLastModifiedTime(trained, FileTime.fromMillis(0));
        Files.createFile(trained.resolveSibling("other.jar"));
        assertThat(end(start(Map.of())).said()).contains("Preparing", "started quickly");
        assertThat(checkout.resolve("trainings")).hasContent("trained\ntrained");
    }

    @Test
    void whatRunsForLongDoesNotWaitForItsTraining() throws Exception {
        script(jdk.resolve("bin/java"), """
                for option in "$@"; do
                    case "$option" in
                        -XX:AOTCacheOutput=*) while [ ! -e served ]; do sleep 0.05; done; touch "${option#*=}"; exit ;;
                        -XX:AOTCache=*) [ -e "${option#*=}" ] && echo "served quickly"; exit ;;
                    esac
                done
                touch served
                while [ ! -e app/target/program/trained ]; do sleep 0.05; done
                echo served""");
        assertThat(end(start(Map.of(), "serve")).said()).endsWith("served\n").doesNotContain("Preparing");
        assertThat(end(start(Map.of(), "serve")).said()).isEqualTo("served quickly\n");
    }

    @Test
    void aTrainingThatIsBrokenOffIsDoneAtTheNextStart() throws Exception {
        script(jdk.resolve("bin/java"), """
                case "$*" in
                    *AOTCacheOutput=*) [ -e broken-off ] || { touch broken-off; kill -9 $PPID; }; touch "${2#*=}" ;;
                    *) echo started ;;
                esac""");
        assertThat(end(start(Map.of())).code()).isEqualTo(128 + 9);
        assertThat(end(start(Map.of())).said()).contains("Preparing", "started");
        assertThat(end(start(Map.of())).said()).isEqualTo("started\n");
    }

    @Test
    void withoutTrainingItStartsNoLess() throws Exception {
        script(jdk.resolve("bin/java"), "case \"$*\" in *AOTCache*) exit 1 ;; *) echo started ;; esac");
        assertThat(end(start(Map.of())).said()).contains("started", "a second longer");
        assertThat(end(start(Map.of())).said()).isEqualTo("started\n");
    }

    @Test
    void aCheckoutThatCannotBeWrittenIsSaidWithWhatToDo() throws Exception {
        Files.createDirectory(checkout.resolve("app"));
        Files.createFile(checkout.resolve("app/target"));
        Outcome outcome = end(start(Map.of()));
        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.said())
                .contains("cannot be written: start it once as a user who may")
                .hasLineCount(1);
    }

    @Test
    void aBuildThatFailsIsSaidAndTriedAgainAtTheNextStart() throws Exception {
        script(bin.resolve("mvn"), "echo '[ERROR] no room'; exit 1");
        Outcome failed = end(start(Map.of()));
        assertThat(failed.code()).isEqualTo(2);
        assertThat(failed.said()).contains("no room").contains("build.log").doesNotContain("started");
        script(bin.resolve("mvn"), "mkdir -p app/target/program");
        assertThat(end(start(Map.of())).said()).contains("started");
    }
}
