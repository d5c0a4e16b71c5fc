package dev.firefight.practice.signal;

import dev.firefight.practice.production.LogBook.Line;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a program of Java says that it failed. Two failures of one kind have the same stack trace, as they have in life. */
final class StackTraces {
    /** An exception that is named in the text itself. */
    private static final Pattern NAMED = Pattern.compile("((?:[a-z]+\\.)+[A-Z]\\w*(?:Exception|Error)): (.*)");

    private static final Pattern PLAIN = Pattern.compile("[^A-Za-z]+");

    /** What a text says, and what was thrown then, from where. */
    private record Kind(String says, String exception, String frame) {}

    private static final List<Kind> KINDS = List.of(
            new Kind(
                    "request timed out after",
                    "java.sql.SQLTransientConnectionException",
                    "com.zaxxer.hikari.pool.HikariPool.createTimeoutException(HikariPool.java:686)"),
            new Kind(
                    "query ",
                    "org.postgresql.util.PSQLException",
                    "org.postgresql.core.v3.QueryExecutorImpl" + ".receiveErrorResponse(QueryExecutorImpl.java:2725)"),
            new Kind(
                    "could not connect to",
                    "org.postgresql.util.PSQLException",
                    "org.postgresql.core.v3.ConnectionFactoryImpl.openConnectionImpl(ConnectionFactoryImpl.java:342)"),
            new Kind(
                    "timed out",
                    "java.net.http.HttpTimeoutException",
                    "java.net.http/jdk.internal.net.http.HttpClientImpl.send(HttpClientImpl.java:949)"),
            new Kind("refused", "java.net.ConnectException", "java.base/sun.nio.ch.Net.pollConnect(Native Method)"),
            new Kind(
                    "not known",
                    "java.net.UnknownHostException",
                    "java.base/java.net.InetAddress$CachedLookup.get(InetAddress.java:984)"),
            new Kind(
                    "certificate",
                    "javax.net.ssl.SSLHandshakeException",
                    "java.base/sun.security.ssl.Alert.createSSLException(Alert.java:130)"),
            new Kind(
                    "call to",
                    "org.springframework.web.client.HttpServerErrorException",
                    "org.springframework.web.client.StatusHandler.lambda$defaultHandler$3(StatusHandler.java:86)"));

    private StackTraces() {}

    /** The lines below a line that tells of a failure. */
    static String of(Line line) {
        Matcher named = NAMED.matcher(line.text());
        String service = named(line.origin().service());
        String handler = "\tat org.example." + service + ".RequestHandler.handle(RequestHandler.java:57)\n"
                + "\tat org.example." + service + ".Application.lambda$main$0(Application.java:31)\n"
                + "\tat java.base/java.lang.Thread.run(Thread.java:1474)\n";
        if (named.find()) {
            return named.group(1) + ": " + named.group(2) + "\n" + "\tat org.example." + service
                    + ".RequestSteps.run(RequestSteps.java:112)\n" + handler;
        }
        return KINDS.stream()
                .filter(kind -> line.text().contains(kind.says()))
                .findFirst()
                .map(kind -> kind.exception() + ": "
                        + line.text()
                                .substring(line.text().lastIndexOf(": ") + 1)
                                .strip() + "\n\tat " + kind.frame() + "\n" + handler)
                .orElse("java.lang.IllegalStateException: " + line.text() + "\n" + handler);
    }

    /** A service as the last part of a package's name. */
    static String named(String service) {
        return PLAIN.matcher(service).replaceAll("").toLowerCase(Locale.ROOT);
    }
}
