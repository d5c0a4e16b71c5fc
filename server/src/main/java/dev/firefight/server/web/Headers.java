package dev.firefight.server.web;

import io.javalin.http.Context;
import java.util.Map;
import java.util.function.BiConsumer;

/** What every answer tells a browser: that nothing from elsewhere runs, and nothing is kept or told on. */
final class Headers {
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; worker-src 'self'; style-src 'self'; img-src 'self';"
                    + " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private static final Map<String, String> ALWAYS = Map.of(
            "Content-Security-Policy", POLICY,
            "X-Content-Type-Options", "nosniff",
            "X-Frame-Options", "DENY",
            "Referrer-Policy", "no-referrer",
            "Cross-Origin-Opener-Policy", "same-origin",
            "Cross-Origin-Resource-Policy", "same-origin",
            "Permissions-Policy", "camera=(), microphone=(), geolocation=()",
            "Cache-Control", "no-store");

    private Headers() {}

    static void set(Context request) {
        set(Visitor.of(request).isSecure(), request::header);
    }

    /** As above, wherever an answer is made. */
    static void set(boolean isSecure, BiConsumer<String, String> header) {
        ALWAYS.forEach(header);
        if (isSecure) {
            header.accept("Strict-Transport-Security", "max-age=31536000");
        }
    }
}
