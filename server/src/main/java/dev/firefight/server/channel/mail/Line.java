package dev.firefight.server.channel.mail;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * The connection of one mail, so that it can be cut from outside: whoever answers one byte now and then is waited for by no other time-out.
 * What is cut is the socket below TLS, as TLS wants to say farewell first.
 */
final class Line {
    private final Socket socket = new Socket();

    /** Connects; the name is kept with the address, so that certificates are compared with it. */
    Socket open(MailServer server, Duration timeout, SSLSocketFactory tls) throws IOException {
        int millis = Math.clamp(timeout.toMillis(), 1, Integer.MAX_VALUE);
        socket.connect(new InetSocketAddress(server.host(), server.port()), millis);
        socket.setSoTimeout(millis);
        socket.setTcpNoDelay(true);
        if (server.protection() != MailServer.Protection.TLS) {
            return socket;
        }
        SSLSocket safe = (SSLSocket) tls.createSocket(socket, server.host(), server.port(), true);
        SSLParameters parameters = safe.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS"); // the name has to be in the certificate
        safe.setSSLParameters(parameters);
        safe.startHandshake();
        return safe;
    }

    /** Closes it; one that is not open yet will not be. */
    void cut() {
        try {
            socket.close();
        } catch (IOException alreadyBroken) {
            // It is of no more use than that.
        }
    }
}
