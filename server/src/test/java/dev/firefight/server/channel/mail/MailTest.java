package dev.firefight.server.channel.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.firefight.server.channel.Message;
import dev.firefight.server.channel.Messages;
import dev.firefight.server.channel.Secret;
import dev.firefight.server.channel.Sent;
import dev.firefight.server.channel.TestTls;
import dev.firefight.server.channel.mail.MailServer.Login;
import dev.firefight.server.channel.mail.MailServer.Protection;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import java.util.Properties;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Mails as a server gets them, and what becomes of each of its answers. */
class MailTest {
    private static final Instant NOW = Instant.parse("2026-03-01T03:14:00Z");
    private static final Duration LONG = Duration.ofSeconds(10);
    private static final Duration SHORT = Duration.ofMillis(250);

    private static TestTls own;
    private static TestTls other;

    @BeforeAll
    static void certificates(@TempDir Path directory)
            throws IOException, InterruptedException, GeneralSecurityException {
        own = TestTls.forName("localhost", directory);
        other = TestTls.forName("mail.example.org", directory);
    }

    private static Mail mail(
            int port, Protection protection, Optional<Login> login, Duration timeout, Optional<SSLContext> trust) {
        return new Mail(
                new MailServer("localhost", port, protection, login),
                "Firefight <pages@example.org>",
                Optional.of("on-call@example.org"),
                timeout,
                InstantSource.fixed(NOW),
                trust);
    }

    private static Sent send(FakeSmtp server) {
        return send(server, Messages.page());
    }

    private static Sent send(FakeSmtp server, Message message) {
        return mail(server.port(), Protection.NONE, Optional.empty(), LONG, Optional.empty())
                .send(message, "ada@example.com");
    }

    private static Sent hastily(FakeSmtp server) {
        return mail(server.port(), Protection.NONE, Optional.empty(), SHORT, Optional.empty())
                .send(Messages.page(), "ada@example.com");
    }

    private static MimeMessage parsed(FakeSmtp.Received mail) throws MessagingException {
        return new MimeMessage(
                Session.getInstance(new Properties()),
                new ByteArrayInputStream(mail.text().getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void aPageIsAMailThatMachinesLeaveAlone() throws IOException {
        try (FakeSmtp server = FakeSmtp.plain()) {
            assertThat(send(server)).isEqualTo(new Sent.Delivered("250 2.0.0 queued as 7F3A"));

            FakeSmtp.Received mail = server.mails().getFirst();
            assertThat(mail.from()).startsWith("<pages@example.org>");
            assertThat(mail.to()).containsExactly("<ada@example.com>");
            assertThat(mail.header("From")).isEqualTo("Firefight <pages@example.org>");
            assertThat(mail.header("Reply-To")).isEqualTo("on-call@example.org");
            assertThat(mail.header("To")).isEqualTo("ada@example.com");
            assertThat(mail.header("Subject")).isEqualTo("Checkout fails in Europe");
            assertThat(mail.header("Date")).startsWith("Sun, 1 Mar 2026 03:14:00");
            assertThat(mail.header("Auto-Submitted")).isEqualTo("auto-generated");
            assertThat(mail.header("Importance")).isEqualTo("high");
            assertThat(mail.header("Message-ID")).matches("<[0-9a-f]{32}@example\\.org>");
        }
    }

    @Test
    void bothPartsSayTheSameAndTheButtonIsALink() throws IOException, MessagingException {
        try (FakeSmtp server = FakeSmtp.plain()) {
            send(
                    server,
                    new Message(
                            "1",
                            "<b>Überlast</b> & \"mehr\"",
                            "<script>alert(1)</script>\n.\nend",
                            Messages.page().acknowledge(),
                            Messages.page().open(),
                            Messages.page().urgency()));

            MimeMultipart parts =
                    (MimeMultipart) parsed(server.mails().getFirst()).getContent();
            assertThat(parts.getContentType()).startsWith("multipart/alternative");
            assertThat(parts.getBodyPart(0).getContent().toString().replace("\r\n", "\n"))
                    .isEqualTo("""
                            <b>Überlast</b> & "mehr"

                            <script>alert(1)</script>
                            .
                            end

                            Acknowledge: https://firefight.example.org/a/k3y?x=1&y=2

                            Open: https://firefight.example.org/incidents/17
                            """);
            assertThat(parts.getBodyPart(1).getContentType()).startsWith("text/html; charset=UTF-8");
            assertThat(parts.getBodyPart(1).getContent().toString())
                    .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
                    .contains("href=\"https://firefight.example.org/a/k3y?x=1&amp;y=2\">Acknowledge</a>")
                    .contains("<h1 style=\"font-size:20px\">&lt;b&gt;Überlast&lt;/b&gt; &amp; \"mehr\"</h1>")
                    .doesNotContain("<script", "<b>", "src=");
        }
    }

    @Test
    void mailsOfOneIncidentAreAThreadAndTheSameMessageIsTheSameMail() throws IOException {
        try (FakeSmtp server = FakeSmtp.plain()) {
            send(server);
            send(server);
            send(server, Messages.another("page-18/1"));
            send(server, Messages.bare("of no incident"));

            assertThat(server.mails().get(1).header("Message-ID"))
                    .isEqualTo(server.mails().get(0).header("Message-ID"))
                    .isNotEqualTo(server.mails().get(2).header("Message-ID"));
            assertThat(server.mails().get(2).header("References"))
                    .isEqualTo(server.mails().get(0).header("References"))
                    .isEqualTo(server.mails().get(0).header("In-Reply-To"))
                    .matches("<[0-9a-f]{32}@example\\.org>");
            assertThat(server.mails().get(3).header("References")).isEmpty();
        }
    }

    @Test
    void noTitleBecomesAHeader() throws IOException, MessagingException {
        try (FakeSmtp server = FakeSmtp.plain()) {
            for (String title : new String[] {
                "disk\r\nBcc: eve@example.com",
                "disk\nX-Own: 1\n\nbody",
                "disk\r.\r\nQUIT\r\n",
                "ä\r\nBcc: eve@example.com\u0085"
            }) {
                assertThat(send(server, Messages.bare(title))).isInstanceOf(Sent.Delivered.class);
                FakeSmtp.Received mail = server.mails().getLast();
                assertThat(mail.header("Bcc")).isEmpty();
                assertThat(mail.header("X-Own")).isEmpty();
                assertThat(mail.to()).containsExactly("<ada@example.com>");
                assertThat(parsed(mail).getSubject()).startsWith(title.substring(0, 1));
            }
            assertThat(server.mails()).hasSize(4);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ada",
                "ada@",
                "@example.com",
                "ada@example.com, eve@example.com",
                "Ada <ada@example.com>",
                "ada@exa mple.com",
                "ada@example.com\r\nRCPT TO:<eve@example.com>",
                "äda@example.com",
                "ada@example.com>",
                "<ada@example.com>"
            })
    void whatIsNoAddressIsRefusedUnasked(String address) throws IOException {
        try (FakeSmtp server = FakeSmtp.plain()) {
            assertThat(mail(server.port(), Protection.NONE, Optional.empty(), LONG, Optional.empty())
                            .send(Messages.page(), address))
                    .isInstanceOf(Sent.Refused.class);
            assertThat(server.connections()).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "CONNECT, 421 4.3.2 too many connections",
        "EHLO, 421 4.3.2 going down",
        "MAIL, 451 4.3.0 no room",
        "RCPT, 450 4.2.1 greylisted",
        "DATA, 451 4.3.0 later",
        "END, 452 4.3.1 disk is full"
    })
    void whatPassesIsTriedAgain(String step, String answer) throws IOException {
        try (FakeSmtp server = FakeSmtp.plain().saying(step, answer)) {
            assertThat(send(server)).isInstanceOfSatisfying(Sent.TryAgain.class, again -> assertThat(again.reason())
                    .contains("mail server localhost:" + server.port()));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "CONNECT, 554 5.7.1 not from you",
        "MAIL, 550 5.1.8 no such sender",
        "RCPT, 550 5.1.1 no such person",
        "DATA, 554 5.7.1 no",
        "END, 554 5.7.1 looks like spam"
    })
    void whatIsRefusedIsNotTriedAgain(String step, String answer) throws IOException {
        try (FakeSmtp server = FakeSmtp.plain().saying(step, answer)) {
            assertThat(send(server)).isInstanceOfSatisfying(Sent.Refused.class, refused -> assertThat(refused.reason())
                    .contains(answer.substring(0, 3)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"CONNECT", "EHLO", "MAIL", "RCPT", "DATA", "END"})
    void aConnectionThatEndsIsTriedAgain(String step) throws IOException {
        try (FakeSmtp server = FakeSmtp.plain().droppingAt(step)) {
            assertThat(send(server)).isInstanceOf(Sent.TryAgain.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"CONNECT", "EHLO", "MAIL", "RCPT", "DATA", "END"})
    void silenceAndDrippingEndWithTheTimeAndLeaveNoConnection(String step) throws IOException, InterruptedException {
        try (FakeSmtp server = FakeSmtp.plain().stallingAt(step).drippingAt(step)) {
            assertThat(hastily(server)).isInstanceOf(Sent.TryAgain.class);
            assertThat(hastily(server)).isInstanceOf(Sent.TryAgain.class);
            untilNoneIsOpenBut(server, 1); // which waits and would not see the end
        }
    }

    private static void untilNoneIsOpenBut(FakeSmtp server, int stalled) throws InterruptedException {
        for (int time = 0; time < 2_000 && server.openConnections() > stalled; time++) {
            Thread.sleep(10);
        }
        assertThat(server.openConnections()).isLessThanOrEqualTo(stalled);
    }

    @Test
    void brokenAnswersAreNoSuccess() throws IOException {
        for (String answer :
                new String[] {"", "yes", "2", "999 what", "250-never the last", "\u0000\u0001", "x".repeat(100_000)}) {
            for (String step : new String[] {"CONNECT", "RCPT", "END"}) {
                try (FakeSmtp server = FakeSmtp.plain().saying(step, answer)) {
                    assertThat(hastily(server))
                            .as("%s at %s", answer.length(), step)
                            .isNotInstanceOf(Sent.Delivered.class);
                }
            }
        }
    }

    @Test
    void theFarewellIsNotWaitedFor() throws IOException {
        try (FakeSmtp server = FakeSmtp.plain().stallingAt("QUIT")) {
            assertThat(send(server)).isInstanceOf(Sent.Delivered.class);
        }
    }

    @Test
    void whereNobodyListensIsSaid() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        assertThat(mail(free, Protection.NONE, Optional.empty(), LONG, Optional.empty())
                        .send(Messages.page(), "ada@example.com"))
                .isInstanceOfSatisfying(
                        Sent.TryAgain.class, again -> assertThat(again.reason()).contains("refused the connection"));
    }

    @ParameterizedTest
    @CsvSource({"STARTTLS", "STARTTLS_IF_OFFERED", "TLS"})
    void whatIsSafeIsSentSafely(Protection protection) throws IOException {
        try (FakeSmtp server =
                protection == Protection.TLS ? FakeSmtp.withTls(own.server()) : FakeSmtp.withStartTls(own.server())) {
            assertThat(mail(server.port(), protection, Optional.empty(), LONG, Optional.of(own.trusting()))
                            .send(Messages.page(), "ada@example.com"))
                    .isInstanceOf(Sent.Delivered.class);
            assertThat(server.mails().getFirst().isSafe()).isTrue();
        }
    }

    @Test
    void whatMustBeSafeIsNotSentInTheOpen() throws IOException {
        try (FakeSmtp server = FakeSmtp.plain()) {
            assertThat(mail(server.port(), Protection.STARTTLS, login("s3cret"), LONG, Optional.of(own.trusting()))
                            .send(Messages.page(), "ada@example.com"))
                    .isInstanceOfSatisfying(
                            Sent.Refused.class, no -> assertThat(no.reason()).contains("does not offer STARTTLS"));
            assertThat(mail(server.port(), Protection.STARTTLS_IF_OFFERED, Optional.empty(), LONG, Optional.empty())
                            .send(Messages.page(), "ada@example.com"))
                    .isInstanceOf(Sent.Delivered.class);
            assertThat(server.mails()).hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource({"STARTTLS", "TLS"})
    void aCertificateOfSomebodyElseIsNotTalkedTo(Protection protection) throws IOException {
        for (TestTls foreign : new TestTls[] {own, other}) { // not trusted, and trusted but for another name
            Optional<SSLContext> trust = foreign.equals(own) ? Optional.empty() : Optional.of(other.trusting());
            try (FakeSmtp server = protection == Protection.TLS
                    ? FakeSmtp.withTls(foreign.server())
                    : FakeSmtp.withStartTls(foreign.server())) {
                assertThat(mail(server.port(), protection, login("s3cret"), LONG, trust)
                                .send(Messages.page(), "ada@example.com"))
                        .isInstanceOfSatisfying(Sent.TryAgain.class, again -> assertThat(again.reason())
                                .contains("(TLS)"));
                assertThat(server.mails()).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"STARTTLS", "TLS"})
    void silenceWithinTlsEndsWithTheTime(Protection protection) throws IOException, InterruptedException {
        try (FakeSmtp server =
                protection == Protection.TLS ? FakeSmtp.withTls(own.server()) : FakeSmtp.withStartTls(own.server())) {
            server.drippingAt("MAIL");
            assertThat(mail(
                                    server.port(),
                                    protection,
                                    Optional.empty(),
                                    Duration.ofSeconds(2),
                                    Optional.of(own.trusting()))
                            .send(Messages.page(), "ada@example.com"))
                    .isInstanceOf(Sent.TryAgain.class);
            untilNoneIsOpenBut(server, 0);
        }
        // One that speaks no TLS at all, a sign at a time.
        try (FakeSmtp server = FakeSmtp.plain().drippingAt("CONNECT")) {
            assertThat(mail(server.port(), protection, Optional.empty(), SHORT, Optional.of(own.trusting()))
                            .send(Messages.page(), "ada@example.com"))
                    .isInstanceOf(Sent.TryAgain.class);
            untilNoneIsOpenBut(server, 0);
        }
    }

    private static Optional<Login> login(String password) {
        return Optional.of(new Login("firefight", Secret.of(password)));
    }

    @Test
    void theLoginIsSentAndNeverShown() throws IOException {
        try (FakeSmtp server = FakeSmtp.withStartTls(own.server())) {
            Mail mail = mail(server.port(), Protection.STARTTLS, login("s3cret"), LONG, Optional.of(own.trusting()));
            assertThat(mail.send(Messages.page(), "ada@example.com")).isInstanceOf(Sent.Delivered.class);
            assertThat(new String(
                            Base64.getDecoder().decode(server.mails().getFirst().login()), StandardCharsets.UTF_8))
                    .isEqualTo("firefight\0firefight\0s3cret");

            server.saying("AUTH", "535 5.7.8 wrong: s3cret");
            assertThat(mail.send(Messages.page(), "ada@example.com"))
                    .isInstanceOfSatisfying(Sent.Refused.class, no -> assertThat(no.reason())
                            .contains("did not accept the login")
                            .doesNotContain("s3cret"));
            server.saying("AUTH", "454 4.7.0 s3cret cannot be checked now");
            assertThat(mail.send(Messages.page(), "ada@example.com"))
                    .isInstanceOfSatisfying(Sent.TryAgain.class, again -> assertThat(again.reason())
                            .doesNotContain("s3cret"));
            assertThat(mail(server.port(), Protection.STARTTLS, login(""), LONG, Optional.of(own.trusting()))
                            .send(Messages.page(), "ada@example.com"))
                    .isInstanceOf(Sent.Refused.class);
        }
    }

    @Test
    void settingsThatCannotBeMeantAreRefusedAtTheStart() {
        assertThat(new MailServer("mail.example.org", 587, Protection.STARTTLS, login("s3cret")).toString())
                .doesNotContain("s3cret");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new MailServer("mail.example.org", 587, Protection.STARTTLS_IF_OFFERED, login("s3cret")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MailServer("", 587, Protection.STARTTLS, Optional.empty()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MailServer("mail.example.org", 0, Protection.STARTTLS, Optional.empty()));
        for (String from : new String[] {"", "Firefight", "a@b, c@d", "Firefight <pages@example.org\r\nBcc: x@y>"}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new Mail(
                            new MailServer("mail.example.org", 587, Protection.STARTTLS, Optional.empty()),
                            from,
                            Optional.empty(),
                            LONG,
                            InstantSource.system(),
                            Optional.empty()));
        }
    }
}
