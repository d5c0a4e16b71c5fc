package dev.firefight.server.web;

import io.javalin.config.JavalinConfig;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;

/** How requests come in, up to the routes: what is bounded before anybody has looked at it. */
final class Listening {
    private static final long STOP_MILLIS = 5_000;
    /** A watcher hears something every 10 seconds; who says and hears nothing for so long is gone. */
    private static final long IDLE_MILLIS = 30_000;

    private static final int MOST_CONNECTIONS = 5_000;
    private static final int MOST_HEADER_BYTES = 16 << 10;

    private Listening() {}

    static void configure(JavalinConfig config, String host, int port) {
        config.jetty.host = host;
        config.jetty.port = port;
        config.jetty.modifyServer(Listening::bound);
        config.jetty.modifyHttpConfiguration(Listening::bound);
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
}
