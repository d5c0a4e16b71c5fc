package dev.firefight.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Every route there is, tried by everyone who may not use it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WhoIsLetInTest {
    /** What answers without anybody being known: this list is the promise, and a route more breaks it. */
    private static final Set<String> OPEN = Set.of(
            "GET /login",
            "POST /login",
            "GET /setup/{secret}",
            "POST /setup/{secret}",
            "GET /join/{secret}",
            "POST /join/{secret}",
            "GET /s/{secret}",
            "GET /files/{hash}/{name}",
            "GET /ack/{secret}",
            "POST /ack/{secret}",
            "POST /in/{key}",
            "POST /in/{key}/api/v2/alerts",
            "POST /in/{key}/v2/enqueue",
            "POST /in/{key}/v1/traces",
            "POST /in/{key}/v1/metrics",
            "POST /in/{key}/v1/logs",
            "POST /v2/enqueue",
            "POST /in/{key}/change",
            "POST /in/{key}/github",
            "POST /in/{key}/v2/change/enqueue",
            "POST /v2/change/enqueue",
            "POST /slack/commands",
            "POST /slack/actions",
            "POST /twilio/voice/digits",
            "POST /twilio/voice/status",
            "POST /twilio/sms/status",
            "GET /beat/{key}",
            "HEAD /beat/{key}",
            "POST /beat/{key}",
            "GET /healthz",
            "GET /readyz");

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-01T10:00:00Z"));
    private OwnServer server;

    @BeforeAll
    void start(@TempDir Path directory) {
        server = new OwnServer(directory, now::get);
        server.tell("the till is on fire");
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void onlyTheseAnswerWhoIsNotKnown() {
        List<String> answered = new ArrayList<>();
        for (String route : server.routes()) {
            for (Map.Entry<String, String> credentials : forgeries().entrySet()) {
                for (String accept : new String[] {"text/html", "*/*"}) {
                    Raw answer = ask(route, accept, credentials.getValue());
                    String what = route + " with " + credentials.getKey();
                    Abuse.check(what, nonStored(route, answer));
                    assertThat(answer.body()).as(what).doesNotContain("till is on fire");
                    boolean isToLogin = answer.status() == 303
                            && answer.header("Location").orElse("").startsWith("/login?to=");
                    if (answer.status() != 401 && !isToLogin && !answered.contains(route)) {
                        answered.add(route);
                    }
                }
            }
        }
        assertThat(OPEN).containsAll(answered);
        assertThat(server.routes()).containsAll(OPEN);
        assertThat(server.log()).isEmpty();
    }

    /** Files may be kept by browsers; all else is told not to be. */
    private static Raw nonStored(String route, Raw answer) {
        return route.startsWith("GET /files/") ? new Raw(answer.status(), and(answer.headers()), "") : answer;
    }

    private static List<String> and(List<String> headers) {
        List<String> more = new ArrayList<>(List.of("Cache-Control: no-store"));
        more.addAll(headers);
        return more;
    }

    private Map<String, String> forgeries() {
        String token = server.token("Ann");
        String cookie = server.cookie("Ann");
        return Map.ofEntries(
                Map.entry("nothing", ""),
                Map.entry("a token that was never made", "Authorization: Bearer ffp_" + "x".repeat(43)),
                Map.entry("a token cut short", "Authorization: Bearer " + token.substring(0, token.length() - 1)),
                Map.entry("a token with more behind it", "Authorization: Bearer " + token + "x"),
                Map.entry("a token without its beginning", "Authorization: Bearer " + token.substring(4)),
                Map.entry(
                        "a token of another case", "Authorization: Bearer " + token.toUpperCase(java.util.Locale.ROOT)),
                Map.entry("a token as basic", "Authorization: Basic " + token),
                Map.entry("a token as a cookie", "Cookie: firefight_session=" + token),
                Map.entry("a cookie as a token", "Authorization: Bearer " + cookie.substring(cookie.indexOf('=') + 1)),
                Map.entry("a wrong token beside a right cookie", "Authorization: Bearer nonsense\r\nCookie: " + cookie),
                Map.entry("a cookie that was never given", "Cookie: firefight_session=" + "x".repeat(43)),
                Map.entry("a cookie cut short", "Cookie: " + cookie.substring(0, cookie.length() - 1)),
                Map.entry("an empty cookie", "Cookie: firefight_session="),
                Map.entry("a cookie of nonsense", "Cookie: firefight_session=' or 1=1 --; a=\"\\"),
                Map.entry("a wrong cookie before", "Cookie: firefight_session=" + "x".repeat(43) + "; other=1"),
                Map.entry("a name in a header", "X-Forwarded-User: Root\r\nRemote-User: Root\r\nX-User: Root"),
                Map.entry("a token in the address", "Referer: /?token=" + token));
    }

    @Test
    void aViewerWritesNothingAndAResponderAdministersNothing() {
        for (String route : server.routes()) {
            if (OPEN.contains(route)) {
                continue;
            }
            Allowed allowed = server.allowed(route);
            for (String name : new String[] {"Vera", "Ann"}) {
                boolean isEnough = allowed == Allowed.VIEWER || (allowed == Allowed.RESPONDER && name.equals("Ann"));
                if (isEnough) {
                    continue;
                }
                Raw byToken = ask(route, "*/*", "Authorization: Bearer " + server.token(name));
                assertThat(byToken.status()).as(name + " at " + route).isEqualTo(403);
                Raw byCookie = ask(
                        route,
                        "text/html",
                        "Cookie: " + server.cookie(name) + "\r\n" + Gate.FORM_KEY_HEADER + ": " + server.formKey(name));
                assertThat(byCookie.status()).as(name + " at " + route).isEqualTo(403);
                Abuse.check(route, byToken);
                Abuse.check(route, byCookie);
            }
        }
    }

    /** By what a route does and not by what it says of itself: these write, and a viewer writes only about their own way in. */
    @Test
    void everyRouteThatWritesIntoATimelineNeedsAResponderAndEveryOneAboutOthersAnAdministrator() {
        Set<String> own = Set.of(
                "POST /logout",
                "POST /account/password",
                "POST /account/tokens",
                "POST /account/tokens/{number}/revoke",
                "POST /account/sessions/{number}/end",
                "POST /api/v1/tokens",
                "POST /api/v1/tokens/{number}/revoke",
                "POST /api/v1/wording");
        for (String route : server.routes()) {
            Allowed allowed = server.allowed(route);
            if (OPEN.contains(route)) {
                assertThat(allowed).as(route).isEqualTo(Allowed.ANYONE);
            } else if (route.matches(
                    ".*(/admin|/api/v1/setup|/integrations|/on-call/(document|first|teams|schedules|policies)|/sources/convention"
                            + "|/heartbeats/|/import$).*")) {
                assertThat(allowed).as(route).isEqualTo(Allowed.ADMIN);
            } else if (!route.startsWith("GET ") && !own.contains(route)) {
                assertThat(allowed).as(route).isEqualTo(Allowed.RESPONDER);
            } else {
                assertThat(allowed).as(route).isNotEqualTo(Allowed.ANYONE);
            }
        }
    }

    @Test
    void whatHasEndedLetsNobodyIn() {
        String cookie = server.enterAgain("Ann");
        assertThat(withCookie(cookie).status()).isEqualTo(200);
        assertThat(server.form("Ann", "/logout", "").statusCode()).isEqualTo(303);
        assertThat(withCookie(cookie).status()).as("after logging out").isEqualTo(303);

        String other = server.enterAgain("Ann");
        now.updateAndGet(one -> one.plus(Duration.ofHours(12)));
        assertThat(withCookie(other).status()).as("after twelve hours").isEqualTo(303);
        server.enterAgain("Root");
        server.enterAgain("Vera");
        server.enterAgain("Ann");
    }

    @Test
    void aClosedAccountIsShutOutAtOnceWithAllItHas() {
        server.invite("Gone", "responder");
        String cookie = server.cookie("Gone");
        String token = server.token("Gone");
        assertThat(withCookie(cookie).status()).isEqualTo(200);
        assertThat(withToken(token).status()).isEqualTo(200);
        assertThat(server.form("Root", "/admin/accounts/permission", "account=Gone&permission=viewer")
                        .statusCode())
                .isEqualTo(303);
        assertThat(ask("POST /api/v1/incidents", "*/*", "Authorization: Bearer " + token)
                        .status())
                .as("a token does no more than its owner may today")
                .isEqualTo(403);
        assertThat(server.form("Root", "/admin/accounts/close", "account=Gone").statusCode())
                .isEqualTo(303);

        assertThat(withCookie(cookie).status()).isEqualTo(303);
        assertThat(withToken(token).status()).isEqualTo(401);
    }

    @Test
    void aRevokedLinkShowsNothingAndALinkOpensNothingElse() {
        String page = server.form("Ann", "/incidents/1/links", "").body();
        String link = OwnServer.found(page, "(/s/[A-Za-z0-9_-]{43})");
        Raw shown = Raw.send(server.port(), "GET " + link + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        assertThat(shown.status()).isEqualTo(200);
        assertThat(shown.body()).contains("till is on fire");
        Abuse.check(link, shown);
        String secret = link.substring(3);
        assertThat(withToken("ffp_" + secret).status()).isEqualTo(401);
        assertThat(withCookie("firefight_session=" + secret).status()).isEqualTo(303);
        String number = OwnServer.found(page, "/incidents/1/links/([0-9]+)/revoke");
        assertThat(server.form("Ann", "/incidents/1/links/" + number + "/revoke", "")
                        .statusCode())
                .isEqualTo(303);

        Raw revoked = Raw.send(server.port(), "GET " + link + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        assertThat(revoked.status()).isEqualTo(404);
        assertThat(revoked.body()).doesNotContain("till is on fire");
    }

    private Raw withCookie(String cookie) {
        return ask("GET /", "text/html", "Cookie: " + cookie);
    }

    private Raw withToken(String token) {
        return ask("GET /api/v1/incidents", "*/*", "Authorization: Bearer " + token);
    }

    private Raw ask(String route, String accept, String headers) {
        return Raw.send(
                server.port(),
                OwnServer.concrete(route) + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nAccept: " + accept
                        + (headers.isEmpty() ? "" : "\r\n" + headers) + "\r\nContent-Length: 0\r\n\r\n");
    }
}
