package dev.firefight.server.web;

import dev.firefight.server.access.Caller;
import java.util.Optional;

/** Who somebody is by what they show. */
public interface Doors {
    /** By the secret of a cookie. */
    Optional<Caller> bySession(String secret);

    /** By the secret of a token. */
    Optional<Caller> byToken(String secret);
}
