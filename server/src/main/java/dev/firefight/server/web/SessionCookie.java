package dev.firefight.server.web;

import dev.firefight.server.access.NewSession;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Where a browser keeps the secret of its session. */
final class SessionCookie {
    static final String NAME = "firefight_session";

    private SessionCookie() {}

    /** The secret that a browser shows. */
    static Optional<String> of(Context request) {
        return Optional.ofNullable(request.cookie(name(request)));
    }

    /** Lets a browser keep it until the session ends. */
    static void set(Context request, NewSession session, Instant now) {
        long seconds = Math.max(1, Duration.between(now, session.until()).toSeconds());
        set(request, session.secret(), Math.toIntExact(seconds));
    }

    static void remove(Context request) {
        set(request, "", 0);
    }

    private static void set(Context request, String secret, int seconds) {
        boolean isSecure = Visitor.of(request).isSecure();
        request.cookie(new Cookie(name(request), secret, "/", seconds, isSecure, true, null, SameSite.LAX));
    }

    /** Over TLS it has browsers take it from this server alone. */
    private static String name(Context request) {
        return (Visitor.of(request).isSecure() ? "__Host-" : "") + NAME;
    }
}
