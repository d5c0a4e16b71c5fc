package dev.firefight.app.client;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Asks whether a service may be deployed now. */
@Command(
        name = "gate",
        mixinStandardHelpOptions = true,
        description = "Ask whether a service may be deployed now: exit code 0 if so, 1 while deployments rest.",
        footer = {
            "",
            "Example, in a pipeline:",
            "  firefight gate checkout && ./deploy checkout",
            "",
            "The server is that of --server or FIREFIGHT_SERVER; the token stands in FIREFIGHT_TOKEN or in the",
            "file of --token-file.",
        })
public final class GateCommand extends ServerAction {
    private static final int FROZEN = 1;

    @Parameters(paramLabel = "SERVICE", description = "The service that is to be deployed.")
    private String service = "";

    @Override
    public Integer call() throws IOException {
        JsonNode answer = client().get("/api/v1/gate/"
                        + URLEncoder.encode(service, StandardCharsets.UTF_8).replace("+", "%20"))
                .json();
        boolean isAllowed = answer.path("isAllowed").asBoolean(false);
        if (isJson()) {
            json(answer);
        } else {
            Ink ink = ink();
            out().println(isAllowed ? ink.good("allowed") : ink.bad("frozen"));
            answer.path("reasons").forEach(one -> {
                out().println("- " + ink.plain(one.path("why").asString("")));
                out().println(ink.quiet("  to override: " + one.path("override").asString("")));
            });
            out().flush();
        }
        return isAllowed ? 0 : FROZEN;
    }
}
