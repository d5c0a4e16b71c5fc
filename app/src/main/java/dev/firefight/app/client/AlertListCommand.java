package dev.firefight.app.client;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Lists alerts. */
@Command(name = "list", mixinStandardHelpOptions = true, description = "List the alerts that fire, the newest first.")
final class AlertListCommand extends ServerAction {
    @Parameters(
            arity = "0..*",
            paramLabel = "WORD",
            description = "Only those in whose labels or texts these words stand.")
    private List<String> words = List.of();

    @Option(names = "--limit", paramLabel = "N", description = "How many to list (default: ${DEFAULT-VALUE}).")
    private int limit = 30;

    @Override
    public Integer call() throws IOException {
        JsonNode list = client().get("/api/v1/alerts?most=" + Math.max(1, limit) + "&words="
                        + URLEncoder.encode(String.join(" ", words), StandardCharsets.UTF_8))
                .json();
        if (isJson()) {
            return json(list);
        }
        Ink ink = ink();
        for (JsonNode line : list.path("alerts")) {
            String incident = line.has("incident") ? "#" + line.path("incident").asString("") : "-";
            out().println(String.format(
                            Locale.ROOT,
                            "%5s  %-9s  ",
                            incident,
                            ink.plain(line.path("severity").asString("")))
                    + ink.bold(line.path("name").asString(""))
                    + " " + ink.plain(line.path("service").asString(""))
                    + ink.quiet("  " + (line.has("incident") ? "" : "wakes nobody: ")
                            + line.path("because").asString("")));
        }
        long left = list.path("total").asLong(0) - list.path("alerts").size();
        if (left > 0 || list.path("total").asLong(0) == 0) {
            out().println(ink.quiet(left > 0 ? left + " more: --limit, or search by words" : "nothing fires"));
        }
        out().flush();
        return 0;
    }
}
