package dev.firefight.app.client;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** Lists changes. */
@Command(
        name = "changes",
        mixinStandardHelpOptions = true,
        description = "List the changes of production that were reported, the newest first.",
        footer = {
            "",
            "Examples:",
            "  firefight changes --since 6h",
            "  firefight changes --service checkout",
            "",
            "The server is that of --server or FIREFIGHT_SERVER; the token stands in FIREFIGHT_TOKEN or in the",
            "file of --token-file.",
        })
public final class ChangesCommand extends ServerAction {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("MM-dd HH:mm", Locale.ROOT).withZone(ZoneId.systemDefault());

    @Option(names = "--service", paramLabel = "SERVICE", description = "Only those of this service.")
    private String service = "";

    @Option(
            names = "--since",
            paramLabel = "TIME",
            description = "Only those that began since then: a time, or how long ago as 6h.")
    private String since = "";

    @Option(names = "--limit", paramLabel = "N", description = "How many to list (default: ${DEFAULT-VALUE}).")
    private int limit = 30;

    @Override
    public Integer call() throws IOException {
        JsonNode list = client().get("/api/v1/changes?most=" + Math.max(1, limit) + "&service=" + escaped(service)
                        + "&since=" + escaped(since))
                .json();
        if (isJson()) {
            return json(list);
        }
        list.path("changes").forEach(one -> out().println(line(one)));
        long left = list.path("total").asLong(0) - list.path("changes").size();
        if (left > 0) {
            out().println(ink().quiet(left + " more: --limit, --service or --since"));
        } else if (list.path("changes").isEmpty()) {
            boolean isFed = list.path("isFed").asBoolean(false);
            out().println(ink().quiet(
                            isFed ? "no change was reported" : "nobody reports changes: connect what deploys"));
        }
        out().flush();
        return 0;
    }

    private static String escaped(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private String line(JsonNode one) {
        Ink ink = ink();
        List<String> services = new ArrayList<>();
        one.path("services").forEach(service -> services.add(service.asString("")));
        String state = one.path("state").asString("");
        String author = one.path("author").asString("");
        String revision = one.path("revision").asString("");
        int most = 12;
        return String.format(
                        Locale.ROOT,
                        "%-11s  %-9s  ",
                        ink.quiet(time(one.path("beganAt").asString(""))),
                        ink.plain(state))
                + ink.bold(String.join(", ", services)) + "  "
                + ink.plain(one.path("summary").asString(""))
                + ink.quiet((revision.isEmpty() ? "" : "  " + revision.substring(0, Math.min(most, revision.length())))
                        + (author.isEmpty() ? "" : "  " + author));
    }

    private static String time(String text) {
        try {
            return TIME.format(Instant.parse(text));
        } catch (DateTimeException none) {
            return "";
        }
    }
}
