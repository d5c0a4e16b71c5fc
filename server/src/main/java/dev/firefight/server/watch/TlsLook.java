package dev.firefight.server.watch;

import dev.firefight.server.channel.PlainText;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Looks how long certificates are valid: the one of the host and those that vouch for it, of which the first to end counts. Whether they are
 * trusted is not asked, as one that has ended has to be read too; nothing is sent.
 */
final class TlsLook {
    private static final int USUAL_PORT = 443;
    private static final Duration LAST = Duration.ofDays(1);
    private static final Duration SOON = Duration.ofDays(7);
    private static final Duration EARLY = Duration.ofDays(21);

    private final Resolver resolver;
    private final Duration timeout;
    private final InstantSource clock;

    TlsLook(Resolver resolver, Duration timeout, InstantSource clock) {
        this.resolver = resolver;
        this.timeout = timeout;
        this.clock = clock;
    }

    Look at(String hostAndPort) {
        Instant at = clock.instant();
        int colon = hostAndPort.lastIndexOf(':');
        boolean hasPort = colon > 0
                && hostAndPort.indexOf(':') == colon
                && hostAndPort.substring(colon + 1).matches("[0-9]{1,5}");
        String host = hasPort ? hostAndPort.substring(0, colon) : hostAndPort;
        int port = hasPort ? Integer.parseInt(hostAndPort.substring(colon + 1)) : USUAL_PORT;
        try {
            Optional<X509Certificate> first = certificates(host, port)
                    .min(Comparator.comparing(one -> one.getNotAfter().toInstant()));
            Duration took = Duration.between(at, clock.instant());
            return first.map(one -> judged(at, took, one.getNotAfter().toInstant()))
                    .orElseGet(() -> down(at, host + " shows no certificate"));
        } catch (UnknownHostException unknown) {
            return down(at, "the name " + host + " is not known");
        } catch (IOException | GeneralSecurityException | IllegalArgumentException broken) {
            return down(at, "no connection with TLS to " + PlainText.line(host, 100) + ":" + port + " could be made");
        }
    }

    private Stream<X509Certificate> certificates(String host, int port) throws IOException, GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new Reading()}, new SecureRandom());
        InetAddress address = resolver.resolve(host).getFirst();
        try (Socket open = new Socket()) {
            open.connect(new InetSocketAddress(address, port), (int) timeout.toMillis());
            open.setSoTimeout((int) timeout.toMillis());
            try (SSLSocket safe = (SSLSocket) context.getSocketFactory().createSocket(open, host, port, true)) {
                safe.startHandshake();
                Certificate[] shown = safe.getSession().getPeerCertificates();
                return Stream.of(shown)
                        .filter(X509Certificate.class::isInstance)
                        .map(X509Certificate.class::cast)
                        .toList()
                        .stream();
            }
        }
    }

    private Look judged(Instant at, Duration took, Instant end) {
        Duration left = Duration.between(at, end);
        String text = left.isNegative()
                ? "the certificate ended at " + end
                : "the certificate ends at " + end + ", in "
                        + (left.toDays() > 1 ? left.toDays() + " days" : left.toHours() + " hours");
        if (left.compareTo(LAST) <= 0) {
            return Look.wrong(at, took, expiring("expires-1", Trouble.CRITICAL, text));
        }
        if (left.compareTo(SOON) <= 0) {
            return Look.wrong(at, took, expiring("expires-7", Trouble.WARNING, text));
        }
        return left.compareTo(EARLY) <= 0
                ? Look.wrong(at, took, expiring("expires-21", Trouble.INFO, text))
                : Look.well(at, took, text);
    }

    private static Trouble expiring(String key, String severity, String text) {
        return new Trouble(key, "CertificateExpires", severity, text);
    }

    private Look down(Instant at, String text) {
        return Look.wrong(
                at,
                Duration.between(at, clock.instant()),
                new Trouble(Trouble.DOWN, "WatchFailing", Trouble.CRITICAL, text));
    }

    /** Takes any certificate: only its dates are read. */
    private static final class Reading extends X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {
            // Whoever is asked is no client.
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {
            // Any certificate is read.
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {
            // Whoever is asked is no client.
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {
            // Any certificate is read.
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {
            // Whoever is asked is no client.
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {
            // Any certificate is read.
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
