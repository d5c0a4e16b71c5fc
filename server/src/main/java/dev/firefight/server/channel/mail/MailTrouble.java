package dev.firefight.server.channel.mail;

import dev.firefight.server.channel.PlainText;
import dev.firefight.server.channel.Sent;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;

/** What an error of the mail library means for the message: answers of 4xx pass, 5xx stay (RFC 5321, section 4.2.1). */
final class MailTrouble {
    private static final int MOST_CAUSES = 20;
    private static final int MOST_SAID = 160;
    private static final Pattern GREETING = Pattern.compile("response: (-?[0-9]{1,3})");
    private static final Pattern CODE = Pattern.compile("\\A([45][0-9]{2})[ -]");

    private MailTrouble() {}

    static Sent of(MessagingException failed, String server) {
        List<Throwable> causes = causes(failed);
        for (Throwable cause : causes) {
            switch (cause) {
                case SMTPAddressFailedException one -> {
                    return answered(one.getReturnCode(), "the address", one, server);
                }
                case SMTPSenderFailedException one -> {
                    return answered(one.getReturnCode(), "the sender", one, server);
                }
                case SMTPSendFailedException one -> {
                    return answered(one.getReturnCode(), "the mail", one, server);
                }
                case AuthenticationFailedException one -> {
                    return login(one, server);
                }
                case SSLException _ -> {
                    return new Sent.TryAgain("no safe connection to the mail server " + server
                            + " could be made (TLS): is its certificate valid for that name, and is it trusted here?");
                }
                case SocketTimeoutException _ -> {
                    return new Sent.TryAgain("the mail server " + server + " did not answer in time");
                }
                case UnknownHostException _ -> {
                    return new Sent.TryAgain("the name of the mail server " + server
                            + " is not known: is it written as it" + " should be?");
                }
                case ConnectException _ -> {
                    return new Sent.TryAgain("the mail server " + server
                            + " refused the connection: does it run, and is that its port?");
                }
                default -> {
                    // the cause of this one may say more
                }
            }
        }
        String said = String.valueOf(failed.getMessage());
        if (said.contains("STARTTLS is required")) {
            return new Sent.Refused("the mail server " + server
                    + " does not offer STARTTLS: switch it on there, or set TLS with its port, usually 465");
        }
        OptionalInt greeting = code(GREETING.matcher(said));
        if (greeting.orElse(0) >= 500) {
            return new Sent.Refused(
                    "the mail server " + server + " takes no mail from here: it answered " + greeting.getAsInt());
        }
        if (greeting.orElse(0) >= 400) {
            return new Sent.TryAgain("the mail server " + server + " is busy: it answered " + greeting.getAsInt());
        }
        return new Sent.TryAgain("the connection to the mail server " + server + " broke off before it took the mail");
    }

    private static Sent answered(int code, String what, MessagingException said, String server) {
        String words = PlainText.line(String.valueOf(said.getMessage()), MOST_SAID);
        return code >= 500
                ? new Sent.Refused("the mail server " + server + " refused " + what + ": " + words)
                : new Sent.TryAgain("the mail server " + server + " did not take " + what + " now: " + words);
    }

    /** What the server says of a login is not shown, as it could repeat the password. */
    private static Sent login(AuthenticationFailedException failed, String server) {
        OptionalInt code = code(CODE.matcher(String.valueOf(failed.getMessage()).strip()));
        return code.isPresent() && code.getAsInt() < 500
                ? new Sent.TryAgain(
                        "the mail server " + server + " could not check the login: it answered " + code.getAsInt())
                : new Sent.Refused(
                        "the mail server " + server + " did not accept the login: set its name and password anew");
    }

    private static OptionalInt code(Matcher matcher) {
        return matcher.find() ? OptionalInt.of(Integer.parseInt(matcher.group(1))) : OptionalInt.empty();
    }

    /** Errors of mail hang in two chains, of which the next one is nearer to what the server said. */
    private static List<Throwable> causes(Throwable first) {
        List<Throwable> open = new ArrayList<>(List.of(first));
        List<Throwable> all = new ArrayList<>();
        while (!open.isEmpty() && all.size() < MOST_CAUSES) {
            Throwable one = open.removeFirst();
            all.add(one);
            if (one instanceof MessagingException mail && mail.getNextException() != null) {
                open.add(mail.getNextException());
            }
            if (one.getCause() != null && !all.contains(one.getCause()) && !open.contains(one.getCause())) {
                open.add(one.getCause());
            }
        }
        return all;
    }
}
