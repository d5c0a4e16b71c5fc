package dev.firefight.server.watch;

import dev.firefight.document.wire.WireException;
import dev.firefight.server.channel.PlainText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a provider says of itself on a page of Statuspage: {@code /api/v2/summary.json}. Groups of components are left out, as what is wrong in
 * them is said of their parts.
 *
 * @param name of the page
 * @param description of all of it, as "All Systems Operational"
 * @param parts components, of which the first {@value #MOST_PARTS} are kept
 * @param incidents that are not over, of which the first {@value #MOST_INCIDENTS} are kept
 * @see <a href="https://metastatuspage.com/api/v2/">Statuspage: status API</a>
 */
public record ProviderStatus(String name, String description, List<Part> parts, List<Incident> incidents) {
    static final int MOST_PARTS = 1_000;
    static final int MOST_INCIDENTS = 50;
    private static final int MOST_CHARS = 200;
    private static final int MOST_ID_CHARS = 60;
    private static final JsonMapper JSON = JsonMapper.shared();

    /**
     * A component.
     *
     * @param state in the provider's word, as {@code partial_outage}
     */
    public record Part(String id, String name, String state) {
        /** Whether it says that all is well, or nothing. Maintenance that was announced is no trouble. */
        public boolean isWell() {
            return switch (state) {
                case "operational", "under_maintenance", "" -> true;
                default -> false;
            };
        }
    }

    /**
     * An incident that is not over.
     *
     * @param state as {@code investigating}
     * @param impact as {@code major}
     */
    public record Incident(String id, String name, String state, String impact) {}

    /** Copies the lists. */
    public ProviderStatus {
        parts = List.copyOf(parts);
        incidents = List.copyOf(incidents);
    }

    /** Whether it says that all is well. */
    public boolean isWell() {
        return incidents.isEmpty() && parts.stream().allMatch(Part::isWell);
    }

    /** @throws WireException where a text is no summary of a page */
    static ProviderStatus read(String text) {
        JsonNode body;
        try {
            body = JSON.readTree(text);
        } catch (JacksonException broken) {
            throw new WireException("its answer is no JSON that can be read");
        }
        if (!body.path("status").isObject() || !body.path("page").isObject()) {
            throw new WireException("its answer is no summary of a Statuspage: is /api/v2/summary.json there?");
        }
        List<Part> parts = new ArrayList<>();
        for (JsonNode one : body.path("components")) {
            if (one.isObject() && !one.path("group").asBoolean(false) && parts.size() < MOST_PARTS) {
                parts.add(new Part(id(one, "component", parts.size()), line(one, "name"), word(one, "status")));
            }
        }
        List<Incident> incidents = new ArrayList<>();
        for (JsonNode one : body.path("incidents")) {
            boolean isOver =
                    switch (word(one, "status")) {
                        case "resolved", "postmortem", "completed" -> true;
                        default -> false;
                    };
            if (one.isObject() && !isOver && incidents.size() < MOST_INCIDENTS) {
                incidents.add(new Incident(
                        id(one, "incident", incidents.size()),
                        line(one, "name"),
                        word(one, "status"),
                        word(one, "impact")));
            }
        }
        return new ProviderStatus(
                line(body.path("page"), "name"), line(body.path("status"), "description"), parts, incidents);
    }

    private static String line(JsonNode of, String field) {
        return PlainText.line(of.path(field).asString(""), MOST_CHARS);
    }

    private static String word(JsonNode of, String field) {
        return line(of, field).toLowerCase(Locale.ROOT);
    }

    /** What it calls itself, without what no key may hold; where it has no name its place in the list. */
    private static String id(JsonNode one, String kind, int place) {
        String own = one.path("id").asString("").replaceAll("[^A-Za-z0-9_-]", "");
        String known = own.isEmpty() ? String.valueOf(place) : own;
        return kind + "-" + known.substring(0, Math.min(MOST_ID_CHARS, known.length()));
    }

    /** What is wrong by its own word, each thing with how bad it is: only what is bad wakes somebody. */
    List<Trouble> troubles() {
        List<Trouble> troubles = new ArrayList<>();
        for (Part one : parts) {
            if (!one.isWell()) {
                String severity = one.state().equals("major_outage") ? Trouble.WARNING : Trouble.INFO;
                troubles.add(trouble(one.id(), severity, one.name() + ": " + said(one.state())));
            }
        }
        for (Incident one : incidents) {
            boolean isBad = one.impact().equals("major") || one.impact().equals("critical");
            String impact = one.impact().isEmpty() ? "" : ", impact " + said(one.impact());
            troubles.add(trouble(
                    one.id(),
                    isBad ? Trouble.WARNING : Trouble.INFO,
                    one.name() + " (" + said(one.state()) + impact + ")"));
        }
        return troubles;
    }

    /** What gets worse is another alert, since somebody may have to be called now. */
    private Trouble trouble(String key, String severity, String what) {
        return new Trouble(
                key + "-" + severity,
                "ProviderTrouble",
                severity,
                (name.isEmpty() ? "its page" : name) + " says: " + what);
    }

    private static String said(String word) {
        return word.replace('_', ' ');
    }
}
