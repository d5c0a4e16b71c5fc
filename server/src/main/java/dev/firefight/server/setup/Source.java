package dev.firefight.server.setup;

import dev.firefight.telemetry.live.golden.Rule;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * Where production is asked what it does.
 *
 * @param name as it is called in answers
 * @param kind what answers there
 * @param url its address; empty for logs
 * @param access by which it lets in
 * @param paths files and directories of this machine; only for logs
 * @param queriesPerMinute the most that it is asked
 * @param conventions of a Prometheus: what its metrics mean, where those that come with the program do not know it, or know it otherwise
 */
public record Source(
        String name,
        Kind kind,
        Optional<URI> url,
        Access access,
        List<String> paths,
        int queriesPerMinute,
        List<Rule> conventions) {
    /** So often unless something else is said. */
    public static final int USUAL_QUERIES_PER_MINUTE = 60;

    /** The most questions in a minute. */
    public static final int MOST_QUERIES_PER_MINUTE = 10_000;

    /** The most paths. */
    public static final int MOST_PATHS = 100;

    /** The most conventions. */
    public static final int MOST_CONVENTIONS = 200;

    /** What answers. */
    public enum Kind {
        /** Prometheus, or what speaks as it does. */
        PROMETHEUS,
        /** Zipkin. */
        ZIPKIN,
        /** Jaeger. */
        JAEGER,
        /** Tempo. */
        TEMPO,
        /** Loki. */
        LOKI,
        /** Files of logs on this machine. */
        LOGS
    }

    /**
     * As whom a source is asked.
     *
     * @param user who asks, where the source wants a user and a password; the token is the password then
     * @param token by which it lets in, if it asks for one
     * @param tenant whose data is meant, where one server keeps those of several: sent as {@code X-Scope-OrgID}, as Mimir, Loki and Tempo want it
     */
    public record Access(Optional<String> user, Optional<SecretReference> token, Optional<String> tenant) {
        /** As nobody. */
        public static final Access OPEN = new Access(Optional.empty(), Optional.empty(), Optional.empty());

        /** Checks that a user has a password. */
        public Access {
            if (user.isPresent() && token.isEmpty()) {
                throw new IllegalArgumentException("a source with a user needs a token, which is the password");
            }
        }
    }

    /** With other conventions. */
    public Source withConventions(List<Rule> others) {
        return new Source(name, kind, url, access, paths, queriesPerMinute, others);
    }

    /** Copies the lists, and checks that what the kind needs is there. */
    public Source {
        paths = List.copyOf(paths);
        conventions = List.copyOf(conventions);
        if (kind != Kind.PROMETHEUS && !conventions.isEmpty()) {
            throw new IllegalArgumentException("only a source of the kind prometheus has conventions: take them out");
        }
        if (conventions.size() > MOST_CONVENTIONS) {
            throw new IllegalArgumentException("a source has at most " + MOST_CONVENTIONS + " conventions");
        }
        if (kind == Kind.LOGS && (paths.isEmpty() || url.isPresent() || !access.equals(Access.OPEN))) {
            throw new IllegalArgumentException(
                    "logs of this machine need paths, and neither url nor user, token or tenant");
        }
        if (kind != Kind.LOGS && (url.isEmpty() || !paths.isEmpty())) {
            throw new IllegalArgumentException("this kind of source needs a url, and no paths");
        }
        if (paths.size() > MOST_PATHS || queriesPerMinute < 1 || queriesPerMinute > MOST_QUERIES_PER_MINUTE) {
            throw new IllegalArgumentException("a source has at most " + MOST_PATHS + " paths and from 1 to "
                    + MOST_QUERIES_PER_MINUTE + " queries per minute");
        }
    }
}
