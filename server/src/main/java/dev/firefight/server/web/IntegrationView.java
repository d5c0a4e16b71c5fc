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
 */
record IntegrationView(
        Integration integration, Optional<String> key, Snippet snippet, List<RecentDeliveries.Line> deliveries) {
    /** Whether what it sends may wake somebody. */
    boolean sendsAlerts() {
        return integration.kind() != Integration.Kind.OTLP;
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "IntegrationView[" + integration.name() + "]";
    }
}
