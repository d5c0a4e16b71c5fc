package dev.firefight.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firefight.incident.Policy;
import dev.firefight.incident.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationTest {
    @TempDir
    Path directory;

    @Test
    void whatIsNamedIsSetAndTheRestIsAsUsual() throws IOException {
        Configuration read = read("""
                port: 9000
                severities:
                  sev-1: Critical
                clocks:
                  soak: 30m
                  update:
                    sev-1: 15m
                """);

        assertThat(read.port()).contains(9000);
        assertThat(read.host()).isEmpty();
        assertThat(read.policy().soak()).isEqualTo(Duration.ofMinutes(30));
        assertThat(read.policy().updateSev1()).isEqualTo(Duration.ofMinutes(15));
        assertThat(read.policy().updateSev2()).isEqualTo(Policy.USUAL.updateSev2());
        assertThat(read.policy().name(Severity.SEV_1)).isEqualTo("Critical");
        assertThat(read.policy().name(Severity.SEV_2)).isEqualTo("SEV-2");
    }

    @Test
    void anEmptyFileSetsNothing() throws IOException {
        assertThat(read("")).isEqualTo(Configuration.USUAL);
        assertThat(read("# nothing\n")).isEqualTo(Configuration.USUAL);
    }

    @Test
    void whatIsWrongIsNamed() {
        refused("prot: 9000", "line 1: nobody knows \"prot\" here; did you mean \"port\"?");
        refused("clocks:\n  soke: 3m", "line 2, clocks: nobody knows \"soke\" here; did you mean \"soak\"?");
        refused("clocks:\n  soak: soon", "line 2, clocks.soak: is a duration such as 30s, 5m, 2h, 1d or 1w");
        refused("clocks:\n  soak: 0m", "line 2, clocks.soak: is a duration from 1ms to 366d, not \"0m\"");
        refused("clocks:\n  rest: 367d", "line 2, clocks.rest: is a duration from 1ms to 366d, not \"367d\"");
        refused("clocks:\n  update:\n    sev-3: 1h", "line 3, clocks.update: nobody knows \"sev-3\"");
        refused("clocks: 3", "line 1, clocks: has names with values here: commander");
        refused("port: [1]", "line 1, port: is a single value");
        refused("port: 99999", "line 1, port: is a number from 0 to 65535, not \"99999\"");
        refused("- a", "line 1: has names with values here: host, port, clocks, severities");
        refused("a: b: c", "no YAML");
        refused("[".repeat(200_000), "deeper");
        refused("severities:\n  sev-1: \"" + "x".repeat(31) + "\"", "severities.sev-1: is the name of a severity");
        refused(
                "severities:\n  sev-1: \"" + "\ud83d\udd25".repeat(16) + "\"",
                "severities.sev-1: is the name of a severity");
        refused("severities:\n  sev-1: ' '", "severities.sev-1: is a name");
        refused("severities:\n  sev-1: \"\u2003\"", "severities.sev-1: is the name of a severity");
    }

    @Test
    void allThatIsWrongIsNamedAtOnce() {
        refused(
                "prot: 1\nclocks: {soak: soon}",
                "There are: host, port, clocks, severities\n  line 2, clocks.soak: is");
    }

    @Test
    void aLongestNameOfASeverityIsTaken() throws IOException {
        assertThat(read("severities: {sev-2: " + "x".repeat(30) + "}").policy().name(Severity.SEV_2))
                .isEqualTo("x".repeat(30));
    }

    private void refused(String text, String words) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("firefight.yaml")
                .hasMessageContaining(words);
    }

    private Configuration read(String text) throws IOException {
        return Configuration.read(Files.writeString(directory.resolve("firefight.yaml"), text));
    }
}
