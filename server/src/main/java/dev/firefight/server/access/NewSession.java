package dev.firefight.server.access;

import java.time.Instant;

/**
 * Somebody was let in.
 *
 * @param secret for the cookie, told this once
 * @param caller who it is
 * @param until when the session ends
 */
public record NewSession(String secret, Caller caller, Instant until) {
    /** Without the secret. */
    @Override
    public String toString() {
        return "NewSession[caller=" + caller + ", until=" + until + "]";
    }
}
