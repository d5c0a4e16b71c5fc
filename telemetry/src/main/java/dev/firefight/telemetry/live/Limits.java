package dev.firefight.telemetry.live;

import java.time.Duration;

/**
 * What reading one source may cost.
 *
 * @param connectTimeout how long a connection may take
 * @param requestTimeout how long a whole request may take, from its first byte to the last of its answer
 * @param mostAnswerBytes how many bytes of one answer are read, packed or unpacked
 * @param queriesPerMinute how many queries are asked in any minute
 * @param mostAtATime how many queries are on their way at one time
 */
public record Limits(
        Duration connectTimeout, Duration requestTimeout, long mostAnswerBytes, int queriesPerMinute, int mostAtATime) {
    /** Five seconds, thirty seconds, 64 MiB, 60 queries a minute, two at a time. */
    public static final Limits USUAL = new Limits(Duration.ofSeconds(5), Duration.ofSeconds(30), 64L << 20, 60, 2);

    /** Refuses limits by which nothing can be read. */
    public Limits {
        if (!connectTimeout.isPositive() || !requestTimeout.isPositive()) {
            throw new IllegalArgumentException("a time-out must be longer than nothing");
        }
        if (mostAnswerBytes < 1 || mostAnswerBytes > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException("the bound on an answer must be between 1 byte and 2 GiB");
        }
        if (queriesPerMinute < 1 || queriesPerMinute > 10_000 || mostAtATime < 1 || mostAtATime > 64) {
            throw new IllegalArgumentException(
                    "between 1 and 10,000 queries a minute can be asked, between 1 and 64 of them at a time");
        }
    }

    /** The same with another number of queries a minute. */
    public Limits withQueriesPerMinute(int queries) {
        return new Limits(connectTimeout, requestTimeout, mostAnswerBytes, queries, mostAtATime);
    }

    /** The same with another time for a whole request. */
    public Limits withRequestTimeout(Duration timeout) {
        return new Limits(connectTimeout, timeout, mostAnswerBytes, queriesPerMinute, mostAtATime);
    }

    /** The same with another bound on an answer. */
    public Limits withMostAnswerBytes(long bytes) {
        return new Limits(connectTimeout, requestTimeout, bytes, queriesPerMinute, mostAtATime);
    }
}
