package dev.firefight.app.client;

import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Makes an integration. */
@Command(
        name = "connect",
        mixinStandardHelpOptions = true,
        description = "Make an integration, or another key for one that is there; the key is shown this once.")
final class ConnectCommand extends ServerAction {
    @Parameters(paramLabel = "NAME", description = "Its name, such as alertmanager-main.")
    private String name = "";

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            description = "What is sent: alertmanager (Prometheus too), grafana, pagerduty, github, argocd, generic"
                    + " (default for a new one: ${DEFAULT-VALUE}).")
    private String kind = "alertmanager";

    @Override
    public Integer call() throws IOException {
        ObjectNode body =
                JsonMapper.shared().createObjectNode().put("name", name).put("kind", kind);
        JsonNode made = client().write("/api/v1/integrations", body).json();
        if (isJson()) {
            return json(made);
        }
        out().println(made.path("url").asString(""));
        err().println("Put this address into the sender; it holds a secret and is shown this once. What exactly belongs"
                + " where stands on the page of the integration.");
        return 0;
    }
}
