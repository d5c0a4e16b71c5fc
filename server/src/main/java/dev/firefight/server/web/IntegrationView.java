package dev.firefight.server.web;

import dev.firefight.server.setup.Integration;
import java.util.List;
import java.util.Optional;

/**
 * One integration.
 *
 * @param integration as it is set up
 * @param key that was just made; shown once
 * @param snippet for the sender
 * @param deliveries the last ones, the newest first
 * @param mapping of one of any JSON
 * @param tested what came of a test alert; empty where none was just sent
 */
record IntegrationView(
        Integration integration,
        Optional<String> key,
        Snippet snippet,
        List<RecentDeliveries.Line> deliveries,
        Optional<MappingView> mapping,
        Optional<TestOutcome> tested) {
    private static final int MOST_SHOWN_CHARS = 8_000;

    /** Whether what it sends may wake somebody. */
    boolean sendsAlerts() {
        return integration.kind() != Integration.Kind.OTLP;
    }

    /** As much of a body as a page shows. */
    String start(RecentDeliveries.Line one) {
        String body = one.body();
        return body.length() <= MOST_SHOWN_CHARS
                ? body
                : body.substring(0, body.offsetByCodePoints(0, MOST_SHOWN_CHARS / 2)) + "…";
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "IntegrationView[" + integration.name() + "]";
    }
}
