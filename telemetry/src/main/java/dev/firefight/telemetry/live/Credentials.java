package dev.firefight.telemetry.live;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** How a source knows who asks. */
public sealed interface Credentials {
    /** Whoever asks is answered. */
    record None() implements Credentials {}

    /**
     * A token, sent as {@code Authorization: Bearer}.
     *
     * @param token the token
     */
    record Bearer(Secret token) implements Credentials {}

    /**
     * A name and a password, sent as {@code Authorization: Basic}.
     *
     * @param user the name
     * @param password the password
     */
    record Basic(String user, Secret password) implements Credentials {}

    /** The value of the header {@code Authorization}; empty for none. */
    default Optional<Secret> authorization() {
        return switch (this) {
            case None() -> Optional.empty();
            case Bearer(Secret token) -> Optional.of(Secret.of("Bearer " + token.value()));
            case Basic(String user, Secret password) ->
                Optional.of(Secret.of("Basic "
                        + Base64.getEncoder()
                                .encodeToString((user + ":" + password.value()).getBytes(StandardCharsets.UTF_8))));
        };
    }
}
