package dev.firefight.app.client;

import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Takes a role that nobody has. */
@Command(name = "take", mixinStandardHelpOptions = true, description = "Take a role that nobody has.")
final class TakeCommand extends ServerAction {
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
        return write(client, writing, number, body);
    }
}
