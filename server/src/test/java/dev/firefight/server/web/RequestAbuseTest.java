package dev.firefight.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Methods, addresses and headers as nobody should send them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RequestAbuseTest {
    private OwnServer server;

    @BeforeAll
    void start(@TempDir Path directory) {
        server = new OwnServer(directory, InstantSource.system());
        server.tell("the till is on fire");
    }

    @AfterEach
    void noFaultWasTold() {
        assertThat(server.log()).isEmpty();
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void unknownMethodsAreRefused() {
        for (String method : new String[] {
            "PUT",
            "DELETE",
            "PATCH",
            "TRACE",
            "TRACK",
            "CONNECT",
            "PROPFIND",
            "MKCOL",
            "DEBUG",
            "QUERY",
            "BEFORE",
            "AFTER",
            "get",
            "G",
            "BEFORE_MATCHED",
            "WEBSOCKET_BEFORE_UPGRADE",
            "PRI",
            "X".repeat(200)
        }) {
            for (String path : new String[] {"/", "/api/v1/incidents", "/login", "/nothing", "/account/tokens"}) {
                Raw answer = ask(method + " " + path, "Cookie: " + server.cookie("Root") + "\r\nSecret-Echo: tell-me");
                Abuse.check(method + " " + path, answer);
                assertThat(answer.status()).as(method + " " + path).isBetween(400, 499);
                assertThat(answer.body()).as(method).doesNotContain("tell-me", "till is on fire");
            }
        }
    }

    @Test
    void headTellsWhatGetTellsWithoutABody() {
        for (String path : new String[] {"/", "/api/v1/incidents", "/healthz", "/account"}) {
            Raw head = ask("HEAD " + path, token("Vera"));
            assertThat(head.status()).as(path).isEqualTo(200);
            assertThat(head.body()).as(path).isEmpty();
            Abuse.check(path, head);
            assertThat(ask("HEAD " + path, "").status()).as(path).isIn(200, 303, 401);
        }
        assertThat(ask("HEAD /api/v1/incidents", "").status()).isEqualTo(401);
    }

    @Test
    void optionsAllowNoOtherSite() {
        Raw answer = ask(
                "OPTIONS /api/v1/incidents",
                "Origin: https://evil.example\r\nAccess-Control-Request-Method: POST\r\n" + token("Ann"));
        Abuse.check("OPTIONS", answer);
        assertThat(answer.headers().stream().filter(one -> one.startsWith("Access-Control")))
                .isEmpty();
    }

    @Test
    void aMethodIsWhatTheRequestLineSays() {
        for (String name : new String[] {"X-HTTP-Method-Override", "X-Method-Override", "X-HTTP-Method"}) {
            Raw answer = ask("GET /admin/accounts/close?_method=POST", name + ": POST\r\n" + token("Root"));
            Abuse.check(name, answer);
            assertThat(answer.status()).as(name).isEqualTo(400);
        }
        Raw read = ask(
                "POST /api/v1/incidents/1",
                "X-HTTP-Method-Override: GET\r\nContent-Type: application/json\r\n" + token("Vera"));
        assertThat(read.status()).isEqualTo(400);
    }

    @Test
    void noPathLeadsOutOfTheProgramOrPastTheGate() {
        for (String path : new String[] {
            "/files/../../../../etc/passwd",
            "/files/x/../../../../etc/passwd",
            "/files/%2e%2e/%2e%2e/etc/passwd",
            "/files/x/%2e%2e%2f%2e%2e%2fetc%2fpasswd",
            "/files/x/%252e%252e%252fetc%252fpasswd",
            "/files/x/..%5c..%5cetc%5cpasswd",
            "/files/x/..%c0%af..%c0%afetc/passwd",
            "/files/x/page.css%00.js",
            "/files/x/page.css;.js",
            "/files/x/....//....//etc/passwd",
            "/files/x/dev/firefight/server/Server.class",
            "/files/x/C:%5cwindows%5cwin.ini",
            "/login/../admin",
            "/login/..;/admin",
            "/login;/../admin",
            "/healthz/../admin",
            "/healthz/..%2fadmin",
            "/%2e/admin",
            "/./admin",
            "//admin",
            "/admin/",
            "/admin%20",
            "/admin%00",
            "/admin;a=b",
            "/ADMIN",
            "/%61dmin",
            "/admin%2faudit",
            "/admin%09",
            "/admin/audit/%2e%2e",
            "/api//v1/incidents",
            "/api/v1/incidents/1%2ftimeline",
            "/incidents/1;x=/../../admin",
            "/files/x/%",
            "/files/x/%zz",
            "/files/x/%u0041",
            "http://127.0.0.1/admin",
            "http://evil.example/admin",
            "/\u00e4\u00f6\u00fc",
            "/s/%ff%fe",
            "/setup/%F0%9F%92%A5",
            "/join/" + "a".repeat(5_000),
            "/api/v1/incidents/%31%27%20or%201=1--",
            "/incidents/-1",
            "/incidents/0",
            "/incidents/1e3",
            "/incidents/99999999999999999999",
            "/incidents/\u0661",
        }) {
            for (String credentials : new String[] {"", token("Vera")}) {
                Raw answer = ask("GET " + path, credentials);
                Abuse.check(path, answer);
                assertThat(answer.status()).as(path + answer.body()).isNotEqualTo(200);
                assertThat(answer.body()).as(path).doesNotContain("root:", "till is on fire", "Accounts");
            }
        }
    }

    @Test
    void nothingThatIsSentBecomesAHeader() {
        String break1 = "%0d%0aInjected:%20yes";
        String break2 = "%E5%98%8A%E5%98%8DInjected:%20yes";
        for (String way : new String[] {break1, break2, "%0aInjected:yes", "%0dInjected:yes", "%00Injected:yes"}) {
            for (String path : new String[] {
                "/login?to=/x" + way,
                "/nothing" + way,
                "/admin" + way,
                "/s/" + way,
                "/files/x/" + way,
                "/?words=" + way,
                "/?to=" + way,
                "/api/v1/incidents?words=" + way,
                "/api/v1/incidents/1/export?as=" + way,
                "/api/v1/rest?zone=" + way,
                "/incidents/1?write=" + way,
            }) {
                for (String accept : new String[] {"text/html", "*/*"}) {
                    Raw answer = ask("GET " + path, "Accept: " + accept + "\r\n" + token("Vera"));
                    Abuse.check(path, answer);
                    Abuse.check(path, ask("GET " + path, "Accept: " + accept));
                }
            }
            Raw entered = ask(
                    "POST /login",
                    "Content-Type: application/x-www-form-urlencoded\r\nAccept: text/html",
                    "name=Ann&password=" + OwnServer.PASSWORD.replace(' ', '+') + "&to=/x" + way);
            Abuse.check("login", entered);
            assertThat(entered.header("Location")).contains("/");
        }
    }

    @Test
    void aHostIsNeverBelieved() {
        for (String host : new String[] {
            "evil.example",
            "evil.example:80\r\nX-Forwarded-Host: evil.example",
            "127.0.0.1\r\nForwarded: host=evil.example;proto=https",
            "127.0.0.1\r\nX-Forwarded-Proto: https\r\nX-Forwarded-For: 1.2.3.4",
            "\"><script>alert(1)</script>",
            "a b",
            "",
            "[::1",
            "x:99999999",
            "x".repeat(1_000),
            "127.0.0.1@evil.example",
            "evil.example/path",
            "evil.example#x",
        }) {
            Raw answer = Raw.send(
                    server.port(),
                    "GET /admin HTTP/1.1\r\nConnection: close\r\nAccept: text/html\r\nHost: " + host + "\r\n\r\n");
            Abuse.check(host, answer);
            assertThat(answer.status()).as(host).isIn(303, 400);
            assertThat(answer.header("Location").orElse("/login")).as(host).startsWith("/login");
            assertThat(answer.header("Strict-Transport-Security")).as(host).isEmpty();
            assertThat(answer.body()).as(host).doesNotContain("<script>alert");
        }
        Abuse.check(
                "two hosts",
                Raw.send(server.port(), "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\nConnection: close\r\n\r\n"));
        Abuse.check("no host", Raw.send(server.port(), "GET / HTTP/1.1\r\nConnection: close\r\n\r\n"));
    }

    @Test
    void whatIsTooLongIsRefused() {
        String long1 = "x".repeat(100_000);
        Abuse.check("path", ask("GET /" + long1, ""));
        Abuse.check("query", ask("GET /?words=" + long1, token("Vera")));
        Abuse.check("header", ask("GET /", "X: " + long1));
        Abuse.check("headers", ask("GET /", "X: y\r\n".repeat(20_000).stripTrailing()));
        Abuse.check("cookie", ask("GET /", "Cookie: " + "a=b; ".repeat(20_000)));
        Abuse.check("method", ask(long1 + " /", ""));
        assertThat(ask("GET /", "X: " + long1).status()).isEqualTo(431);
        assertThat(ask("GET /" + long1, "").status()).isEqualTo(414);
        Raw words = ask("GET /api/v1/incidents?words=" + "x".repeat(201), token("Vera"));
        assertThat(words.status()).isEqualTo(400);
    }

    @Test
    void whatIsNoRequestIsRefused() {
        for (String bytes : new String[] {
            "GET\r\n\r\n",
            "nonsense\r\n\r\n",
            "GET / HTTP/1.1\r\nHost x\r\n\r\n",
            "GET / HTTP/1.1\r\n Host: x\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: x\r\n folded: y\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: x\r\nA\u0000B: y\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: x\r\nA: \u0000\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999999999999\r\n\r\n",
            "POST /login HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nxx",
            "POST /login HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
            "POST /login HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n",
            "POST /login HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
            "POST /login HTTP/1.1\r\nHost: x\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n\r\n",
            "GET http:// HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
            "GET \u0007 HTTP/1.1\r\nHost: x\r\n\r\n",
            "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\r\n\r\n",
        }) {
            Raw answer = Raw.send(server.port(), bytes.getBytes(StandardCharsets.ISO_8859_1));
            if (answer.status() != 0) {
                Abuse.check(bytes, answer);
                assertThat(answer.status()).as(bytes).isBetween(400, 499);
            }
        }
        for (String version : new String[] {" HTTP/9.9", ""}) {
            Raw answer = Raw.send(server.port(), "GET /" + version + "\r\nHost: x\r\n\r\n");
            assertThat(answer.status()).as(version).isIn(400, 505);
            Abuse.guarded(version, answer);
        }
    }

    private String token(String name) {
        return "Authorization: Bearer " + server.token(name);
    }

    private Raw ask(String start, String headers) {
        return ask(start, headers, "");
    }

    private Raw ask(String start, String headers, String body) {
        return Raw.send(
                server.port(),
                start + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n"
                        + (headers.isEmpty() ? "" : headers + "\r\n") + "Content-Length: "
                        + body.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + body);
    }
}
