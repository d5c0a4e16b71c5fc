package dev.firefight.server.web;

import dev.firefight.server.setup.Integration;
import java.util.List;
import java.util.Optional;

/**
 * All integrations.
 *
 * @param integrations in the order of the set-up
 * @param recent what they delivered lately
 * @param problem why something was not done; empty where all was
 */
record IntegrationsView(List<Integration> integrations, RecentDeliveries recent, String problem) {
    Optional<RecentDeliveries.Line> last(Integration one) {
        return recent.of(one.name()).stream().findFirst();
    }

    String name(Integration.Kind kind) {
        return IntegrationPages.name(kind);
    }

    String word(Integration.Kind kind) {
        return IntegrationPages.word(kind);
    }
}
