package dev.firefight.app.client;

import java.io.IOException;
import picocli.CommandLine.Command;

/** Prints the set-up. */
@Command(name = "export", mixinStandardHelpOptions = true, description = "Print the whole set-up as YAML.")
final class SetupExportCommand extends ServerAction {
    @Override
    public Integer call() throws IOException {
        out().print(client().get("/api/v1/setup").body());
        out().flush();
        return 0;
    }
}
