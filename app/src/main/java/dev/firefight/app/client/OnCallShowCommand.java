package dev.firefight.app.client;

import java.io.IOException;
import picocli.CommandLine.Command;
import tools.jackson.databind.JsonNode;

/** Shows who is on call. */
@Command(name = "show", mixinStandardHelpOptions = true, description = "Show who is on call, now and next.")
final class OnCallShowCommand extends ServerAction {
    @Override
    public Integer call() throws IOException {
        JsonNode list = client().get("/api/v1/on-call").json();
        if (isJson()) {
            return json(list);
        }
        Ink ink = ink();
        for (JsonNode line : list.path("schedules")) {
            out().println(ink.plain(line.path("schedule").asString("")) + "  "
                    + ink.bold(line.path("now").asString("nobody"))
                    + (line.has("until")
                            ? ink.quiet("  until " + line.path("until").asString("") + ", then "
                                    + line.path("next").asString("nobody"))
                            : ""));
        }
        if (list.path("schedules").isEmpty()) {
            out().println(ink.quiet("there are no schedules: policies name people themselves"));
        }
        out().flush();
        return 0;
    }
}
