package dev.firefight.app.client;

import java.io.IOException;
import java.time.InstantSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Tells how things stand. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = "Tell how things stand: impact, roles, the open change, what is due, what to do next.")
final class StatusCommand extends ServerAction {
    @Parameters(paramLabel = "NUMBER", description = "The number of the incident.")
    private long number;

    @Override
    public Integer call() throws IOException {
        JsonNode state = client().get(path(number)).json();
        if (isJson()) {
            return json(state);
        }
        out().print(StatusReport.write(state, ink(), InstantSource.system().instant()));
        out().flush();
        return 0;
    }
}
