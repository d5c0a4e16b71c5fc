package dev.firefight.app.client;

import dev.firefight.app.UsageException;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Gives a role from who has it to somebody else. */
@Command(
        name = "hand-over",
        mixinStandardHelpOptions = true,
        description = "Hand a role over, with what the other has to know.")
final class HandOverCommand extends ServerAction {
    @Mixin
    private Writing writing = new Writing();

    @Parameters(index = "0", paramLabel = "NUMBER", description = "The number of the incident.")
    private long number;

    @Parameters(index = "1", paramLabel = "ROLE", description = "commander, scribe, communication or expert.")
    private String role = "";

    @Parameters(index = "2", paramLabel = "PERSON", description = "Who has it from now on.")
    private String to = "";

    @Parameters(index = "3", arity = "0..1", paramLabel = "STATE", description = "What they have to know.")
    private String state = "";

    @Option(
            names = "--from",
            paramLabel = "PERSON",
            description = "Who has it; you, or the only one who does, unless told.")
    private String from = "";

    @Override
    public Integer call() throws IOException {
        ServerClient client = client();
        ObjectNode body = JsonMapper.shared().createObjectNode();
        body.put("kind", "role-handed-over").put("role", role).put("from", from.isBlank() ? holder(client) : from);
        body.put("to", to).put("state", state);
        return write(client, writing, number, body);
    }

    private String holder(ServerClient client) {
        String me = client.get("/api/v1/me").json().path("name").asString("");
        var holders = client.get(path(number))
                .json()
                .path("duties")
                .valueStream()
                .filter(duty -> duty.path("role").asString("").equals(role))
                .map(duty -> duty.path("person").asString(""))
                .toList();
        if (holders.contains(me)) {
            return me;
        }
        if (holders.size() != 1) {
            throw new UsageException(
                    holders.isEmpty() ? "nobody has the role " + role : "several have it: say who, with --from");
        }
        return holders.getFirst();
    }
}
