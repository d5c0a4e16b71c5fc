package dev.firefight.practice.production;

/**
 * How the program that runs does something otherwise than it should.
 *
 * @param share of requests to which this happens
 * @param work how many times as much it computes
 * @param pauseNanos how long it waits for nothing
 * @param failure how it fails after its work, if it does
 * @param says what it writes into its log then
 * @param repeats how many times more it executes each statement
 * @param leakedBytes what it keeps in memory for ever
 * @param losesConnection whether it forgets to give a connection back
 * @param asks how many times more it asks each other service
 * @param spoils whether what it answers or keeps is wrong, and nothing says so
 */
public record Twist(
        double share,
        double work,
        long pauseNanos,
        Failure failure,
        String says,
        int repeats,
        long leakedBytes,
        boolean losesConnection,
        int asks,
        boolean spoils) {
    /** As it should be. */
    public static final Twist NONE = new Twist(1, 1, 0, Failure.NONE, "", 0, 0, false, 0, false);

    /** To this share of requests only. */
    public Twist of(double part) {
        return new Twist(part, work, pauseNanos, failure, says, repeats, leakedBytes, losesConnection, asks, spoils);
    }

    /** So many times as much to compute. */
    public Twist working(double times) {
        return new Twist(share, times, pauseNanos, failure, says, repeats, leakedBytes, losesConnection, asks, spoils);
    }

    /** Waits so long. */
    public Twist pausing(long nanos) {
        return new Twist(share, work, nanos, failure, says, repeats, leakedBytes, losesConnection, asks, spoils);
    }

    /** Fails so. */
    public Twist failing(Failure how, String words) {
        return new Twist(share, work, pauseNanos, how, words, repeats, leakedBytes, losesConnection, asks, spoils);
    }

    /** Executes each statement so many times more. */
    public Twist repeating(int times) {
        return new Twist(share, work, pauseNanos, failure, says, times, leakedBytes, losesConnection, asks, spoils);
    }

    /** Keeps so much memory. */
    public Twist leaking(long bytes) {
        return new Twist(share, work, pauseNanos, failure, says, repeats, bytes, losesConnection, asks, spoils);
    }

    /** Loses its connection. */
    public Twist losing() {
        return new Twist(share, work, pauseNanos, failure, says, repeats, leakedBytes, true, asks, spoils);
    }

    /** Asks so many times more. */
    public Twist asking(int times) {
        return new Twist(share, work, pauseNanos, failure, says, repeats, leakedBytes, losesConnection, times, spoils);
    }

    /** Gets it wrong. */
    public Twist spoiling() {
        return new Twist(share, work, pauseNanos, failure, says, repeats, leakedBytes, losesConnection, asks, true);
    }
}
