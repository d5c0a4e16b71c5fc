package dev.firefight.server.setup;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * Where production is asked what it does.
 *
 * @param name as it is called in answers
 * @param kind what answers there
 * @param url its address; empty for logs
 * @param token by which it lets in, if it asks for one
 * @param paths files and directories of this machine; only for logs
 * @param queriesPerMinute the most that it is asked
 */
public record Source(
        String name,
        Kind kind,
        Optional<URI> url,
        Optional<SecretReference> token,
        List<String> paths,
        int queriesPerMinute) {
    /** So often unless something else is said. */
    public static final int USUAL_QUERIES_PER_MINUTE = 60;

    /** The most questions in a minute. */
    public static final int MOST_QUERIES_PER_MINUTE = 10_000;

    /** The most paths. */
    public static final int MOST_PATHS = 100;

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

    /** Copies the list, and checks that what the kind needs is there. */
    public Source {
        paths = List.copyOf(paths);
        if (kind == Kind.LOGS && (paths.isEmpty() || url.isPresent() || token.isPresent())) {
            throw new IllegalArgumentException("logs of this machine need paths, and neither url nor token");
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
