package dev.firefight.browser;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that goes as others do, and is put forward to skip what would be waited for. */
final class TestClock implements InstantSource {
    private volatile Duration ahead = Duration.ZERO;

    /** So much time passes at once. */
    void pass(Duration time) {
        ahead = ahead.plus(time);
    }

    @Override
    public Instant instant() {
        return InstantSource.system().instant().plus(ahead);
    }
}
