package dev.firefight.server.channel.mail;

import dev.firefight.server.channel.Secret;
import java.util.Optional;

/**
 * The server that takes mail from us.
 *
 * @param host its name, which its certificate has to be for
 * @param port usually 465 for {@link Protection#TLS}, 587 for {@link Protection#STARTTLS}, 25 within a network
 * @param protection how the connection is made safe
 * @param login where it asks for one
 */
public record MailServer(String host, int port, Protection protection, Optional<Login> login) {
    /** How the connection is made safe (RFC 3207, RFC 8314). */
    public enum Protection {
        /** TLS from the first byte. */
        TLS,
        /** TLS after a greeting in the open; where the server does not offer it, nothing is sent. */
        STARTTLS,
        /** The same where it is offered, else in the open: whoever is between can prevent it. */
        STARTTLS_IF_OFFERED,
        /** In the open. */
        NONE
    }

    /**
     * Who we are there.
     *
     * @param name of the account
     * @param password of it
     */
    public record Login(String name, Secret password) {
        /** Without the password. */
        @Override
        public String toString() {
            return "Login[" + name + "]";
        }
    }

    /** {@link IllegalArgumentException} with what to do, where it cannot be meant so. */
    public MailServer {
        if (host.isBlank() || host.length() > 255 || !host.matches("[!-~]+")) {
            throw new IllegalArgumentException("the mail server is a name such as mail.example.org");
        }
        if (port < 1 || port > 0xFFFF) {
            throw new IllegalArgumentException("the port of the mail server is 1 to 65535, usually 587 or 465");
        }
        if (login.isPresent() && protection == Protection.STARTTLS_IF_OFFERED) {
            throw new IllegalArgumentException(
                    "a password needs STARTTLS or TLS: whoever is between could prevent what is"
                            + " only used if offered, and read it");
        }
    }
}
