package dev.firefight.server.web;

import io.javalin.http.Context;

/** What every answer tells a browser: that nothing from elsewhere runs, and nothing is kept or told on. */
final class Headers {
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; worker-src 'self'; style-src 'self'; img-src 'self';"
                    + " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private Headers() {}

    static void set(Context request) {
        request.header("Content-Security-Policy", POLICY);
        request.header("X-Content-Type-Options", "nosniff");
        request.header("X-Frame-Options", "DENY");
        request.header("Referrer-Policy", "no-referrer");
        request.header("Cross-Origin-Opener-Policy", "same-origin");
        request.header("Cross-Origin-Resource-Policy", "same-origin");
        request.header("Permissions-Policy", "camera=(), microphone=(), geolocation=()");
        request.header("Cache-Control", "no-store");
        if ("https".equals(request.scheme())) {
            request.header("Strict-Transport-Security", "max-age=31536000");
        }
    }
}
