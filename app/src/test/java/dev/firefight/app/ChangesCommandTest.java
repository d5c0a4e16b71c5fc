package dev.firefight.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChangesCommandTest extends CommandRun {
    @TempDir
    Path directory;

    private LoopbackServer server;

    @BeforeEach
    void start() {
        server = new LoopbackServer(directory);
    }

    @AfterEach
    void stop() {
        server.close();
        assertThat(server.log()).isEmpty();
    }

    private String[] arguments(String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of(
                "--server", server.address(), "--token-file", server.tokenFile().toString()));
        return all.toArray(String[]::new);
    }

    @Test
    void aChangeIsReportedAndListedFromTheTerminal() {
        assertThat(run(arguments("changes"))).as(err.toString()).isZero();
        assertThat(out.toString()).contains("nobody reports changes");
        assertThat(run(arguments("change", "--service", "checkout", "--revision", "v42", "by", "hand \u001b[31m")))
                .as(err.toString())
                .isZero();
        assertThat(out.toString()).contains("reported").contains("by hand").contains("as Ann");
        assertThat(run(arguments("change", "--service", "search", "--state", "started", "new index")))
                .isZero();
        assertThat(run(arguments("changes", "--service", "CHECKOUT", "--since", "6h")))
                .isZero();
        assertThat(out.toString())
                .contains("succeeded", "checkout", "by hand [31m", "v42", "Ann")
                .doesNotContain("new index")
                .doesNotContain("\u001b");
        assertThat(json(arguments("changes", "--json")).path("total").asLong()).isEqualTo(2);
        assertThat(run(arguments("changes", "--since", "yesterday"))).isEqualTo(2);
        assertThat(err.toString()).contains("how long ago as 6h");
        assertThat(run(arguments("change", "without a service"))).isEqualTo(2);
    }
}
