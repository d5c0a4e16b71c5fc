package dev.firefight.server.channel.mail;

import dev.firefight.journal.Bytes;
import dev.firefight.server.channel.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;

/** A mail whose id is made of the id of its message, so that the same message is the same mail. */
final class MailMessage extends MimeMessage {
    /** So many of a hash are told apart for as long as anybody keeps mails. */
    private static final int ID_CHARS = 32;

    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    private final String ownId;

    private MailMessage(Session session, String ownId) {
        super(session);
        this.ownId = ownId;
    }

    static MailMessage of(
            Session session,
            Message message,
            InternetAddress from,
            Optional<InternetAddress> replyTo,
            InternetAddress to,
            Instant now)
            throws MessagingException {
        String domain = domain(from);
        MailMessage mail = new MailMessage(session, id("message", message.id(), domain));
        mail.setFrom(from);
        if (replyTo.isPresent()) {
            mail.setReplyTo(new InternetAddress[] {replyTo.get()});
        }
        mail.setRecipient(RecipientType.TO, to);
        mail.setSubject(message.title(), UTF_8);
        mail.setSentDate(Date.from(now));
        mail.setHeader("Auto-Submitted", "auto-generated"); // RFC 3834: nobody's absence answers
        mail.setHeader("X-Auto-Response-Suppress", "All"); // the same for servers of Microsoft
        switch (message.urgency()) {
            case HIGH -> {
                mail.setHeader("Importance", "high"); // RFC 2156
                mail.setHeader("X-Priority", "1");
            }
            case LOW -> mail.setHeader("Importance", "low");
            case NORMAL -> {
                // what is usual is not said
            }
        }
        if (message.open().isPresent()) {
            String root = id("thread", message.open().get().toString(), domain);
            mail.setHeader("References", root);
            mail.setHeader("In-Reply-To", root);
        }
        MimeMultipart parts = new MimeMultipart("alternative");
        parts.addBodyPart(text(MailText.plain(message), "plain"));
        parts.addBodyPart(text(MailText.html(message), "html"));
        mail.setContent(parts);
        return mail;
    }

    /** After the @ of an address. */
    static String domain(InternetAddress address) {
        return address.getAddress().substring(address.getAddress().lastIndexOf('@') + 1);
    }

    private static MimeBodyPart text(String text, String kind) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setText(text, UTF_8, kind);
        return part;
    }

    /** A hash, as ids of messages may hold signs that ids of mails may not. */
    private static String id(String kind, String what, String domain) {
        String hash = Bytes.ofText(kind + " " + what).sha256().hex();
        return "<" + hash.substring(0, ID_CHARS) + "@" + domain + ">";
    }

    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", ownId);
    }
}
