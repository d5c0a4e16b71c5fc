package dev.firefight.practice.drill;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** How the time of a drill goes on beside that of whoever plays it. */
public final class Pace {
    /** The fastest that somebody can follow. */
    public static final int MOST_SPEED = 20;

    private final InstantSource clock;
    private int speed;
    private Instant from;
    private Duration then = Duration.ZERO;

    /**
     * It begins now.
     *
     * @param speed how many seconds of the drill pass in one; 0 where time stands still but for {@link #jump}
     */
    public Pace(InstantSource clock, int speed) {
        this.clock = clock;
        this.speed = speed;
        this.from = clock.instant();
    }

    /** How far the drill should be; never before where it is. */
    public Duration elapsed(Duration now) {
        Duration passed = Duration.between(from, clock.instant());
        Duration next = passed.isNegative() ? then : then.plus(passed.multipliedBy(speed));
        return next.compareTo(now) > 0 ? next : now;
    }

    /** As if it had begun then, and had never stopped. */
    public static Pace since(InstantSource clock, Instant begun) {
        Pace pace = new Pace(clock, 1);
        pace.from = begun;
        return pace;
    }

    /** How many seconds of the drill pass in one; 0 where time stands still. */
    public int speed() {
        return speed;
    }

    /** Time stands still. */
    public void pause(Duration now) {
        speed(now, 0);
    }

    /** Time goes on as it usually does. */
    public void resume(Duration now) {
        if (speed == 0) {
            speed(now, 1);
        }
    }

    /** From now on it goes so fast. */
    public void speed(Duration now, int times) {
        from = clock.instant();
        then = now;
        speed = times;
    }

    /** It is that late all at once. */
    public void jump(Duration next) {
        from = clock.instant();
        then = next;
    }
}
