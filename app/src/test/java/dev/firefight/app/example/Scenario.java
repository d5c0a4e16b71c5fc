package dev.firefight.app.example;

import java.time.Duration;
import java.time.Instant;

/** What happens when. */
final class Scenario {
    static final Instant START = Instant.parse("2026-02-12T00:30:00Z");
    static final Instant END = Instant.parse("2026-02-12T01:35:00Z");

    /** The evening sale opens, customers come, and the connections of {@code inventory} no longer suffice. */
    static final Instant ONSET = Instant.parse("2026-02-12T01:15:00Z");

    static final Instant FLAG_ON = Instant.parse("2026-02-12T00:55:00Z");
    static final Instant WEB_DEPLOY = Instant.parse("2026-02-12T01:06:00Z");
    static final Instant BATCH_START = Instant.parse("2026-02-12T01:10:00Z");
    static final Instant BATCH_END = Instant.parse("2026-02-12T01:22:00Z");
    static final Instant INVENTORY_DEPLOY = Instant.parse("2026-02-12T01:12:00Z");

    static final int CONNECTIONS = 32;
    static final int CONNECTIONS_AFTER_TIDYING = 4;

    static final long STEP_MICROS = 15_000_000;
    static final long WARM_UP_MICROS = 60_000_000;

    /** Requests a second at the start, and what the evening adds to them until the onset. */
    private static final double EARLY_RATE = 32;

    private static final double EVENING_RATE = 4;

    /** Requests a second that the sale adds, and how fast it does. */
    private static final double SALE_RATE = 19;

    private static final double SALE_RISE_SECONDS = 15;

    private Scenario() {}

    /** Requests of customers a second. */
    static double requestsPerSecond(long micros) {
        double evening = EARLY_RATE + EVENING_RATE * Math.clamp((double) micros / micros(ONSET), 0, 1);
        double secondsOfSale = (micros - micros(ONSET)) / 1e6;
        return evening + SALE_RATE / (1 + StrictMath.exp(-secondsOfSale / SALE_RISE_SECONDS));
    }

    /** The time on the model's clock. */
    static long micros(Instant time) {
        return Duration.between(START, time).toNanos() / 1000;
    }

    /** Nanoseconds since 1970 of a time on the model's clock. */
    static long unixNanos(long micros) {
        return START.getEpochSecond() * 1_000_000_000L + micros * 1000;
    }
}
