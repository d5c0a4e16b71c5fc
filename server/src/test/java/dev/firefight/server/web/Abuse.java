package dev.firefight.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;

/** What holds of every answer, whatever was asked. */
final class Abuse {
    private static final Pattern INSIDE = Pattern.compile(
            "(?i)\\b(dev\\.firefight|java\\.(lang|util|io|net)|io\\.javalin|org\\.eclipse|tools\\.jackson|kotlin\\.|sqlite|jetty)"
                    + "|[A-Za-z]+Exception\\b|\\bat [a-z]+(\\.[A-Za-z]+)+\\(");

    private Abuse() {}

    /** The server went on in order: no fault, nothing of its inside, and all that guards a browser. */
    static void check(String what, Raw answer) {
        assertThat(answer.status())
                .as(what + " -> " + answer.body())
                .isGreaterThan(0)
                .isLessThan(500);
        guarded(what, answer);
    }

    /** As above, where the server may also say that it cannot. */
    static void guarded(String what, Raw answer) {
        assertThat(answer.header("X-Content-Type-Options")).as(what).contains("nosniff");
        assertThat(answer.header("X-Frame-Options")).as(what).contains("DENY");
        assertThat(answer.header("Referrer-Policy")).as(what).contains("no-referrer");
        assertThat(answer.header("Content-Security-Policy").orElse(""))
                .as(what)
                .contains("default-src 'none'")
                .doesNotContain("unsafe");
        assertThat(answer.header("Cache-Control")).as(what).contains("no-store");
        assertThat(answer.header("Server")).as(what).isEmpty();
        assertThat(answer.header("X-Powered-By")).as(what).isEmpty();
        assertThat(answer.header("Access-Control-Allow-Origin")).as(what).isEmpty();
        assertThat(answer.headers().stream().filter(line -> line.startsWith("Injected")))
                .as(what)
                .isEmpty();
        assertThat(INSIDE.matcher(answer.body()).results().map(one -> one.group()))
                .as("what tells of the inside, at " + what)
                .isEmpty();
    }
}
