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

/** Lists incidents. */
@Command(name = "list", mixinStandardHelpOptions = true, description = "List incidents, what burns first.")
final class ListCommand extends ServerAction {
    @Parameters(arity = "0..*", paramLabel = "WORD", description = "Only those in whose timeline these words stand.")
    private List<String> words = List.of();

    @Option(names = "--open", description = "Only those that are not resolved.")
    private boolean isOpen;

    @Option(names = "--limit", paramLabel = "N", description = "How many to list (default: ${DEFAULT-VALUE}).")
    private int limit = 30;

    @Override
    public Integer call() throws IOException {
        String query = "?most=" + Math.max(1, limit) + "&words="
                + URLEncoder.encode(String.join(" ", words), StandardCharsets.UTF_8) + (isOpen ? "&is=open" : "");
        JsonNode list = client().get("/api/v1/incidents" + query).json();
        if (isJson()) {
            return json(list);
        }
        Ink ink = ink();
        for (JsonNode line : list.path("incidents")) {
            String phase = line.path("phase").asString("");
            String severity = line.path("severity").asString("?").toUpperCase(Locale.ROOT);
            String shown = String.format(Locale.ROOT, "%-9s", phase);
            out().println(String.format(
                            Locale.ROOT, "%5s  ", ink.plain(line.path("number").asString("")))
                    + String.format(Locale.ROOT, "%-5s  ", ink.plain(severity))
                    + (phase.equals("burning")
                            ? ink.bad(shown)
                            : phase.equals("resolved") ? ink.quiet(shown) : ink.good(shown))
                    + "  " + ink.bold(line.path("title").asString(""))
                    + (line.path("isDrill").asBoolean(false) ? ink.quiet("  (drill)") : "")
                    + ink.quiet("  " + line.path("commander").asString("nobody") + " commands"));
        }
        long left = list.path("total").asLong(0) - list.path("incidents").size();
        if (left > 0 || list.path("total").asLong(0) == 0) {
            out().println(ink.quiet(left > 0 ? left + " more: --limit, or search by words" : "no such incident"));
        }
        out().flush();
        return 0;
    }
}
