package dev.firefight.app.report;

import dev.firefight.evidence.drawing.Markup;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * The frame of a page that needs nothing else. Its policy allows the one style and the one script that are in it, by their hashes, and
 * forbids everything else: even a hole in the escaping could not load or run anything.
 */
final class Page {
    private static final String POLICY = "default-src 'none'; style-src '" + hash(Style.CSS) + "'; script-src '"
            + hash(Script.JS) + "'; base-uri 'none'; form-action 'none'";

    private Page() {}

    /**
     * Frames.
     *
     * @param title title of the window
     * @param top what stands at the very top
     * @param body the sections
     */
    static String of(String title, Markup top, Markup body) {
        return Markup.of("""
                        <!DOCTYPE html>
                        <html lang="en"><head><meta charset="utf-8"/><meta name="generator" content="Firefight"/>
                        <meta name="viewport" content="width=device-width, initial-scale=1"/>
                        <meta http-equiv="Content-Security-Policy" content="{}"/>
                        <meta name="referrer" content="no-referrer"/>
                        <meta name="color-scheme" content="light dark"/>
                        <title>{}</title>
                        <style>{}</style></head>
                        <body><a class="skip" href="#main">Skip to the verdict</a>
                        <header class="top">{}</header>
                        <main id="main">
                        {}</main>
                        <footer><p>Made by Firefight. Every claim carries the numbers it came from.</p></footer>
                        <script>{}</script></body></html>
                        """, POLICY, title, new Markup(Style.CSS), top, body, new Markup(Script.JS))
                .xml();
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
