package dev.firefight.journal;

import java.time.Instant;
import java.util.random.RandomGenerator;

/** Drafts for tests. */
final class Drafts {
    static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123456Z");

    private Drafts() {}

    static Draft saying(String text) {
        return new Draft("said", NOON, Bytes.ofText(text));
    }

    static Draft random(RandomGenerator random, int mostBytes) {
        byte[] payload = new byte[random.nextInt(mostBytes + 1)];
        random.nextBytes(payload);
        return new Draft("type-" + random.nextInt(5), NOON.plusNanos(random.nextLong(1L << 50)), Bytes.of(payload));
    }
}
