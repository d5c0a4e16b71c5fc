package dev.firefight.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What another site could have the browser of somebody who is logged in do: nothing. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OtherSitesTest {
    private static final String FORM = "Content-Type: application/x-www-form-urlencoded";

    private OwnServer server;

    @BeforeAll
    void start(@TempDir Path directory) {
        server = new OwnServer(directory, InstantSource.system());
        server.tell("the till is on fire");
    }

    @AfterAll
    void stop() {
        assertThat(server.log()).isEmpty();
        server.close();
    }

    private List<String> writing() {
        return server.routes().stream()
                .filter(route -> !route.startsWith("GET "))
                .filter(route -> server.allowed(route) != Allowed.ANYONE)
                .toList();
    }

    @Test
    void aCookieAloneAltersNothing() {
        String key = server.formKey("Root");
        for (String route : writing()) {
            refused(route, "no key", "", "");
            refused(route, "an empty key", Gate.FORM_KEY_HEADER + ": ", "formKey=");
            refused(route, "the key of another session", Gate.FORM_KEY_HEADER + ": " + server.formKey("Ann"), "");
            refused(route, "the secret of the session", "", "formKey=" + secret("Root"));
            refused(route, "the key in a cookie", "Cookie: formKey=" + key, "");
            refused(route, "the key cut short", Gate.FORM_KEY_HEADER + ": " + key.substring(1), "");
            refused(route + "?formKey=" + encoded(key), "the key in the address", "", "");
            Raw asText = ask(route, "Content-Type: text/plain\r\nCookie: " + server.cookie("Root"), "formKey=" + key);
            assertThat(asText.status()).as(route + " as plain text").isEqualTo(403);
        }
    }

    private void refused(String route, String what, String header, String body) {
        Raw answer = ask(
                route,
                "Cookie: " + server.cookie("Root") + "\r\n" + FORM + (header.isEmpty() ? "" : "\r\n" + header),
                body);
        Abuse.check(route + " with " + what, answer);
        assertThat(answer.status()).as(route + " with " + what).isEqualTo(403);
    }

    @Test
    void whatAPageOfAnotherSiteSendsIsRefusedEvenWithTheKeyAndAtTheLoginToo() {
        String right = "Cookie: " + server.cookie("Ann") + "\r\n" + Gate.FORM_KEY_HEADER + ": " + server.formKey("Ann");
        for (String origin : new String[] {
            "Sec-Fetch-Site: cross-site",
            "Sec-Fetch-Site: same-site",
            "Sec-Fetch-Site: nonsense",
            "Origin: https://evil.example",
            "Origin: http://127.0.0.1.evil.example",
            "Origin: http://127.0.0.1:1",
            "Origin: null",
            "Origin: nonsense"
        }) {
            for (String route : writing()) {
                Raw answer = ask(route, right + "\r\n" + FORM + "\r\n" + origin, "");
                Abuse.check(route, answer);
                assertThat(answer.status()).as(route + " " + origin).isEqualTo(403);
            }
            Raw login = ask("POST /login", FORM + "\r\n" + origin, "name=Ann&password=" + encoded(OwnServer.PASSWORD));
            assertThat(login.status()).as(origin).isEqualTo(403);
            assertThat(login.header("Set-Cookie")).isEmpty();
        }
        for (String origin :
                new String[] {"Sec-Fetch-Site: same-origin", "Sec-Fetch-Site: none", "Origin: http://127.0.0.1"}) {
            Raw login = ask("POST /login", FORM + "\r\n" + origin, "name=Ann&password=" + encoded(OwnServer.PASSWORD));
            assertThat(login.status()).as(origin).isEqualTo(303);
        }
    }

    @Test
    void aSessionIsNeverOneThatSomebodyBroughtAlong() {
        String brought = "A".repeat(43);
        for (String cookie : new String[] {brought, secret("Vera")}) {
            Raw login = ask(
                    "POST /login",
                    FORM + "\r\nCookie: firefight_session=" + cookie,
                    "name=Ann&password=" + encoded(OwnServer.PASSWORD));
            assertThat(login.status()).isEqualTo(303);
            String set = login.header("Set-Cookie").orElseThrow();
            assertThat(set)
                    .doesNotContain(cookie)
                    .contains("HttpOnly", "SameSite=Lax", "Path=/", "Max-Age=43")
                    .doesNotContain("Domain");
        }
        assertThat(ask("GET /account", "Accept: text/html\r\nCookie: firefight_session=" + brought, "")
                        .status())
                .isEqualTo(303);
        String before = server.cookie("Ann");
        assertThat(server.enterAgain("Ann")).isNotEqualTo(before);
    }

    @Test
    void theWayAfterTheLoginLeadsNowhereElse() {
        for (String to : new String[] {
            "https://evil.example",
            "//evil.example",
            "/\\evil.example",
            "\\\\evil.example",
            "/\t/evil.example",
            "/%09/evil.example".replace("%09", "\t"),
            "///evil.example",
            "javascript:alert(1)",
            "data:text/html,x",
            " //evil.example",
            "http:evil.example",
            "evil.example",
            "/\n/evil.example",
            "\u0000//evil.example",
            "/" + "x".repeat(5_000),
            "",
        }) {
            Raw page = ask("GET /login?to=" + encoded(to), "Accept: text/html", "");
            Abuse.check(to, page);
            assertThat(page.body()).as(to).contains("name=\"to\" value=\"/\"");
            Raw login =
                    ask("POST /login", FORM, "name=Ann&password=" + encoded(OwnServer.PASSWORD) + "&to=" + encoded(to));
            assertThat(login.header("Location")).as(to).contains("/");
        }
        Raw login = ask(
                "POST /login",
                FORM,
                "name=Ann&password=" + encoded(OwnServer.PASSWORD) + "&to=" + encoded("/incidents/1?write=decided"));
        assertThat(login.header("Location")).contains("/incidents/1?write=decided");
    }

    private String secret(String name) {
        String cookie = server.cookie(name);
        return cookie.substring(cookie.indexOf('=') + 1);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private Raw ask(String route, String headers, String body) {
        return Raw.send(
                server.port(),
                OwnServer.concrete(route) + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n" + headers
                        + "\r\nContent-Length: " + body.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + body);
    }
}
