package dev.firefight.server.investigation;

import dev.firefight.incident.Incident;
import dev.firefight.telemetry.Alert;
import dev.firefight.telemetry.Telemetry;
import dev.firefight.telemetry.Timestamps;
import dev.firefight.telemetry.live.LiveWindow;
import dev.firefight.telemetry.live.Reading;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Production as it was in one window, and who told it.
 *
 * @param window that was asked for
 * @param telemetry all that the engine is told
 * @param readings what became of each source
 * @param recent changes that were reported
 * @param outside what watches say of parties outside
 * @param alerts that fire; of an incident that is over, those that did
 */
record Observation(
        LiveWindow window,
        Telemetry telemetry,
        List<Reading> readings,
        RecentChanges recent,
        Outside outside,
        List<Alert> alerts) {
    /**
     * When it was reported to have begun, the last wave of it. An alert fires some time after what it is about began: the engine looks for that
     * around it. Empty where that was before the window, in which there is nothing to compare with then.
     */
    Optional<Instant> reported(Optional<Incident> state) {
        return state.flatMap(this::wave)
                .or(() -> starts().min(Instant::compareTo))
                .or(() -> state.flatMap(Incident::hurtSince))
                .filter(at -> at.isAfter(window.from()));
    }

    /** Since when something fires that fired before the window began: what is usual without it is not known. */
    Optional<Instant> firesSinceBefore() {
        return starts().filter(at -> !at.isAfter(window.from())).min(Instant::compareTo);
    }

    /** When a second wave began: with what fires only since the change before it, or else with that change; empty where only what was there stayed. */
    private Optional<Instant> wave(Incident state) {
        Optional<Instant> placed = state.wave().flatMap(wave -> state.changes().values().stream()
                .flatMap(change -> change.placedAt().stream())
                .filter(at -> at.isBefore(wave.at()))
                .max(Instant::compareTo));
        return placed.flatMap(change -> starts().filter(at -> at.isAfter(change))
                .min(Instant::compareTo)
                .or(() -> alerts.isEmpty() ? placed : Optional.empty()));
    }

    private Stream<Instant> starts() {
        return alerts.stream().map(alert -> Timestamps.toInstant(alert.timeNanos()));
    }

    /** Whether production said anything at all. */
    boolean saysAnything() {
        return !telemetry.series().isEmpty()
                || telemetry.spans().size() > 0
                || telemetry.logs().size() > 0;
    }
}
