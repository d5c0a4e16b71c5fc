package dev.firefight.practice.signal;

import dev.firefight.practice.production.LogBook.Line;
import dev.firefight.practice.production.LogBook.Severity;
import dev.firefight.telemetry.Timestamps;
import dev.firefight.telemetry.TraceId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** How a program writes its lines. All times are in UTC, by the clock of the machine that it runs on. */
enum LogLayout {
    /** As Spring Boot writes, with a stack trace behind what failed. */
    SPRING {
        @Override
        String text(Line line) {
            String trace = trace(line);
            String head = String.format(
                    Locale.ROOT,
                    "%s %5s 1 --- [%s] [%15s] [%s] %-40s : %s\n",
                    MILLIS.format(at(line)),
                    line.severity() == Severity.FATAL ? "ERROR" : line.severity(),
                    line.origin().service(),
                    trace.isEmpty() ? "main" : "nio-8080-exec-" + (1 + (line.traceLow() & 15)),
                    trace,
                    "org.example." + StackTraces.named(line.origin().service()) + ".RequestHandler",
                    line.text());
            return line.severity() == Severity.ERROR || line.severity() == Severity.FATAL
                    ? head + StackTraces.of(line)
                    : head;
        }
    },
    /** An object a line, with the names that slog and logrus give. */
    JSON {
        @Override
        String text(Line line) {
            ObjectNode json = MAPPER.createObjectNode();
            json.put("time", MILLIS.format(at(line)));
            json.put("level", word(line));
            json.put("msg", line.text());
            json.put("service", line.origin().service());
            json.put("pod", line.origin().component());
            if (!trace(line).isEmpty()) {
                json.put("trace_id", trace(line));
            }
            return MAPPER.writeValueAsString(json) + "\n";
        }
    },
    /** Pairs of names and values. */
    LOGFMT {
        @Override
        String text(Line line) {
            String trace = trace(line);
            return "time=" + MILLIS.format(at(line)) + " level=" + word(line) + " msg=" + quoted(line.text())
                    + " service=" + line.origin().service() + " pod="
                    + line.origin().component()
                    + (trace.isEmpty() ? "" : " trace_id=" + trace) + "\n";
        }
    },
    /** As nginx writes: requests in the combined form, with the time they took and their trace; what goes wrong in that of its error log. */
    EDGE {
        @Override
        String text(Line line) {
            Matcher request = ANSWERED.matcher(line.text());
            if (line.severity() == Severity.INFO && request.matches()) {
                return String.format(
                        Locale.ROOT,
                        "%s - - [%s] \"%s %s HTTP/1.1\" %s %d \"-\" \"Mozilla/5.0\" %.3f %s\n",
                        address(line),
                        ACCESS.format(at(line)),
                        request.group(1),
                        request.group(2),
                        request.group(3),
                        200 + (line.traceHigh() & 0x3FFF),
                        Integer.parseInt(request.group(4)) / 1000.0,
                        trace(line));
            }
            String level =
                    switch (line.severity()) {
                        case INFO -> "notice";
                        case WARN -> "warn";
                        case ERROR -> "error";
                        case FATAL -> "crit";
                    };
            String trace = trace(line);
            return NGINX.format(at(line)) + " [" + level + "] 7#7: " + line.text()
                    + (trace.isEmpty() ? "" : ", client: " + address(line) + ", trace_id: " + trace) + "\n";
        }
    },
    /** As PostgreSQL writes to its standard error with {@code log_line_prefix = '%m [%p] '}. */
    POSTGRES {
        @Override
        String text(Line line) {
            String level = line.severity() == Severity.INFO
                    ? "LOG"
                    : line.severity() == Severity.WARN
                            ? "WARNING"
                            : line.severity().name();
            return POSTGRES_TIME.format(at(line)) + " UTC [" + (100 + (line.timeNanos() >>> 20 & 0xFF)) + "] " + level
                    + ":  " + line.text() + "\n";
        }
    };

    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final DateTimeFormatter MILLIS = pattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'");
    private static final DateTimeFormatter ACCESS = pattern("dd/MMM/yyyy:HH:mm:ss '+0000'");
    private static final DateTimeFormatter NGINX = pattern("yyyy/MM/dd HH:mm:ss");
    private static final DateTimeFormatter POSTGRES_TIME = pattern("yyyy-MM-dd HH:mm:ss.SSS");
    private static final Pattern ANSWERED = Pattern.compile("([A-Z]+) (\\S+) (\\d{3}) in (\\d{1,9}) ms");

    private static DateTimeFormatter pattern(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
    }

    /** The line with its end, and what belongs to it below. */
    abstract String text(Line line);

    private static Instant at(Line line) {
        return Timestamps.toInstant(line.timeNanos());
    }

    private static String trace(Line line) {
        return new TraceId(line.traceHigh(), line.traceLow()).isPresent()
                ? new TraceId(line.traceHigh(), line.traceLow()).hex()
                : "";
    }

    private static String word(Line line) {
        return line.severity().name().toLowerCase(Locale.ROOT);
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }

    /** Somebody, by an address that is nobody's (RFC 5737). */
    private static String address(Line line) {
        return "203.0.113." + (1 + Long.remainderUnsigned(line.traceLow(), 254));
    }
}
