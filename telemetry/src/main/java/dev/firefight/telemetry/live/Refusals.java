package dev.firefight.telemetry.live;

import dev.firefight.telemetry.live.Trouble.Kind;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpHeaders;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Says in plain words why a server did not answer. */
final class Refusals {
    private static final int MOST_CHARS_TOLD = 200;
    private static final int MOST_BYTES_LOOKED_AT = 1 << 16;
    private static final int MOST_CAUSES = 20;
    private static final Duration LONGEST_PAUSE = Duration.ofDays(1);
    private static final JsonMapper JSON = JsonMapper.shared();

    private Refusals() {}

    /** What an answer with a status other than 200 means. */
    static Trouble ofStatus(
            int status, HttpHeaders headers, byte[] body, String kindOfServer, Endpoint at, Instant now) {
        String said = said(body, at);
        return switch (status) {
            case 401 ->
                Trouble.of(
                        Kind.UNAUTHORIZED,
                        at.credentials() instanceof Credentials.None
                                ? "it wants to know who asks (401): give the source a token"
                                : "it does not accept the token (401): give the source one that is valid");
            case 403 ->
                Trouble.of(
                        Kind.FORBIDDEN,
                        "it does not allow this to who asks (403): give the source a token that may read" + said);
            case 404 ->
                Trouble.of(
                        Kind.NOT_FOUND,
                        "there is nothing at this path (404): is this the address of " + kindOfServer + "?");
            case 429 -> {
                Optional<Duration> pause = retryAfter(headers, now);
                String when = pause.map(one -> "; it asks to come back in " + one.toSeconds() + " seconds")
                        .orElse("");
                yield new Trouble(Kind.TOO_MANY_REQUESTS, "", "it is asked too much (429)" + when + said, pause);
            }
            case 400, 405, 413, 414, 422 ->
                Trouble.of(Kind.REFUSED_QUERY, "it does not accept the query (" + status + ")" + said);
            default ->
                status >= 500
                        ? new Trouble(
                                Kind.SERVER_ERROR,
                                "",
                                "it has trouble of its own (" + status + ")" + said,
                                retryAfter(headers, now))
                        : Trouble.of(
                                Kind.OTHER_SERVER,
                                "it answered with status " + status + ": is this the address of " + kindOfServer + "?"
                                        + said);
        };
    }

    /** Where a server sends on to, with no more of the address than a person needs. */
    static Trouble redirected(URI to) {
        String where = to.getHost() == null
                ? "an address that cannot be read"
                : to.getScheme() + "://" + to.getHost() + (to.getPort() < 0 ? "" : ":" + to.getPort());
        return Trouble.of(
                Kind.REDIRECTED,
                "it sends on to " + where
                        + ", where credentials are not taken: if that is right, give its address to the source");
    }

    /** Why there was no answer. */
    static Trouble ofFault(Throwable fault, Endpoint at) {
        String host = at.base().getHost();
        Throwable cause = fault;
        for (int i = 0; i < MOST_CAUSES && cause != null; i++) {
            switch (cause) {
                case UnresolvedAddressException unknown -> {
                    return unknownHost(host);
                }
                case UnknownHostException unknown -> {
                    return unknownHost(host);
                }
                case HttpConnectTimeoutException late -> {
                    return Trouble.of(
                            Kind.TIMED_OUT,
                            "no connection came to be within "
                                    + seconds(at.limits().connectTimeout()) + ": is " + host + " reachable from here?");
                }
                case SSLException untrusted -> {
                    return Trouble.of(
                            Kind.NOT_TRUSTED,
                            "no encrypted connection came to be (" + shortened(String.valueOf(untrusted.getMessage()))
                                    + "): is its certificate one that this machine trusts, and does it speak https?");
                }
                default -> {}
            }
            if (cause instanceof ConnectException && !hasDeeperReason(cause)) {
                return Trouble.of(
                        Kind.REFUSED,
                        "nobody listens at " + host + portOf(at.base()) + ": does it run, and is the port right?");
            }
            cause = cause.getCause();
        }
        return fault instanceof IOException
                ? Trouble.of(Kind.UNREACHABLE, "the connection broke before an answer came")
                : Trouble.of(
                        Kind.OWN_FAULT,
                        "of a fault of this program (" + fault.getClass().getSimpleName() + ")");
    }

    private static boolean hasDeeperReason(Throwable connect) {
        Throwable cause = connect.getCause();
        for (int i = 0; i < MOST_CAUSES && cause != null; i++) {
            if (cause instanceof UnresolvedAddressException
                    || cause instanceof UnknownHostException
                    || cause instanceof SSLException) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    private static Trouble unknownHost(String host) {
        return Trouble.of(Kind.UNKNOWN_HOST, "nobody knows the host " + host + ": is it spelled right?");
    }

    private static String portOf(URI base) {
        return base.getPort() < 0 ? "" : ":" + base.getPort();
    }

    /** A stretch of time as a person says it. */
    static String seconds(Duration time) {
        return time.toMillis() % 1000 == 0 ? time.toSeconds() + " s" : time.toMillis() + " ms";
    }

    /**
     * How long to stay away: seconds, or a date of HTTP.
     *
     * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#field.retry-after">RFC 9110, Retry-After</a>
     */
    static Optional<Duration> retryAfter(HttpHeaders headers, Instant now) {
        String value = headers.firstValue("Retry-After").orElse("").strip();
        Optional<Duration> pause = Optional.empty();
        try {
            if (value.matches("[0-9]{1,9}")) {
                pause = Optional.of(Duration.ofSeconds(Long.parseLong(value)));
            } else if (!value.isEmpty() && value.length() < 64) {
                Instant then = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)
                        .toInstant();
                pause = Optional.of(then.isAfter(now) ? Duration.between(now, then) : Duration.ZERO);
            }
        } catch (DateTimeException e) {
            return Optional.empty(); // neither of the two forms
        }
        return pause.map(one -> one.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : one);
    }

    /** What a server says about its refusal, behind a colon; empty when it says nothing that a person can read. */
    private static String said(byte[] body, Endpoint at) {
        String text = new String(body, 0, Math.min(body.length, MOST_BYTES_LOOKED_AT), StandardCharsets.UTF_8).strip();
        if (text.startsWith("{")) {
            text = ofJson(text);
        }
        if (text.isEmpty() || text.startsWith("<")) {
            return "";
        }
        return ": it says \""
                + withoutSecrets(shortened(text.lines().findFirst().orElse("")), at) + "\"";
    }

    private static String ofJson(String text) {
        try {
            JsonNode json = JSON.readTree(text);
            for (String name : new String[] {"error", "message", "errors", "detail"}) {
                JsonNode said = json.path(name);
                JsonNode first = said.isArray() ? said.path(0) : said;
                JsonNode inner = first.isObject() ? first.path(first.has("msg") ? "msg" : "message") : first;
                if (inner.isString()) {
                    return inner.asString();
                }
            }
        } catch (JacksonException e) {
            return "";
        }
        return "";
    }

    static String shortened(String text) {
        String plain = text.replaceAll("\\p{Cntrl}+", " ");
        return plain.length() <= MOST_CHARS_TOLD ? plain : plain.substring(0, MOST_CHARS_TOLD) + "…";
    }

    /** A server may say again what it was told. */
    private static String withoutSecrets(String text, Endpoint at) {
        String clean = text;
        for (Secret secret : at.secrets()) {
            if (!secret.value().isEmpty()) {
                clean = clean.replace(secret.value(), "(secret)");
            }
        }
        return clean.toLowerCase(Locale.ROOT).contains("authorization:")
                ? "(not shown: it may hold credentials)"
                : clean;
    }
}
