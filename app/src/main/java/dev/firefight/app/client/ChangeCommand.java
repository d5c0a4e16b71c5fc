package dev.firefight.app.client;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reports a change. */
@Command(
        name = "change",
        mixinStandardHelpOptions = true,
        description = "Report a change of production, so that whoever fights an incident knows of it.",
        footer = {
            "",
            "Examples:",
            "  firefight change --service checkout \"v42, by hand\"",
            "  firefight change --service checkout --type flag \"new-basket on for everybody\"",
            "  firefight change --service db --state started --id move-7 \"moves to new disks\"",
            "  firefight change --service db --state succeeded --id move-7 \"moved to new disks\"",
            "",
            "The server is that of --server or FIREFIGHT_SERVER; the token stands in FIREFIGHT_TOKEN or in the",
            "file of --token-file.",
        })
public final class ChangeCommand extends ServerAction {
    @Parameters(arity = "1..*", paramLabel = "WHAT", description = "What is changed, in a line.")
    private List<String> words = List.of();

    @Option(
            names = "--service",
            required = true,
            paramLabel = "SERVICE",
            description = "Whose; several with commas between them.")
    private String service = "";

    @Option(names = "--type", description = "deployment, commit, config, flag or other; by your words unless told.")
    private String type = "";

    @Option(names = "--state", description = "started, succeeded or failed (default: ${DEFAULT-VALUE}).")
    private String state = "succeeded";

    @Option(names = "--revision", description = "The version that it brings.")
    private String revision = "";

    @Option(names = "--environment", description = "Where it takes place, unless that is production.")
    private String environment = "";

    @Option(names = "--link", description = "Where to look at it.")
    private String link = "";

    @Option(names = "--id", description = "By which it is known again when you report how it went on.")
    private String id = "";

    @Override
    public Integer call() throws IOException {
        ObjectNode body = JsonMapper.shared().createObjectNode();
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("service", service);
        fields.put("summary", String.join(" ", words));
        fields.put("type", type);
        fields.put("state", state);
        fields.put("revision", revision);
        fields.put("environment", environment);
        fields.put("link", link);
        fields.put("id", id);
        fields.forEach((name, value) -> {
            if (!value.isBlank()) {
                body.put(name, value);
            }
        });
        JsonNode answer = client().write("/api/v1/changes", body).json();
        if (isJson()) {
            return json(answer);
        }
        out().println(ink().good("reported") + " "
                + ink().plain(answer.path("summary").asString(""))
                + ink().quiet("  as " + answer.path("author").asString("")));
        out().flush();
        return 0;
    }
}
