package dev.firefight.journal;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Properties;

/** A database of PostgreSQL as people write it, and as the driver wants it. */
record PostgresUrl(
        String host, int port, String database, Optional<String> user, Optional<String> password, String parameters) {
    private static final int PORT = 5432;

    static boolean isOne(String text) {
        return text.startsWith("postgresql://") || text.startsWith("postgres://");
    }

    static PostgresUrl parse(String text) {
        URI uri = uri(text);
        String path = Optional.ofNullable(uri.getPath()).orElse("");
        if (!isOne(text) || uri.getHost() == null || path.length() < 2) {
            throw wrong();
        }
        Optional<String> login = Optional.ofNullable(uri.getRawUserInfo());
        Optional<String> user = login.map(both -> decoded(both.split(":", 2)[0]));
        Optional<String> password =
                login.filter(both -> both.contains(":")).map(both -> decoded(both.split(":", 2)[1]));
        int port = uri.getPort() < 0 ? PORT : uri.getPort();
        String parameters = Optional.ofNullable(uri.getRawQuery()).orElse("");
        return new PostgresUrl(uri.getHost(), port, path.substring(1), user, password, parameters);
    }

    /** The address for {@link java.sql.DriverManager}; the path of the database is written as the driver decodes it. */
    String driverUrl() {
        String name = URLEncoder.encode(database, StandardCharsets.UTF_8);
        return "jdbc:postgresql://" + host + ":" + port + "/" + name + (parameters.isEmpty() ? "" : "?" + parameters);
    }

    Properties login() {
        Properties login = new Properties();
        user.ifPresent(name -> login.setProperty("user", name));
        password.ifPresent(secret -> login.setProperty("password", secret));
        return login;
    }

    /** For messages and logs: without password and parameters, in which secrets may stand. */
    String shown() {
        return "postgresql://" + user.map(name -> name + "@").orElse("") + host + ":" + port + "/" + database;
    }

    @Override
    public String toString() {
        return shown();
    }

    private static URI uri(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException badlyWritten) {
            throw wrong(); // without the cause, which shows the text and with it the password
        }
    }

    private static IllegalArgumentException wrong() {
        return new IllegalArgumentException(
                "a database is written postgresql://user:password@host:port/database, with special characters as %25 and so on");
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
