package dev.firefight.server.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firefight.incident.Policy;
import dev.firefight.journal.Place;
import dev.firefight.server.Server;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server over TLS, and behind a proxy. */
class ReachTest {
    @TempDir
    Path directory;

    @Test
    void overTlsCookiesAreOfThisServerAloneAndBrowsersStayThere() throws Exception {
        for (String algorithm : new String[] {"RSA", "EC"}) {
            Certificate certificate = write(algorithm);
            Tls tls = Tls.read(directory.resolve("cert.pem"), directory.resolve("key.pem"));
            assertThat(tls.trouble(Instant.now())).isEmpty();
            assertThat(tls.trouble(Instant.now().plus(Duration.ofDays(4000))))
                    .hasValueSatisfying(words -> assertThat(words).contains("ended"));
            StringWriter log = new StringWriter();
            try (Server server = Server.start(
                            new Server.Settings(
                                    new Place.InFile(directory.resolve(algorithm + ".db")),
                                    "127.0.0.1",
                                    0,
                                    Policy.USUAL,
                                    new Reach(Optional.of(tls), false, false)),
                            InstantSource.system(),
                            new SecureRandom(),
                            new PrintWriter(log, true));
                    HttpClient client = HttpClient.newBuilder()
                            .sslContext(trusting(certificate))
                            .build()) {
                HttpResponse<String> answer = client.send(
                        HttpRequest.newBuilder(URI.create("https://localhost:" + server.port()
                                        + server.setupPath().orElseThrow()))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .header("Origin", "https://localhost:" + server.port())
                                .POST(HttpRequest.BodyPublishers.ofString(
                                        "name=Root&password=" + OwnServer.PASSWORD.replace(' ', '+')))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
                String cookie = answer.headers().firstValue("Set-Cookie").orElseThrow();
                assertThat(cookie)
                        .startsWith("__Host-firefight_session=")
                        .contains("Secure", "HttpOnly", "Path=/")
                        .doesNotContain("Domain");
                assertThat(answer.headers().firstValue("Strict-Transport-Security"))
                        .isPresent();
                HttpResponse<String> page = client.send(
                        HttpRequest.newBuilder(URI.create("https://localhost:" + server.port() + "/account"))
                                .header("Accept", "text/html")
                                .header("Cookie", cookie.substring(0, cookie.indexOf(';')))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
                assertThat(page.statusCode()).isEqualTo(200);
                Raw plain = Raw.send(server.port(), "GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
                assertThat(plain.status()).as("plain HTTP where TLS is spoken").isZero();
            }
            assertThat(log.toString()).isEmpty();
        }
    }

    @Test
    void wrongFilesAreToldWithWhatToDo() throws Exception {
        write("EC");
        Path certificate = directory.resolve("cert.pem");
        Path key = directory.resolve("key.pem");
        refused(directory.resolve("none.pem"), key, "there is no file");
        refused(key, key, "no certificate that can be read");
        refused(certificate, certificate, "no key that can be read");
        refused(
                certificate,
                Files.writeString(
                        directory.resolve("old.pem"),
                        "-----BEGIN RSA PRIVATE KEY-----\nAAAA\n-----END RSA PRIVATE KEY-----\n"),
                "openssl pkcs8 -topk8");
        refused(
                certificate,
                Files.writeString(
                        directory.resolve("locked.pem"),
                        "-----BEGIN ENCRYPTED PRIVATE KEY-----\nAAAA\n-----END ENCRYPTED PRIVATE KEY-----\n"),
                "openssl pkcs8 -topk8");
        refused(
                certificate,
                Files.writeString(
                        directory.resolve("torn.pem"),
                        "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"),
                "cannot be read");
        refused(
                certificate,
                pem(
                        directory.resolve("other.pem"),
                        "PRIVATE KEY",
                        KeyPairGenerator.getInstance("EC")
                                .generateKeyPair()
                                .getPrivate()
                                .getEncoded()),
                "does not belong");
        refused(certificate, directory, "cannot be read");
        assertThat(Tls.read(certificate, key).toString()).doesNotContain("PRIVATE");
    }

    private static void refused(Path certificate, Path key, String words) {
        assertThatThrownBy(() -> Tls.read(certificate, key))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(words);
    }

    @Test
    void aProxyIsBelievedWhereOneIsSetAndOnlyWhatItWroteItself() {
        String forged =
                "X-Forwarded-For: 6.6.6.6, 10.1.2.3\r\nX-Forwarded-Proto: https\r\nX-Forwarded-Host: fire.example.org\r\n";
        try (OwnServer behind =
                new OwnServer(directory, InstantSource.system(), new Reach(Optional.empty(), true, false))) {
            Raw entered = login(behind, forged);
            assertThat(entered.header("Set-Cookie").orElse(""))
                    .startsWith("__Host-firefight_session=")
                    .contains("Secure");
            assertThat(entered.header("Strict-Transport-Security")).isPresent();
            String cookie = entered.header("Set-Cookie").orElse("").replaceAll(";.*", "");
            Raw account = Raw.send(
                    behind.port(),
                    "GET /account HTTP/1.1\r\nHost: inner\r\nConnection: close\r\nAccept: text/html\r\nCookie: "
                            + cookie + "\r\n" + forged + "\r\n");
            assertThat(account.status()).isEqualTo(200);
            assertThat(account.body()).contains("from 10.1.2.3").doesNotContain("6.6.6.6");
            for (String odd : new String[] {
                "X-Forwarded-For: nonsense\r\n", "X-Forwarded-Host: a/b\r\n", "X-Forwarded-Proto: gopher\r\n"
            }) {
                Abuse.check(odd, login(behind, odd));
            }
            assertThat(login(behind, "Origin: https://fire.example.org\r\n" + forged)
                            .status())
                    .isEqualTo(303);
        }
    }

    @Test
    void whoeverAsksWithoutAProxyIsNotBelievedWhereTheyAre() {
        try (OwnServer server = new OwnServer(directory, InstantSource.system())) {
            for (int number = 0; number < 40; number++) {
                Raw answer = Raw.send(
                        server.port(),
                        "POST /login HTTP/1.1\r\nHost: x\r\nConnection: close\r\nX-Forwarded-For: 10.0.0." + number
                                + "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 20\r\n\r\nname=A"
                                + number % 10
                                + "&password=wrong");
                if (answer.status() == 429) {
                    return;
                }
            }
            throw new AssertionError("nobody was held back");
        }
    }

    private static Raw login(OwnServer server, String headers) {
        String fields = "name=Ann&password=" + OwnServer.PASSWORD.replace(' ', '+');
        return Raw.send(
                server.port(),
                "POST /login HTTP/1.1\r\nHost: inner\r\nConnection: close\r\n" + headers
                        + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: " + fields.length()
                        + "\r\n\r\n" + fields);
    }

    /** Made by the JDK's own tool, and written as PEM. */
    private Certificate write(String algorithm) throws IOException, InterruptedException, GeneralSecurityException {
        Path store = directory.resolve(algorithm + ".p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keyalg",
                        algorithm,
                        "-alias",
                        "server",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "SAN=dns:localhost",
                        "-validity",
                        "365",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        "changeit")
                .redirectErrorStream(true)
                .start();
        String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(keytool.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(keytool.exitValue()).as(said).isZero();
        KeyStore keys = KeyStore.getInstance(store.toFile(), "changeit".toCharArray());
        pem(
                directory.resolve("cert.pem"),
                "CERTIFICATE",
                keys.getCertificate("server").getEncoded());
        pem(
                directory.resolve("key.pem"),
                "PRIVATE KEY",
                keys.getKey("server", "changeit".toCharArray()).getEncoded());
        return keys.getCertificate("server");
    }

    private static Path pem(Path file, String what, byte[] bytes) throws IOException {
        String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
        return Files.writeString(file, "-----BEGIN " + what + "-----\n" + text + "\n-----END " + what + "-----\n");
    }

    private static SSLContext trusting(Certificate certificate) throws GeneralSecurityException, IOException {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("server", certificate);
        TrustManagerFactory managers = TrustManagerFactory.getInstance("PKIX");
        managers.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), new SecureRandom());
        return context;
    }
}
