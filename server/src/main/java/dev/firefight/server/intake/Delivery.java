package dev.firefight.server.intake;

import java.util.List;
import java.util.Optional;

/**
 * What one request told.
 *
 * @param format in which it was written, as {@code alertmanager}
 * @param alerts in the order in which they stood
 * @param endedGroup the group that ended as a whole, where the sender left some of its alerts out
 * @param leftOut how many alerts the sender left out
 * @param acknowledged fingerprints of alerts of which the sender says that somebody takes care
 */
public record Delivery(
        String format, List<Told> alerts, Optional<String> endedGroup, long leftOut, List<String> acknowledged) {
    /** Copies the lists. */
    public Delivery {
        alerts = List.copyOf(alerts);
        acknowledged = List.copyOf(acknowledged);
    }

    static Delivery of(String format, List<Told> alerts) {
        return new Delivery(format, alerts, Optional.empty(), 0, List.of());
    }
}
