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
        refused("prot: 9000", "nobody knows prot; there are clocks, host, port, severities");
        refused("clocks:\n  soke: 3m", "nobody knows clocks.soke");
        refused("clocks:\n  soak: soon", "clocks.soak is a duration such as 90s, 20m, 2h or 1d, not soon");
        refused("clocks:\n  soak: 0m", "a clock runs for some time");
        refused("clocks: 3", "clocks is a list of names");
        refused("port: [1]", "port is a single value");
        refused("port: 99999", "a port is a number");
        refused("- a", "the file is a list of names");
        refused("a: b: c", "no YAML");
        refused("[".repeat(200_000), "no YAML");
        refused("severities:\n  sev-1: \"" + "x".repeat(31) + "\"", "name of a severity");
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
