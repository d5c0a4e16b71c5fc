package dev.firefight.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Writing files as a whole. */
class WholeFileTest {
    @TempDir
    private Path directory;

    /** Writes a file without end, as a program of its own. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        WholeFile.write(Path.of(arguments[0]), writer -> {
            while (true) {
                writer.write("a row that is never the last one\n".repeat(1000));
                writer.flush();
                Thread.sleep(20);
            }
        });
    }

    private Process endless(Path file) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        WholeFileTest.class.getName(),
                        file.toString())
                .inheritIO()
                .start();
        Path part = file.resolveSibling("." + file.getFileName() + ".unfinished");
        while (process.isAlive() && (!Files.exists(part) || Files.size(part) < 100_000)) {
            Thread.sleep(20);
        }
        return process;
    }

    @Test
    void whatAKilledRunLeftIsWrittenOverByTheNext() throws Exception {
        Path file = Files.writeString(directory.resolve("rows.csv"), "before\n");
        Process killed = endless(file);
        assertThatThrownBy(() -> WholeFile.write(file, "too early"))
                .hasMessageContaining("rows.csv: is being written by another run");
        killed.destroyForcibly().waitFor();
        assertThat(file).hasContent("before");
        assertThat(directory.resolve(".rows.csv.unfinished")).isNotEmptyFile();

        WholeFile.write(file, "after\n");

        assertThat(file).content().isEqualTo("after\n");
        assertThat(directory).isDirectoryContaining(path -> path.equals(file)).isDirectoryNotContaining("glob:**.unf*");
    }

    @Test
    void whoIsAskedToEndLeavesNothing() throws Exception {
        Path file = directory.resolve("rows.csv");
        Process ended = endless(file);
        ended.destroy();
        assertThat(ended.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(directory).isEmptyDirectory();
    }
}
