package dev.firefight.telemetry.log;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Formats of lines that have a name among people. It is only told and decides nothing: how lines are read is learned from themselves. Of two
 * that fit, the first is told.
 */
enum KnownFormat {
    SYSLOG_5424("syslog (RFC 5424)", "<\\d{1,3}>1 \\S+ \\S+ \\S+ \\S+ \\S+ (?:-|\\[).*"),
    SYSLOG_3164("syslog (RFC 3164)", "<\\d{1,3}>[A-Z][a-z]{2} [ \\d]\\d [\\d:]{8} .*"),
    KLOG("klog, as Kubernetes writes it", "[IWEF]\\d{4} [\\d:]{8}\\.\\d{6} +\\d+ [^ ]+:\\d+\\] .*"),
    ACCESS_COMBINED(
            "nginx or Apache access log, combined",
            "\\S+ \\S+ .*\\[\\d\\d/[A-Z][a-z]{2}/\\d{4}:[\\d:]{8} [+-]\\d{4}\\] \"[^\"]*\" \\d{3} [\\d-]+ \"[^\"]*\" \"[^\"]*\".*"),
    ACCESS(
            "nginx or Apache access log",
            "\\S+ \\S+ .*\\[\\d\\d/[A-Z][a-z]{2}/\\d{4}:[\\d:]{8} [+-]\\d{4}\\] \"[^\"]*\" .*"),
    NGINX_ERROR("nginx error log", "\\d{4}/\\d\\d/\\d\\d [\\d:]{8} \\[[a-z]+\\] \\d+#\\d+: .*"),
    APACHE_ERROR(
            "Apache error log",
            "\\[[A-Z][a-z]{2} [A-Z][a-z]{2} \\d\\d [\\d:]{8}(?:\\.\\d+)? \\d{4}\\] \\[[a-z0-9_:]+\\] .*"),
    POSTGRES(
            "PostgreSQL",
            "\\d{4}-\\d\\d-\\d\\d [\\d:]{8}(?:\\.\\d+)? [A-Z]{2,5} .*(?:LOG|ERROR|FATAL|PANIC|WARNING|NOTICE|INFO|DETAIL|HINT|STATEMENT|CONTEXT|DEBUG\\d?):  .*"),
    POSTGRES_ROWS(
            "PostgreSQL's csvlog",
            "\\d{4}-\\d\\d-\\d\\d [\\d:]{8}(?:\\.\\d+)? [A-Z]{2,5},[^,]*,[^,]*,\\d+,.*,(?:LOG|ERROR|FATAL|PANIC|WARNING|NOTICE|INFO|DEBUG\\d?),\\w{5},.*"),
    MYSQL(
            "MySQL or MariaDB",
            "\\d{4}-\\d\\d-\\d\\d[T ] ?[\\d:]{7,8}(?:\\.\\d+)?(?:Z|[+-][\\d:]{5})? \\d+ \\[(?:System|Note|Warning|ERROR|Error)\\] .*"),
    REDIS("Redis", "\\d+:[A-Z] \\d\\d [A-Z][a-z]{2} \\d{4} [\\d:.]{8,12} [.*#-] .*"),
    KAFKA("Log4j, as Kafka writes it", "\\[\\d{4}-\\d\\d-\\d\\d [\\d:]{8},\\d{3}\\] [A-Z]+ .* \\([\\w.$]+\\)"),
    SPRING("Spring Boot", "\\d{4}-\\d\\d-\\d\\d[T ][\\d:]{8}[.,]\\d{3}\\S* +[A-Z]+ \\d+ --- .*"),
    JUL("Java's own logger (JUL)", "[A-Z][a-z]{2} \\d\\d?, \\d{4} [\\d:]{7,8} [AP]M \\S+.*"),
    PYTHON(
            "Python logging",
            "\\d{4}-\\d\\d-\\d\\d [\\d:]{8},\\d{3} - \\S+ - (?:DEBUG|INFO|WARNING|ERROR|CRITICAL) - .*"),
    PYTHON_BASIC("Python logging", "(?:DEBUG|INFO|WARNING|ERROR|CRITICAL):[\\w.]+:.*"),
    PYTHON_WORKER("Celery", "\\[\\d{4}-\\d\\d-\\d\\d [\\d:]{8},\\d{3}: [A-Z]+/\\S+\\] .*"),
    GUNICORN("Gunicorn", "\\[\\d{4}-\\d\\d-\\d\\d [\\d:]{8} [+-]\\d{4}\\] \\[\\d+\\] \\[[A-Z]+\\] .*"),
    LOG4J(
            "Log4j or Logback",
            "(?:\\d{4}-\\d\\d-\\d\\d[ T])?[\\d:]{8}[.,]\\d{3}\\S* +(?:\\[[^\\]]*\\] +[A-Z]+|[A-Z]+ +\\[[^\\]]*\\]) +\\S+ *(?:-+|:) .*"),
    LOG4J_COLON(
            "Log4j or Logback",
            "(?:\\d{4}-\\d\\d-\\d\\d[ T])?[\\d:]{8}[.,]\\d{3}\\S* +(?:\\[[^\\]]*\\] +[A-Z]+|[A-Z]+ +\\[[^\\]]*\\]) +\\S+: .*"),
    ENV_LOGGER("Rust's env_logger", "\\[\\d{4}-\\d\\d-\\d\\dT[\\d:.]{8,}Z [A-Z]+ +[\\w:.]+\\] .*"),
    TRACING("Rust's tracing", "\\d{4}-\\d\\d-\\d\\dT[\\d:]{8}\\.\\d{6,9}Z +[A-Z]+ .*: .*"),
    ZAP("zap's console", "\\S+\\t(?:[A-Z]+|[a-z]+)\\t.*"),
    GO("Go's log", "\\d{4}/\\d\\d/\\d\\d [\\d:]{8}(?:\\.\\d{6})? \\S+\\.go:\\d+: .*"),
    JOURNAL(
            "syslog or journald",
            "(?:[A-Z][a-z]{2} [ \\d]\\d [\\d:]{8}(?:\\.\\d+)?|\\d{4}-\\d\\d-\\d\\dT[\\d:]{8}(?:\\.\\d+)?(?:Z|[+-][\\d:]{4,5})|[A-Z][a-z]{2} \\d{4}-\\d\\d-\\d\\d [\\d:]{8} \\w+|\\d{10}\\.\\d{6}) (?!(?:TRACE|DEBUG|INFO|NOTICE|WARN|WARNING|ERROR|FATAL|CRITICAL) )\\S+ [\\w./@()-]+(?:\\[\\d+\\])?: .*");

    private static final int MOST_CHARS = 2_000;

    /** Who writes JSON with some fields, and these. */
    private record Fields(String words, List<String> names) {
        Fields(String words, String... names) {
            this(words, Arrays.asList(names));
        }
    }

    private static final List<Fields> OBJECTS = List.of(
            new Fields("OpenTelemetry, OTLP in JSON", "resourceLogs"),
            new Fields("OpenTelemetry in JSON", "severityNumber", "body"),
            new Fields("OpenTelemetry in JSON", "severityText", "body"),
            new Fields("JSON as journald writes it", "__REALTIME_TIMESTAMP", "MESSAGE"),
            new Fields("JSON as PostgreSQL writes it", "error_severity", "message"),
            new Fields("JSON with fields of ECS", "@timestamp", "log.level", "message"),
            new Fields("JSON with fields of ECS", "@timestamp", "ecs.version", "message"),
            new Fields("JSON with fields of ECS", "@timestamp", "ecs", "log", "message"),
            new Fields("JSON as logstash writes it", "@timestamp", "@version", "message"),
            new Fields("JSON as logstash writes it", "@timestamp", "logger_name", "message"),
            new Fields("JSON as Serilog writes it", "@t", "@mt"),
            new Fields("JSON as Serilog writes it", "@t", "@m"),
            new Fields("JSON as bunyan writes it", "v", "pid", "hostname", "level", "msg"),
            new Fields("JSON as pino writes it", "level", "time", "pid", "hostname"),
            new Fields("JSON as Log4j writes it", "loggerFqcn", "level", "message"),
            new Fields("JSON as Logback writes it", "sequenceNumber", "threadName", "loggerName"),
            new Fields("JSON as zap writes it", "level", "ts", "msg"),
            new Fields("JSON as Rust's tracing writes it", "timestamp", "level", "fields", "target"),
            new Fields("JSON as structlog writes it", "event", "level"),
            new Fields("JSON as loggers of Python write it", "asctime", "levelname"),
            new Fields("JSON as Google Cloud writes it", "severity", "jsonPayload"),
            new Fields("JSON as Google Cloud writes it", "severity", "textPayload"),
            new Fields("JSON as slog or logrus write it", "time", "level", "msg"),
            new Fields("JSON as zerolog writes it", "time", "level", "message"),
            new Fields("JSON as winston writes it", "timestamp", "level", "message"));

    private final String words;
    private final Pattern pattern;

    KnownFormat(String words, String pattern) {
        this.words = words;
        this.pattern = Pattern.compile(pattern);
    }

    /** How people call the format that nearly all of some lines have; empty when it has no name. */
    static String of(List<String> lines) {
        if (lines.isEmpty()) {
            return "";
        }
        for (KnownFormat format : values()) {
            long fitting = lines.stream()
                    .map(line -> line.substring(0, Math.min(line.length(), MOST_CHARS)))
                    .filter(line -> format.pattern.matcher(line).matches())
                    .count();
            if (fitting >= FormLearner.NEARLY_ALL * lines.size()) {
                return format.words;
            }
        }
        return "";
    }

    /** Who writes objects of which nearly all have such fields, and by which fields that is told; both empty when it is nobody known. */
    static Form ofObjects(List<String> lines) {
        Optional<Fields> known = OBJECTS.stream()
                .filter(one -> !lines.isEmpty()
                        && lines.stream().filter(line -> has(line, one.names())).count()
                                >= FormLearner.NEARLY_ALL * lines.size())
                .findFirst();
        return known.map(one -> new Form(one.words(), String.join(", ", one.names())))
                .orElse(new Form("", ""));
    }

    /** Who writes objects, and which fields tell it. */
    record Form(String words, String fields) {}

    private static boolean has(String line, List<String> names) {
        return names.stream().allMatch(name -> line.contains('"' + name + '"'));
    }
}
