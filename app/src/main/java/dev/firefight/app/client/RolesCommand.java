package dev.firefight.app.client;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Tells who has which role. */
@Command(name = "roles", mixinStandardHelpOptions = true, description = "Tell who has which role, and for how long.")
final class RolesCommand extends ServerAction {
    @Parameters(paramLabel = "NUMBER", description = "The number of the incident.")
    private long number;

    @Override
    public Integer call() throws IOException {
        JsonNode state = client().get(path(number)).json();
        if (isJson()) {
            return json(state.path("duties"));
        }
        Instant now = InstantSource.system().instant();
        for (JsonNode duty : state.path("duties")) {
            Duration since = Duration.between(Instant.parse(duty.path("since").asString("")), now);
            out().println(String.format(
                            Locale.ROOT, "%-14s ", ink().plain(duty.path("role").asString("")))
                    + ink().bold(duty.path("person").asString(""))
                    + ink().quiet("  " + StatusReport.length(since)));
        }
        if (state.path("duties").isEmpty()) {
            out().println("nobody has a role; take one: firefight incident take " + number + " commander");
        }
        out().flush();
        return 0;
    }
}
