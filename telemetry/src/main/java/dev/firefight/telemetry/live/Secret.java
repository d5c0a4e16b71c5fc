package dev.firefight.telemetry.live;

import java.util.Objects;

/** A text that nobody may see: a password or a token. It shows itself only to what writes requests. */
public final class Secret {
    private final String value;

    private Secret(String value) {
        this.value = value;
    }

    /** Hides a text. */
    public static Secret of(String value) {
        return new Secret(value);
    }

    /** The text itself. */
    String value() {
        return value;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret secret && value.equals(secret.value);
    }

    @Override
    public int hashCode() {
        return Objects.hash(value);
    }

    /** Says nothing. */
    @Override
    public String toString() {
        return "(secret)";
    }
}
