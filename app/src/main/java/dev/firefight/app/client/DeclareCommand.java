package dev.firefight.app.client;

import java.io.IOException;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Declares an incident. */
@Command(
        name = "declare",
        mixinStandardHelpOptions = true,
        description = "Declare an incident. Early rather than late.")
final class DeclareCommand extends ServerAction {
    @Mixin
    private Writing writing = new Writing();

    @Parameters(paramLabel = "TITLE", description = "What is wrong, in a line.")
    private String title = "";

    @Option(
            names = "--hurts-long",
            paramLabel = "yes|no|unknown",
            description =
                    "Whether customers will be hurt for more than 15 minutes (default: ${DEFAULT-VALUE}); unless it is"
                            + " no, management is to be told at once.")
    private String hurtsLong = "unknown";

    @Option(names = "--drill", description = "It is an exercise.")
    private boolean isDrill;

    @Override
    public Integer call() throws IOException {
        ObjectNode body = JsonMapper.shared().createObjectNode();
        body.put("title", title).put("isDrill", isDrill).put("willHurtLong", hurtsLong);
        Optional<JsonNode> written = writing.send(client(), "/api/v1/incidents", body, err());
        if (written.isEmpty()) {
            return Writing.HELD;
        }
        if (isJson()) {
            return json(written.get());
        }
        String number = ink().plain(written.get().path("incident").asString(""));
        out().println("Incident " + ink().bold(number) + " is declared. Next:");
        out().println("  firefight incident take " + number + " commander");
        out().println("  firefight incident status " + number);
        out().flush();
        return 0;
    }
}
