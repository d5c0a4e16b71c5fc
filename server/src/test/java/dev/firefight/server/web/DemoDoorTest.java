package dev.firefight.server.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firefight.incident.Policy;
import dev.firefight.journal.Journal;
import dev.firefight.journal.Place;
import dev.firefight.server.Server;
import dev.firefight.server.access.Access;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who comes into a demo without a password, and who does not. */
class DemoDoorTest {
    private static final Pattern SESSION = Pattern.compile("Set-Cookie: (firefight_session=[^;]{20,});");
    private static final Pattern FORM_KEY = Pattern.compile("<meta name=\"form-key\" content=\"([^\"]+)\">");

    @TempDir
    Path directory;

    private final StringWriter log = new StringWriter();
    private Server server;

    @BeforeEach
    void start() {
        server = started("localhost", Reach.DEMO);
    }

    private Server started(String host, Reach reach) {
        Place place = new Place.InFile(directory.resolve(host.hashCode() + reach.hashCode() + ".db"));
        try (Journal journal = Journal.open(place)) {
            Access access = new Access(journal, InstantSource.system(), new SecureRandom(), Access.SESSION);
            access.setupSecret().ifPresent(secret -> access.setUp(secret, "Demo", OwnServer.PASSWORD, "127.0.0.1"));
        }
        return Server.start(
                new Server.Settings(place, host, 0, Policy.USUAL, reach),
                InstantSource.system(),
                new SecureRandom(),
                new PrintWriter(log, true));
    }

    @AfterEach
    void stop() {
        server.close();
        assertThat(log.toString()).isEmpty();
    }

    private String ask(String method, String path, String host, String... headers) {
        String more = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
        return text(Raw.send(
                server.port(),
                method + " " + path + " HTTP/1.1\r\nHost: " + host + "\r\nAccept: text/html\r\n" + more
                        + "Connection: close\r\n\r\n"));
    }

    private static String text(Raw answer) {
        return "HTTP/1.1 " + answer.status() + "\n" + String.join("\n", answer.headers()) + "\n\n" + answer.body();
    }

    private String local() {
        return "localhost:" + server.port();
    }

    private String cookie() {
        Matcher session = SESSION.matcher(ask("GET", "/", local()));
        assertThat(session.find()).isTrue();
        return session.group(1);
    }

    private void staysOutside(String answer) {
        assertThat(answer).doesNotContain("firefight_session").doesNotContain("name=\"form-key\" content=\"A");
        assertThat(answer).containsPattern("\\AHTTP/1.1 (303|40)");
        assertThat(answer.contains("HTTP/1.1 303")).isEqualTo(answer.contains("Location: /login"));
    }

    @Test
    void whoeverSitsAtThisMachineComesInWithoutAPassword() {
        for (String name : List.of("localhost", "127.0.0.1", "LocalHost")) {
            String answer = ask("GET", "/", name + ":" + server.port());
            assertThat(answer).as(name).startsWith("HTTP/1.1 200").contains("HttpOnly; SameSite=Lax", ">Demo</a>");
            assertThat(answer).contains("aria-label=\"Demo\"", "A shop catches fire", "action=\"/drills\"");
        }
        assertThat(ask("GET", "/admin", local())).startsWith("HTTP/1.1 200");
        assertThat(cookie()).as("all share one session").isEqualTo(cookie());
    }

    @Test
    void whatIsMeantForAnotherNameStaysOutside() {
        int port = server.port();
        for (String name : List.of(
                "evil.example.org",
                "evil.example.org:" + port,
                "localhost",
                "localhost:1",
                "localhost.example.org:" + port,
                "localhost." + ":" + port,
                "127.0.0.2:" + port,
                "127.1:" + port,
                "0.0.0.0:" + port,
                "[::ffff:127.0.0.1]:" + port,
                "user@localhost:" + port)) {
            staysOutside(ask("GET", "/", name));
        }
        staysOutside(ask("GET", "http://evil.example.org/", local()));
        staysOutside(ask("GET", "/", local(), "Host: evil.example.org"));
    }

    @Test
    void whatWasPassedOnByAnythingStaysOutside() {
        for (String header : List.of(
                "X-Forwarded-For: 127.0.0.1",
                "x-forwarded-for:",
                "X-Forwarded-Host: " + local(),
                "X-Forwarded-Anything: 1",
                "Forwarded: for=127.0.0.1",
                "Via: 1.1 proxy",
                "X-Real-IP: 127.0.0.1")) {
            staysOutside(ask("GET", "/", local(), header));
        }
    }

    @Test
    void whatAPageOfAnotherSiteShowsInItselfStaysOutsideAndALinkFromThereLeadsIn() {
        staysOutside(ask("GET", "/", local(), "Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: no-cors"));
        staysOutside(ask("GET", "/", local(), "Sec-Fetch-Site: same-site", "Sec-Fetch-Mode: cors"));
        assertThat(ask("GET", "/", local(), "Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: navigate"))
                .startsWith("HTTP/1.1 200");
    }

    @Test
    void whoeverShowsAWrongTokenIsNotTakenForWhoSitsHere() {
        staysOutside(ask("GET", "/api/v1/incidents", local(), "Authorization: Bearer nothing"));
        assertThat(ask("GET", "/", local(), "Cookie: firefight_session=nothing"))
                .startsWith("HTTP/1.1 200");
    }

    @Test
    void nothingIsAlteredWithoutAPageOfTheSession() {
        String form = "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 0";
        for (String path : List.of("/tour", "/api/v1/incidents")) {
            String without = ask("POST", path, local(), form);
            assertThat(without).startsWith("HTTP/1.1 401").doesNotContain("firefight_session");
            assertThat(ask("POST", path, local(), form, "Cookie: " + cookie())).startsWith("HTTP/1.1 403");
        }
        Matcher key = FORM_KEY.matcher(ask("GET", "/", local()));
        assertThat(key.find()).isTrue();
        assertThat(ask(
                        "POST",
                        "/tour",
                        local(),
                        form,
                        "Cookie: " + cookie(),
                        "Origin: http://evil.example.org",
                        Gate.FORM_KEY_HEADER + ": " + key.group(1)))
                .startsWith("HTTP/1.1 403");
        assertThat(ask(
                        "POST",
                        "/tour",
                        local(),
                        form,
                        "Cookie: " + cookie(),
                        Gate.FORM_KEY_HEADER + ": " + key.group(1)))
                .startsWith("HTTP/1.1 303");
    }

    @Test
    void theTourIsClosedAsLongAsTheBrowserIsOpen() {
        String cookie = cookie();
        assertThat(ask("GET", "/alerts", local(), "Cookie: " + cookie)).contains("Close the tour", "catches fire");
        assertThat(ask("GET", "/alerts", local(), "Cookie: " + cookie + "; firefight_tour=closed"))
                .contains("Show me around", "Nothing here is real")
                .doesNotContain("catches fire");
        assertThat(ask("GET", "/login", local()))
                .as("nothing is told before one is in")
                .doesNotContain("class=\"tour\"");
    }

    @Test
    void whoeverLoggedOutComesInAgain() {
        String cookie = cookie();
        Matcher key = FORM_KEY.matcher(ask("GET", "/", local(), "Cookie: " + cookie));
        assertThat(key.find()).isTrue();
        assertThat(ask(
                        "POST",
                        "/logout",
                        local(),
                        "Content-Length: 0",
                        "Cookie: " + cookie,
                        Gate.FORM_KEY_HEADER + ": " + key.group(1)))
                .startsWith("HTTP/1.1 303");
        assertThat(cookie()).isNotEqualTo(cookie);
    }

    @Test
    void aDemoThatOthersCouldReachDoesNotStart() throws IOException {
        for (String host :
                List.of("0.0.0.0", "::", "demo.example.org", otherAddress().orElse("192.0.2.1"))) {
            assertThatThrownBy(() -> started(host, Reach.DEMO))
                    .as(host)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("this machine only");
        }
        assertThatThrownBy(() -> new Reach(Optional.empty(), true, false, true))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no proxy");
    }

    /** One of this machine by which others may reach it. */
    private static Optional<String> otherAddress() throws IOException {
        return NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(one -> one instanceof Inet4Address && !one.isLoopbackAddress())
                .map(InetAddress::getHostAddress)
                .findFirst();
    }

    @Test
    void whatIsNoDemoLetsNobodyInAndShowsNobodyAround() {
        try (Server usual = started("127.0.0.1", Reach.PLAIN)) {
            String answer = text(Raw.send(
                    usual.port(),
                    "GET / HTTP/1.1\r\nHost: localhost:" + usual.port()
                            + "\r\nAccept: text/html\r\nConnection: close\r\n\r\n"));
            assertThat(answer).startsWith("HTTP/1.1 303").contains("Location: /login");
            assertThat(usual.routes()).doesNotContain("POST /tour");
        }
    }
}
