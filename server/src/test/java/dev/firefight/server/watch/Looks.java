package dev.firefight.server.watch;

import dev.firefight.server.setup.Watch;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Watches that stand in some way, for tests of what follows from it. */
public final class Looks {
    /** When all were looked at. */
    public static final Instant AT = Instant.parse("2026-03-01T10:00:00Z");

    private Looks() {}

    /** One that failed often enough. */
    public static WatchState failing(Watch watch, String text) {
        return twice(watch, Look.wrong(AT, Duration.ZERO, new Trouble(Trouble.DOWN, "WatchFailing", "warning", text)));
    }

    /** One that is well. */
    public static WatchState well(Watch watch) {
        return twice(watch, Look.well(AT, Duration.ZERO, "answers 200 in 80 ms"));
    }

    /** A page of a provider. */
    public static WatchState page(Watch watch, boolean isRed) {
        ProviderStatus said = ProviderStatus.read("""
                {"page":{"name":"Pay"},"status":{"description":"x"},"components":[{"id":"a","name":"API","status":"%s"}]}
                """.formatted(isRed ? "major_outage" : "operational"));
        return twice(watch, new Look(AT, Duration.ZERO, "says: x", said.troubles(), Optional.of(said), List.of()));
    }

    private static WatchState twice(Watch watch, Look look) {
        return WatchState.unknown(watch, AT).after(look).after(look);
    }
}
