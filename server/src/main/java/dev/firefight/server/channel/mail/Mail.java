package dev.firefight.server.channel.mail;

import dev.firefight.server.channel.Channel;
import dev.firefight.server.channel.Message;
import dev.firefight.server.channel.Sent;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/** Mail by SMTP to one server of one's own or of a provider. The address is one address of mail, without a name. */
public final class Mail implements Channel {
    private static final int MOST_ADDRESS = 254;

    private final MailServer server;
    private final InternetAddress from;
    private final Optional<InternetAddress> replyTo;
    private final Duration timeout;
    private final InstantSource clock;
    private final SSLSocketFactory tls;

    /**
     * By one server.
     *
     * @param from such as {@code Firefight <pages@example.org>}
     * @param replyTo where answers of people go
     * @param timeout of a whole mail, from the connection to the word of the server that it has it
     * @param trust certificates of one's own choice; else those that this machine trusts
     * @throws IllegalArgumentException where {@code from} or {@code replyTo} is no address
     */
    public Mail(
            MailServer server,
            String from,
            Optional<String> replyTo,
            Duration timeout,
            InstantSource clock,
            Optional<SSLContext> trust) {
        this.server = server;
        this.from = own(from);
        this.replyTo = replyTo.map(Mail::own);
        this.timeout = timeout;
        this.clock = clock;
        this.tls = trust.map(SSLContext::getSocketFactory)
                .orElseGet(() -> (SSLSocketFactory) SSLSocketFactory.getDefault());
    }

    @Override
    public Sent send(Message message, String address) {
        Optional<InternetAddress> to = recipient(address);
        if (to.isEmpty()) {
            return new Sent.Refused("this is no address of mail: it is one such as ada@example.org, in plain letters");
        }
        Line line = new Line();
        CompletableFuture<Sent> sent = new CompletableFuture<>();
        // By a thread of its own, as looking for a name cannot be broken off.
        Thread.ofVirtual().name("mail").start(() -> sendBy(line, message, to.get(), sent));
        try {
            return sent.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            return new Sent.TryAgain(
                    "the mail server " + name() + " did not take the mail within " + timeout.toMillis() + " ms");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return new Sent.TryAgain("sending was broken off, as the program stops");
        } catch (ExecutionException broken) {
            throw new IllegalStateException("a mail could not be made", broken.getCause());
        } finally {
            line.cut();
        }
    }

    private void sendBy(Line line, Message message, InternetAddress to, CompletableFuture<Sent> sent) {
        String password = server.login().map(login -> login.password().reveal()).orElse("");
        if (server.login().isPresent() && password.isEmpty()) {
            sent.complete(new Sent.Refused("the password for the mail server " + name() + " is empty: set it"));
            return;
        }
        Session session = Session.getInstance(settings());
        URLName self = new URLName(
                "smtp",
                server.host(),
                server.port(),
                null,
                server.login().map(MailServer.Login::name).orElse(null),
                server.login().isPresent() ? password : null);
        try (SMTPTransport transport = new SMTPTransport(session, self)) {
            transport.connect(line.open(server, timeout, tls));
            MailMessage mail = MailMessage.of(session, message, from, replyTo, to, clock.instant());
            mail.saveChanges();
            transport.sendMessage(mail, mail.getAllRecipients());
            // Whoever waits goes on, as the server has it: nobody has to wait for a farewell.
            sent.complete(new Sent.Delivered(String.valueOf(transport.getLastServerResponse())));
        } catch (MessagingException failed) {
            sent.complete(MailTrouble.of(failed, name()));
        } catch (IOException failed) {
            sent.complete(MailTrouble.of(new MessagingException("no connection", failed), name()));
        } catch (RuntimeException unexpected) {
            sent.complete(new Sent.TryAgain(
                    "the mail could not be made: " + unexpected.getClass().getSimpleName()));
        }
    }

    private Properties settings() {
        Properties settings = new Properties();
        settings.put("mail.smtp.localhost", MailMessage.domain(from));
        settings.put("mail.smtp.quitwait", "false");
        settings.put("mail.smtp.auth", Boolean.toString(server.login().isPresent()));
        settings.put("mail.smtp.ssl.checkserveridentity", "true");
        settings.put("mail.smtp.ssl.socketFactory", tls);
        settings.put("mail.smtp.ssl.socketFactory.fallback", "false");
        boolean isOffered = server.protection() == MailServer.Protection.STARTTLS_IF_OFFERED;
        boolean isRequired = server.protection() == MailServer.Protection.STARTTLS;
        settings.put("mail.smtp.starttls.enable", Boolean.toString(isOffered || isRequired));
        settings.put("mail.smtp.starttls.required", Boolean.toString(isRequired));
        return settings;
    }

    private String name() {
        return server.host() + ":" + server.port();
    }

    private static InternetAddress own(String written) {
        try {
            InternetAddress address = new InternetAddress(written, true);
            if (recipient(address.getAddress()).isPresent()) {
                return address;
            }
        } catch (AddressException unreadable) {
            // It is told below, without what is wrong in the words of a library.
        }
        throw new IllegalArgumentException(
                "this is no address of mail to send from: it is one such as Firefight <pages@example.org>");
    }

    private static Optional<InternetAddress> recipient(String written) {
        String address = written.strip();
        if (address.length() > MOST_ADDRESS || !address.matches("[!-~]+@[A-Za-z0-9.\\[\\]:-]+")) {
            return Optional.empty();
        }
        try {
            InternetAddress parsed = new InternetAddress(address, true);
            return address.equals(parsed.getAddress()) ? Optional.of(parsed) : Optional.empty();
        } catch (AddressException unreadable) {
            return Optional.empty();
        }
    }
}
