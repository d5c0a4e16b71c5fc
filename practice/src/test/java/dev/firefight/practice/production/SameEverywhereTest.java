package dev.firefight.practice.production;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same design, seed and acts give the same telemetry, bit for bit. */
class SameEverywhereTest {
    private static final long SEED = 3;

    @Test
    void twiceInOneProcess() {
        assertThat(Fingerprint.of(SEED)).isEqualTo(Fingerprint.of(SEED)).isNotEqualTo(Fingerprint.of(SEED + 1));
    }

    /** Other code from the compilers, other instructions, other collectors, other identity hash codes, another place on earth. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "-Xint",
                "-XX:TieredStopAtLevel=1 -XX:+IgnoreUnrecognizedVMOptions -XX:UseAVX=0 -XX:UseSSE=2 -XX:-UseFMA",
                "-XX:-TieredCompilation -XX:+UseParallelGC -Xmx256m",
                "-XX:+UnlockExperimentalVMOptions -XX:hashCode=2 -Duser.language=tr -Duser.country=TR "
                        + "-Duser.timezone=Asia/Kathmandu -Dfile.encoding=ISO-8859-1"
            })
    void inAProcessThatIsOtherwise(String options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(options.split(" ", -1)));
        command.add("-cp");
        command.add(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
        command.add(Fingerprint.class.getName());
        command.add(Long.toString(SEED));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();

            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(told).isEqualTo(Fingerprint.of(SEED));
        } finally {
            process.destroyForcibly();
        }
    }
}
