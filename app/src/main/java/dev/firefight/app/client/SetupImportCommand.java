package dev.firefight.app.client;

import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Replaces the set-up. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = "Take over a set-up from YAML; parts that are left out stay as they are.")
final class SetupImportCommand extends ServerAction {
    @Parameters(paramLabel = "FILE", description = "The document.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path file;

    @Option(names = "--dry-run", description = "Only tell what it would alter.")
    private boolean isTrial;

    @Override
    public Integer call() throws IOException {
        JsonNode answer = client().upload(
                        "/api/v1/setup" + (isTrial ? "?dryRun=true" : ""), "application/yaml", readable(file))
                .json();
        if (isJson()) {
            return json(answer);
        }
        answer.path("changes").forEach(line -> out().println(ink().plain(line.asString(""))));
        if (answer.path("changes").isEmpty()) {
            out().println("It alters nothing: all that it says is so already, and what it leaves out stays as it is.");
        } else if (isTrial) {
            out().println("Nothing was altered: this was a trial.");
        }
        out().flush();
        return 0;
    }
}
