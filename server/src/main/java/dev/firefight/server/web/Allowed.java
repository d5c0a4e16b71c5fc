package dev.firefight.server.web;

import dev.firefight.server.access.Permission;
import io.javalin.security.RouteRole;
import java.util.Optional;

/** Who may use a route. */
enum Allowed implements RouteRole {
    /** Whoever asks: the way in, and what a machine asks for whether the program is well. */
    ANYONE(Optional.empty()),
    /** Whoever may look. */
    VIEWER(Optional.of(Permission.VIEWER)),
    /** Whoever may write into timelines. */
    RESPONDER(Optional.of(Permission.RESPONDER)),
    /** Whoever may let others in. */
    ADMIN(Optional.of(Permission.ADMIN));

    private final Optional<Permission> needed;

    Allowed(Optional<Permission> needed) {
        this.needed = needed;
    }

    /** What is needed; empty for anyone. */
    Optional<Permission> needed() {
        return needed;
    }
}
