package dev.firefight.browser;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that is put forward, to skip what would be waited for. */
final class TestClock implements InstantSource {
    private final InstantSource base;
    private volatile Duration ahead = Duration.ZERO;

    private TestClock(InstantSource base) {
        this.base = base;
    }

    /** One that goes as others do. */
    static TestClock going() {
        return new TestClock(InstantSource.system());
    }

    /** One that stands still until it is put forward. */
    static TestClock standing(Instant at) {
        return new TestClock(InstantSource.fixed(at));
    }

    /** So much time passes at once. */
    void pass(Duration time) {
        ahead = ahead.plus(time);
    }

    @Override
    public Instant instant() {
        return base.instant().plus(ahead);
    }
}
