package dev.firefight.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DrillBenchTest extends CommandRun {
    @TempDir
    Path directory;

    @Test
    void aScenarioIsInvestigatedAndItsTableStandsBesideThoseOfOthersTwiceTheSame() throws IOException {
        Path file = directory.resolve("RESULTS.md");
        Files.writeString(file, "# Others\n\n1\n");
        String[] command = {"bench", "drills", "cleaned-up", "--minutes", "1", "--seed", "2", "--out", file.toString()};
        assertThat(run(command)).as(err.toString()).isZero();
        String written = Files.readString(file);
        assertThat(written).startsWith("# Others\n\n1\n\n# Results on drills\n").contains("seed 2", "1 min");
        assertThat(written.lines().filter(line -> line.startsWith("| cleaned-up | story | inventory | ")))
                .singleElement()
                .satisfies(row -> assertThat(row).contains("| change |").doesNotContain("no alert"));
        assertThat(err.toString()).isEmpty();
        assertThat(run(command)).isZero();
        assertThat(Files.readString(file)).isEqualTo(written);
    }

    @Test
    void whatCannotBeAskedIsToldBeforeAnythingRuns() {
        assertThat(run("bench", "drills", "cleaned-out")).isEqualTo(2);
        assertThat(err.toString()).contains("cleaned-up");
        assertThat(run("bench", "drills", "--minutes", "-1")).isEqualTo(2);
        assertThat(err.toString()).contains("--minutes -1");
    }
}
