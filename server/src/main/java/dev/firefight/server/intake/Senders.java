package dev.firefight.server.intake;

import dev.firefight.document.wire.WireException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads bodies, each by the form of its sender. {@link WireException} says what is expected of one that cannot be read. */
public final class Senders {
    private static final JsonMapper JSON = JsonMapper.shared();

    private Senders() {}

    /** Of a sender that is told by what it writes: groups of Alertmanager and Grafana, bare lists of alerts, and objects of any other kind. */
    public static Delivery any(byte[] body, Mapping mapping, Instant now) {
        JsonNode read = tree(body);
        if (AlertGroup.isOne(read)) {
            return AlertGroup.read(read);
        }
        return read.isArray() ? PushedAlerts.read(read, now) : GenericAlert.read(read, mapping, now);
    }

    /** A list of alerts as Prometheus pushes it. */
    public static Delivery pushed(byte[] body, Instant now) {
        return PushedAlerts.read(tree(body), now);
    }

    /**
     * An event as PagerDuty takes it.
     *
     * @param fresh a key for a trigger that names none
     */
    public static PagerDutyEvent pagerDuty(byte[] body, String fresh) {
        return PagerDutyEvent.read(tree(body), fresh);
    }

    /** What stands in a body at first sight: bytes that are no UTF-8 are replaced by a sign, since the rest may wake somebody. */
    public static JsonNode tree(byte[] body) {
        try {
            return JSON.readTree(new String(body, StandardCharsets.UTF_8));
        } catch (JacksonException broken) {
            throw new WireException("the body is no JSON that can be read"
                    + (broken.getLocation() == null
                            ? ""
                            : " (line " + broken.getLocation().getLineNr() + ", column "
                                    + broken.getLocation().getColumnNr() + ")"));
        }
    }
}
