package dev.firefight.server.web;

import io.javalin.config.JavalinConfig;
import java.util.UUID;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/** How requests come in, up to the routes: what is bounded before anybody has looked at it, and by which protocol. */
final class Listening {
    private static final long STOP_MILLIS = 5_000;
    /** A watcher hears something every 10 seconds; who says and hears nothing for so long is gone. */
    private static final long IDLE_MILLIS = 30_000;

    private static final int MOST_CONNECTIONS = 5_000;
    private static final int MOST_HEADER_BYTES = 16 << 10;

    private Listening() {}

    static void configure(JavalinConfig config, String host, int port, Reach reach) {
        config.jetty.host = host;
        config.jetty.port = port;
        config.jetty.modifyServer(Listening::bound);
        config.jetty.modifyHttpConfiguration(Listening::bound);
        reach.tls()
                .ifPresent(tls -> config.jetty.addConnector((server, http) -> secure(server, http, tls, host, port)));
    }

    private static void bound(Server server) {
        server.setStopTimeout(STOP_MILLIS);
        server.setErrorHandler(new Unreadable());
        server.addBean(new NetworkConnectionLimit(MOST_CONNECTIONS, server));
    }

    private static void bound(HttpConfiguration http) {
        http.setSendServerVersion(false);
        http.setRequestHeaderSize(MOST_HEADER_BYTES);
        http.setIdleTimeout(IDLE_MILLIS);
    }

    private static ServerConnector secure(Server server, HttpConfiguration plain, Tls tls, String host, int port) {
        String password = UUID.randomUUID().toString();
        SslContextFactory.Server keys = new SslContextFactory.Server();
        keys.setKeyStore(tls.store(password.toCharArray()));
        keys.setKeyStorePassword(password);
        keys.setIncludeProtocols("TLSv1.3", "TLSv1.2");
        HttpConfiguration http = new HttpConfiguration(plain);
        http.addCustomizer(new SecureRequestCustomizer(false));
        ServerConnector connector = new ServerConnector(server, keys, new HttpConnectionFactory(http));
        connector.setHost(host);
        connector.setPort(port);
        return connector;
    }
}
