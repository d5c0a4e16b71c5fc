package dev.firefight.server.web;

import java.util.Optional;

/**
 * How the server is reached from outside.
 *
 * @param tls with what it proves who it is; empty where it speaks plain HTTP
 * @param isBehindProxy whether one proxy of one's own stands before it, which says who asks and how: without one, whoever asks could say
 *     anything
 * @param areMetricsForAnyone whether figures of the program are told to whoever asks
 * @param isDemo whether whoever sits at this machine comes in without a password, as Demo, and is shown around; only over
 *     plain HTTP, without a proxy, and on an address that is reached from this machine only
 */
public record Reach(Optional<Tls> tls, boolean isBehindProxy, boolean areMetricsForAnyone, boolean isDemo) {
    /** Refuses a demo that others could reach. */
    public Reach {
        if (isDemo && (isBehindProxy || tls.isPresent())) {
            throw new IllegalArgumentException(
                    "a demo lets in whoever sits at this machine, so that it stands behind no"
                            + " proxy and needs no TLS");
        }
    }

    /** Nobody comes in without a password. */
    public Reach(Optional<Tls> tls, boolean isBehindProxy, boolean areMetricsForAnyone) {
        this(tls, isBehindProxy, areMetricsForAnyone, false);
    }

    /** Of a demo, on this machine only. */
    public static final Reach DEMO = new Reach(Optional.empty(), false, false, true);

    /** Plain HTTP without anything before it. */
    public static final Reach PLAIN = new Reach(Optional.empty(), false, false);
}
