package dev.firefight.telemetry.live;

import dev.firefight.telemetry.Call;
import dev.firefight.telemetry.Telemetry.Feed;
import dev.firefight.telemetry.format.ReadNotes.Item;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** What servers of traces have in common: names of services, who calls whom, and parts of a window that are sampled alike. */
final class Traces {
    /** How many services of one server are asked for. */
    static final int MOST_SERVICES = 500;

    private static final int MOST_CALLS = 100_000;
    private static final int MOST_PARTS = 6;
    private static final int SHORTEST_PART_SECONDS = 20;
    private static final int MOST_NAME_CHARS = 500;

    private Traces() {}

    /** Names in a list of texts. */
    static Optional<List<String>> names(JsonNode list) {
        if (!list.isArray()) {
            return Optional.empty();
        }
        List<String> names = new ArrayList<>();
        for (JsonNode name : list) {
            boolean isName = name.isString()
                    && !name.asString().isEmpty()
                    && name.asString().length() <= MOST_NAME_CHARS;
            if (isName && names.size() < MOST_SERVICES) {
                names.add(name.asString());
            }
        }
        return Optional.of(names);
    }

    /** Calls in a list of {@code {parent, child}}. */
    static Optional<List<Call>> calls(JsonNode list) {
        if (!list.isArray()) {
            return Optional.empty();
        }
        List<Call> calls = new ArrayList<>();
        for (JsonNode link : list) {
            String caller = link.path("parent").asString("");
            String callee = link.path("child").asString("");
            if (!caller.isEmpty() && !callee.isEmpty() && calls.size() < MOST_CALLS) {
                calls.add(new Call(caller, callee));
            }
        }
        return Optional.of(calls);
    }

    /** Adds calls, and that traces were looked for. */
    static void add(Asking asking, Query asked, List<Call> calls) {
        asking.intake().add(asked, (builder, notes) -> {
            builder.feed(Feed.TRACES);
            calls.forEach(builder::call);
            notes.found(Item.CALLS, calls.size());
        });
    }

    /**
     * Parts of a window, so many that the queries that are left are enough for all.
     *
     * @param queriesLeft how many queries may be asked for them
     * @param queriesEach how many each part needs
     */
    static List<LiveWindow> parts(LiveWindow window, int queriesLeft, int queriesEach) {
        long most = Math.min(MOST_PARTS, window.length().toSeconds() / SHORTEST_PART_SECONDS);
        return window.parts((int) Math.clamp(queriesLeft / Math.max(1L, queriesEach), 1L, Math.max(1L, most)));
    }
}
