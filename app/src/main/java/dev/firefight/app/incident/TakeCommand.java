package dev.firefight.app.incident;

import java.io.IOException;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Takes a role that nobody has. */
@Command(name = "take", mixinStandardHelpOptions = true, description = "Take a role that nobody has.")
final class TakeCommand extends IncidentAction {
    @Mixin
    private Writing writing = new Writing();

    @Parameters(index = "0", paramLabel = "NUMBER", description = "The number of the incident.")
    private long number;

    @Parameters(index = "1", paramLabel = "ROLE", description = "commander, scribe, communication or expert.")
    private String role = "";

    @Override
    public Integer call() throws IOException {
        ServerClient client = client();
        ObjectNode body = JsonMapper.shared().createObjectNode();
        body.put("kind", "role-taken").put("role", role);
        body.put("person", client.get("/api/v1/me").json().path("name").asString(""));
        Optional<JsonNode> written = writing.send(client, path(number) + "/timeline", body, err());
        if (written.isEmpty()) {
            return Writing.HELD;
        }
        if (isJson()) {
            return json(written.get());
        }
        Lines lines = lines();
        written.get().path("entries").forEach(entry -> lines.print("", entry));
        return 0;
    }
}
