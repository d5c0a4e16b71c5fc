package dev.firefight.app.client;

import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Prints a timeline. */
@Command(name = "show", mixinStandardHelpOptions = true, description = "Print the timeline of an incident.")
final class ShowCommand extends ServerAction {
    @Parameters(paramLabel = "NUMBER", description = "The number of the incident.")
    private long number;

    @Option(names = "--after", paramLabel = "ENTRY", description = "Only what was written after this entry.")
    private long after;

    @Override
    public Integer call() throws IOException {
        ServerClient client = client();
        Lines lines = lines();
        ObjectNode answer = JsonMapper.shared().createObjectNode().put("incident", number);
        ArrayNode all = answer.putArray("entries");
        long seen = Math.max(0, after);
        while (true) {
            JsonNode page = client.get(path(number) + "/timeline?after=" + seen).json();
            JsonNode entries = page.path("entries");
            for (JsonNode entry : entries) {
                if (isJson()) {
                    all.add(entry);
                } else {
                    lines.print("", entry);
                }
            }
            seen += entries.size();
            if (entries.isEmpty() || seen >= page.path("total").asLong(0)) {
                answer.put("total", page.path("total").asLong(0));
                return isJson() ? json(answer) : 0;
            }
        }
    }
}
