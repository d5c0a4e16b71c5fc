package dev.firefight.server.web;

import java.util.Optional;

/**
 * How the server is reached from outside.
 *
 * @param tls with what it proves who it is; empty where it speaks plain HTTP
 * @param isBehindProxy whether one proxy of one's own stands before it, which says who asks and how: without one, whoever asks could say
 *     anything
 * @param areMetricsForAnyone whether figures of the program are told to whoever asks
 */
public record Reach(Optional<Tls> tls, boolean isBehindProxy, boolean areMetricsForAnyone) {
    /** Plain HTTP without anything before it. */
    public static final Reach PLAIN = new Reach(Optional.empty(), false, false);
}
