package dev.firefight.app.client;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Restores an incident from a file. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = "Restore an incident that was exported as JSON, as a new one, all of it or nothing.")
final class ImportCommand extends ServerAction {
    @Parameters(paramLabel = "FILE", description = "What \"export --as json\" wrote.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path file;

    @Option(
            names = "--from",
            paramLabel = "WHERE",
            description = "Where it was, in your words; it stands in the timeline.")
    private String from = "";

    @Override
    public Integer call() throws IOException {
        String path = "/api/v1/incidents/import?from=" + URLEncoder.encode(from, StandardCharsets.UTF_8);
        ServerClient.Answer answer = client().upload(path, "application/json", readable(file));
        if (!answer.isHeld() && !isJson()) {
            out().println("Incident " + answer.json().path("incident").asLong());
        }
        return written(answer);
    }
}
