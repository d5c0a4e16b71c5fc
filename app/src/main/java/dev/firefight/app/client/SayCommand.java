package dev.firefight.app.client;

import dev.firefight.evidence.drawing.SafeText;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Writes an entry of any kind. */
@Command(
        name = "say",
        mixinStandardHelpOptions = true,
        description = "Write into the timeline: a text as an observation, or an entry of any kind.",
        footer = {
            "",
            "Examples:",
            "  firefight incident say 7 \"errors fall\" --seen-in metric",
            "  firefight incident say 7 severity-set severity=sev-1",
            "  firefight incident say 7 impact-started since=-10m",
            "  firefight incident say 7 --kinds",
        })
final class SayCommand extends ServerAction {
    @Mixin
    private Writing writing = new Writing();

    @Parameters(index = "0", paramLabel = "NUMBER", description = "The number of the incident.")
    private long number;

    @Parameters(
            index = "1..*",
            arity = "0..*",
            paramLabel = "TEXT | KIND [NAME=VALUE…]",
            description = "What you see; or a kind of entry with its fields. A time may be \"now\" or as \"-10m\".")
    private List<String> words = List.of();

    @Option(
            names = "--seen-in",
            paramLabel = "SOURCE",
            description = "Where it was seen: opinion, metric, trace, log or component (default: ${DEFAULT-VALUE}).")
    private String seenIn = "metric";

    @Option(names = "--kinds", description = "Print the kinds of entries with their fields, and write nothing.")
    private boolean isListing;

    @Override
    public Integer call() throws IOException {
        ServerClient client = client();
        JsonNode answer = client.get("/api/v1/facts").json();
        FactWords facts = new FactWords(answer, InstantSource.system());
        if (isListing) {
            if (isJson()) {
                return json(answer);
            }
            facts.lines().forEach(out()::println);
            out().flush();
            return 0;
        }
        ObjectNode body = facts.read(words, seenIn);
        int code = write(client, writing, number, body);
        if (code == 0 && !isJson()) {
            hint(client, body);
        }
        return code;
    }

    /** Words that may put somebody's name next to blame are written all the same, and shown with others. */
    private void hint(ServerClient client, ObjectNode body) {
        StringBuilder text = new StringBuilder();
        body.properties()
                .forEach(field -> text.append(field.getValue().asString("")).append('\n'));
        ObjectNode wording = JsonMapper.shared().createObjectNode();
        wording.put("text", text.substring(0, Math.min(text.length(), 10_000)));
        client.write("/api/v1/wording", wording).json().path("hints").forEach(hint -> err().println(
                        SafeText.line("\"" + hint.path("words").asString("") + "\" may blame somebody; rather say "
                                + hint.path("instead").asString(""))));
    }
}
