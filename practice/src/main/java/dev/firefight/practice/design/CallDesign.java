package dev.firefight.practice.design;

import java.time.Duration;

/**
 * How a service calls another one.
 *
 * @param service whom
 * @param timeout how long it waits for an answer; the other side does not notice when it goes
 * @param tries how often it tries at most, the first time included
 * @param backoff how long it waits before the second try; twice as long before each further one, spread over the half around it
 * @param budget tries beyond the first, as a share of first ones; 1 or more for no budget
 * @param breaker whether it stops asking for a while when most answers are failures
 * @param balance how it chooses among instances
 * @param ejects whether it stops asking an instance for a while that failed five times in a row
 */
public record CallDesign(
        String service,
        Duration timeout,
        int tries,
        Duration backoff,
        double budget,
        boolean breaker,
        Balance balance,
        boolean ejects) {
    /** How one of several instances is chosen. */
    public enum Balance {
        /** One after the other. */
        ROUND_ROBIN,
        /** The one that has fewest requests. */
        LEAST_REQUESTS
    }

    /** Two seconds, one try. */
    public static CallDesign plain(String service) {
        return new CallDesign(
                service, Duration.ofSeconds(2), 1, Duration.ofMillis(50), 1, false, Balance.ROUND_ROBIN, false);
    }

    /** One try, by somebody who waits long. */
    public static CallDesign patient(String service, Duration patience, Balance balance) {
        return new CallDesign(service, patience, 1, Duration.ofSeconds(1), 1, false, balance, false);
    }
}
