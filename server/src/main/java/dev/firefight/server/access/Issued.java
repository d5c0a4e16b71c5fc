package dev.firefight.server.access;

/**
 * Something that was just made, with its secret, which nobody is told again.
 *
 * @param made what
 * @param secret to be shown once
 * @param <T> what kind
 */
public record Issued<T>(T made, String secret) {
    /** Without the secret. */
    @Override
    public String toString() {
        return "Issued[made=" + made + "]";
    }
}
