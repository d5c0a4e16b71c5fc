package dev.firefight.app.client;

import dev.firefight.app.UsageException;
import dev.firefight.evidence.drawing.SafeText;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Follows what is written. */
@Command(
        name = "watch",
        mixinStandardHelpOptions = true,
        description = "Follow what is written, of one incident or of all, until it is stopped.")
final class WatchCommand extends ServerAction {
    private static final int SHOWN_AT_FIRST = 10;
    private static final int MOST_INCIDENTS = 1_000;
    /** So many a server gives at once. */
    private static final int PAGE_ENTRIES = 1_000;

    @Parameters(arity = "0..1", paramLabel = "NUMBER", description = "The number of the incident; all unless told.")
    private Optional<Long> number = Optional.empty();

    @Option(names = "--until-resolved", description = "End when the incident is resolved.")
    private boolean untilResolved;

    /** How many entries of each incident were printed, or stood there before. */
    private final Map<Long, Long> seen = new HashMap<>();

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (untilResolved && number.isEmpty()) {
            throw new UsageException("--until-resolved: say of which incident");
        }
        ServerClient client = client();
        Lines lines = lines();
        if (number.isPresent()) {
            long total = client.get(path(number.get()) + "/timeline?after=0&most=1")
                    .json()
                    .path("total")
                    .asLong(0);
            seen.put(number.get(), Math.max(0, total - SHOWN_AT_FIRST));
        } else {
            client.get("/api/v1/incidents?most=" + MOST_INCIDENTS)
                    .json()
                    .path("incidents")
                    .forEach(line -> seen.put(
                            line.path("number").asLong(0), line.path("entries").asLong(0)));
        }
        Events events = new Events(client, err());
        while (true) {
            Optional<Long> altered = events.next();
            if (altered.isEmpty()) { // connected anew: whatever was missed is fetched
                for (long incident :
                        number.map(java.util.Set::of).orElseGet(() -> java.util.Set.copyOf(seen.keySet()))) {
                    if (number.isPresent() || events.isIncomplete()) {
                        print(client, lines, incident);
                    }
                }
            } else if (number.isEmpty() || number.equals(altered)) {
                print(client, lines, altered.get());
            }
            if (untilResolved && isResolved(client)) {
                return 0;
            }
        }
    }

    private boolean isResolved(ServerClient client) {
        return !client.get(path(number.orElseThrow())).json().path("isOpen").asBoolean(true);
    }

    private void print(ServerClient client, Lines lines, long incident) {
        long from = seen.getOrDefault(incident, 0L);
        JsonNode entries;
        do { // one page may not be all that was missed
            entries = client.get(path(incident) + "/timeline?after=" + from)
                    .json()
                    .path("entries");
            for (JsonNode entry : entries) {
                if (isJson()) {
                    out().println(SafeText.json(entry.toString()));
                    out().flush();
                } else {
                    lines.print(number.isPresent() ? "" : "#" + incident + " ", entry);
                }
            }
            from += entries.size();
            seen.put(incident, from);
        } while (entries.size() >= PAGE_ENTRIES);
    }
}
