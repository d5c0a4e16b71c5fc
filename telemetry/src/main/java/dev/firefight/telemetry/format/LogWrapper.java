package dev.firefight.telemetry.format;

import dev.firefight.telemetry.Origin;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line without what carried it here: Docker's JSON files, the files of Kubernetes' container runtimes, the names that {@code kubectl
 * logs --prefix} and {@code docker compose logs} put before each line.
 *
 * @param stream tells lines of one writer from those of others that are mixed with them
 * @param time when the carrier took the line; empty when it does not say
 * @param origin whose the line is, as the carrier tells it
 * @param isPartial whether the line goes on in the next one of its stream
 * @param line what was written
 * @param words what carried it, in words; empty for a plain line
 */
record LogWrapper(String stream, Optional<LogTime> time, Origin origin, boolean isPartial, String line, String words) {
    private static final Pattern RUNTIME = Pattern.compile("(\\S{19,40}) (stdout|stderr) ([FP])(?::\\S*)?(?: |$)");
    private static final Pattern KUBECTL = Pattern.compile("\\[pod/([\\w.-]{1,253})/([\\w.-]{1,63})\\] ");
    private static final Pattern COMPOSE = Pattern.compile("([A-Za-z][\\w.-]{0,100}?)(-\\d{1,3})? +\\| ?");

    /** Unwraps a line. */
    static LogWrapper of(String line) {
        if (line.startsWith("{")) {
            return line.contains("\"stream\"") && line.contains("\"log\"")
                    ? LogFields.ofJson(line)
                            .filter(LogFields::isWrapper)
                            .map(LogWrapper::json)
                            .orElse(plain(line))
                    : plain(line);
        }
        if (line.startsWith("[pod/")) {
            Matcher named = KUBECTL.matcher(line);
            if (named.lookingAt()) {
                Origin pod = new Origin(PodName.workload(named.group(1)), named.group(1), "");
                LogWrapper inner = of(line.substring(named.end()));
                return new LogWrapper(
                        named.group() + inner.stream,
                        inner.time,
                        pod,
                        inner.isPartial,
                        inner.line,
                        "kubectl's prefixed lines");
            }
        }
        char first = line.isEmpty() ? ' ' : line.charAt(0);
        if (first >= '0' && first <= '9') {
            Matcher runtime = RUNTIME.matcher(line);
            if (runtime.lookingAt()) {
                return new LogWrapper(
                        runtime.group(2),
                        LogTime.of(runtime.group(1)),
                        Origin.UNKNOWN,
                        runtime.group(3).equals("P"),
                        line.substring(runtime.end()),
                        "a container runtime's lines: time, stream, message");
            }
        }
        return compose(line);
    }

    private static LogWrapper compose(String line) {
        int bar = line.indexOf('|');
        if (bar > 1 && bar < 100 && line.charAt(bar - 1) == ' ') {
            Matcher named = COMPOSE.matcher(line);
            if (named.lookingAt() && Severities.of(named.group(1)) == 0) {
                String container = named.group(1) + (named.group(2) == null ? "" : named.group(2));
                return new LogWrapper(
                        container,
                        Optional.empty(),
                        new Origin(named.group(1), container, ""),
                        false,
                        line.substring(named.end()),
                        "Docker Compose's prefixed lines");
            }
        }
        return plain(line);
    }

    private static LogWrapper json(LogFields fields) {
        return new LogWrapper(
                fields.get("stream") + fields.origin(),
                fields.time(),
                fields.origin(),
                fields.isPartial(),
                fields.get("log").stripTrailing(),
                "JSON objects with log, stream and time");
    }

    private static LogWrapper plain(String line) {
        return new LogWrapper("", Optional.empty(), Origin.UNKNOWN, false, line, "");
    }
}
