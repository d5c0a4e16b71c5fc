package dev.firefight.server.channel;

import java.time.Duration;
import java.util.Optional;

/** What came of a request of HTTP. */
public sealed interface HttpOutcome {
    /**
     * There was an answer, or at least its head.
     *
     * @param status of HTTP
     * @param retryAfter how long the other side asks to wait
     * @param text the body; empty where it is not whole
     * @param isWhole whether all of the body came, in time and within its bound
     */
    record Answered(int status, Optional<Duration> retryAfter, String text, boolean isWhole) implements HttpOutcome {
        /** Whether it was taken. */
        public boolean isSuccess() {
            return status >= 200 && status < 300;
        }

        /** Whether the same request may be taken later: 408, 425, 429 and 5xx (RFC 9110, RFC 8470, RFC 6585). */
        public boolean isWorthAnotherTry() {
            return status >= 500 || status == 408 || status == 425 || status == 429;
        }
    }

    /**
     * There was none.
     *
     * @param reason in plain words, with the host and nothing else of the address
     */
    record Unreachable(String reason) implements HttpOutcome {}
}
