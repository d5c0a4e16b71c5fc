package dev.firefight.telemetry.format;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a span says besides its fields, until the span is complete. Its ids may stand behind its events. Filled again for each span. */
final class SpanSaid {
    private static final int MAX_EVENTS = 10_000;

    /** The attributes of the span. */
    final Map<String, String> attributes = new HashMap<>();
    /** What the span says about its status; empty when nothing. */
    String statusMessage = "";

    private final List<Event> events = new ArrayList<>();
    private long eventsLeftOut;

    /**
     * Something that happened during a span.
     *
     * @param timeNanos when; 0 where not told
     * @param name its name, may be empty
     * @param attributes what it says
     */
    record Event(long timeNanos, String name, Map<String, String> attributes) {}

    /** Adds an event; those beyond a number that no honest span reaches are only counted. */
    void add(Event event) {
        if (events.size() < MAX_EVENTS) {
            events.add(event);
        } else {
            eventsLeftOut++;
        }
    }

    /** The events in the order in which they came. */
    List<Event> events() {
        return events;
    }

    /** How many events there were more. */
    long eventsLeftOut() {
        return eventsLeftOut;
    }

    /** Makes it empty again. */
    void clear() {
        attributes.clear();
        statusMessage = "";
        events.clear();
        eventsLeftOut = 0;
    }
}
