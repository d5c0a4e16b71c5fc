package dev.firefight.telemetry.log;

import dev.firefight.telemetry.log.LineHabits.Told;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Formats that a person can force where lines are taken for something else. A form of text is learned from lines that are written so,
 * instead of from the file; a carrier is taken for given, and what it carries is learned from the file as always.
 */
public enum LogFormat {
    /** Objects in JSON, one a line. */
    JSON("{\"time\":\"2026-01-31T03:12:00Z\",\"level\":\"error\",\"msg\":\"refused\"}", ""),
    /** Named fields. */
    LOGFMT("time=2026-01-31T03:12:00Z level=error msg=\"refused\"", ""),
    /** Of the older kind, and of the newer one. */
    SYSLOG("Jan 31 03:12:00 web1 sshd[1234]: refused", """
            Jan 31 03:12:00 web1 sshd[1234]: refused
            Jan 31 03:12:01 web1 kernel: link is up
            Jan 31 03:12:02 web1 cron[7]: started
            """),
    /** Of the newer kind. */
    SYSLOG5424("<34>1 2026-01-31T03:12:00Z web1 su - ID47 - refused", """
            <34>1 2026-01-31T03:12:00.003Z web1 su - ID47 - refused
            <165>1 2026-01-31T03:12:01.003Z web1 cron 8710 ID47 [a@1 x="y"] started
            """),
    /** Of Kubernetes and other programs in Go. */
    KLOG("E0131 03:12:00.123456 1 main.go:123] refused", """
            I0131 03:12:00.123456       1 main.go:123] starting
            W0131 03:12:01.123456   12345 reflector.go:4] too old
            E0131 03:12:02.123456       1 main.go:12] failed
            """),
    /** Of nginx, Apache and others. */
    ACCESS("10.0.0.7 - - [31/Jan/2026:03:12:00 +0000] \"GET /a HTTP/1.1\" 503 12", """
            127.0.0.1 - frank [31/Jan/2026:03:12:00 +0000] "GET /a HTTP/1.0" 200 2326
            10.0.0.7 - - [31/Jan/2026:03:12:01 +0000] "POST /b HTTP/1.0" 503 12
            """),
    /** Of Log4j, Logback and their like: time, level, thread, logger. */
    LOG4J("2026-01-31 03:12:00,123 ERROR [main] shop.Cart: refused", """
            2026-01-31 03:12:00,123 INFO  [main] shop.Cart: added 3 items
            2026-01-31 03:12:01,123 WARN  [pool thread 7] shop.db.Pool: refused
            2026-01-31 03:12:02,123 ERROR [timer-2 on 6] shop.Cart: no answer
            """),
    /** Each line is a message. */
    PLAIN("refused", ""),
    /** Objects in JSON around the lines. */
    DOCKER("{\"log\":\"refused\\n\",\"stream\":\"stderr\",\"time\":\"2026-01-31T03:12:00Z\"}", true, Optional.empty()),
    /** The files of container runtimes. */
    CRI("2026-01-31T03:12:00.1Z stderr F refused", true, Optional.of(Carrier.RUNTIME)),
    /** With {@code --prefix}. */
    KUBECTL("[pod/cart-7d4b9c6f58-x2x4z/cart] refused", true, Optional.of(Carrier.KUBECTL)),
    /** Pod and container before each line. */
    STERN("cart-7d4b9c6f58-x2x4z cart refused", true, Optional.of(Carrier.STERN)),
    /** Service and bar before each line. */
    COMPOSE("cart-1  | refused", true, Optional.of(Carrier.COMPOSE));

    private static final int MOST_DISTANCE = 2;

    private final String example;
    private final String lines;
    private final boolean isCarrier;
    private final Optional<Carrier> carrier;

    LogFormat(String example, String lines) {
        this(example, lines, false, Optional.empty());
    }

    LogFormat(String example, boolean isCarrier, Optional<Carrier> carrier) {
        this(example, "", isCarrier, carrier);
    }

    LogFormat(String example, String lines, boolean isCarrier, Optional<Carrier> carrier) {
        this.example = example;
        this.lines = lines;
        this.isCarrier = isCarrier;
        this.carrier = carrier;
    }

    /** How a person names it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** A line that is written so. */
    public String example() {
        return example;
    }

    /** The format of a name, in any case; empty when there is none. */
    public static Optional<LogFormat> of(String name) {
        return Arrays.stream(values())
                .filter(one -> one.label().equals(name.toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    /** All names, in the order in which they are explained. */
    public static List<String> labels() {
        return Arrays.stream(values()).map(LogFormat::label).toList();
    }

    /** The name that was probably meant by another one; empty when none is near. */
    public static Optional<String> meant(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        Optional<LogFormat> writer = Arrays.stream(values())
                .filter(one -> Arrays.asList(one.writers()).contains(lower))
                .findFirst();
        if (writer.isPresent()) {
            return writer.map(LogFormat::label);
        }
        return labels().stream()
                .filter(label ->
                        label.startsWith(lower) || lower.startsWith(label) || distance(label, lower) <= MOST_DISTANCE)
                .findFirst();
    }

    /** Programs whose names people may use for a format. */
    private String[] writers() {
        return switch (this) {
            case JSON ->
                "zap pino bunyan winston logstash ecs otel otlp opentelemetry slog zerolog serilog structlog"
                        .split(" ");
            case SYSLOG -> "rsyslog journald journal journalctl syslog3164".split(" ");
            case KLOG -> "glog kubernetes k8s".split(" ");
            case ACCESS -> "nginx apache httpd combined common".split(" ");
            case LOG4J -> "logback log4j2 spring java python".split(" ");
            case CRI -> "containerd crio cri-o".split(" ");
            default -> new String[0];
        };
    }

    /** How many letters have to be put in, left out or changed (Levenshtein 1966). */
    private static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        Arrays.setAll(row, i -> i);
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int above = row[j];
                int changed = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(changed, Math.min(above, row[j - 1]) + 1);
                diagonal = above;
            }
        }
        return row[other.length()];
    }

    /** The forms by which lines of this format are read that start with some bytes. */
    public HeaderForms forms(byte[] bytes, int from, int to) {
        if (isCarrier) {
            return HeaderForms.learn(
                    bytes, from, to, Optional.of(carrier.stream().toList()));
        }
        if (this == PLAIN || this == LOGFMT) {
            return HeaderForms.told(this == PLAIN ? Told.PLAIN : Told.PAIRS);
        }
        byte[] written = lines.getBytes(StandardCharsets.UTF_8);
        return HeaderForms.learn(written, 0, written.length, Optional.of(List.of()));
    }
}
