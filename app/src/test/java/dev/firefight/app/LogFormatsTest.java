package dev.firefight.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.ZstdOutputStream;
import dev.firefight.app.Said.Level;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** The same things said in every format and by every carrier: the command must understand the same. */
class LogFormatsTest extends CommandRun {
    private static final Instant START = Instant.parse("2026-02-12T07:30:00.250Z");
    private static final int LINES = 24;
    private static final Set<FormatSamples> WITHOUT_LEVEL = EnumSet.of(
            FormatSamples.SYSLOG_FILE,
            FormatSamples.SYSLOG_FILE_ISO,
            FormatSamples.JOURNAL_SHORT_PRECISE,
            FormatSamples.JOURNAL_SHORT_ISO,
            FormatSamples.JOURNAL_SHORT_FULL,
            FormatSamples.JOURNAL_SHORT_UNIX,
            FormatSamples.GO_LOG);

    private static final Set<FormatSamples> WITHOUT_TIME = EnumSet.of(FormatSamples.PYTHON_BASIC);
    private static final Set<FormatSamples> WITHOUT_YEAR =
            EnumSet.of(FormatSamples.SYSLOG_3164, FormatSamples.SYSLOG_FILE);
    private static final Set<FormatSamples> OF_SEVERAL_LINES =
            EnumSet.of(FormatSamples.JUL, FormatSamples.JOURNAL_EXPORT);

    @TempDir
    private Path directory;

    /** What a pattern must be. */
    private record Pattern(
            String template, int severity, long lines, String first, String last, List<String> speakers) {}

    private static List<Said> said() {
        List<Said> all = new ArrayList<>();
        for (int i = 0; i < LINES; i++) {
            Instant at = START.plusSeconds(i);
            all.add(
                    switch (i % 6) {
                        case 3 ->
                            new Said(at, Level.WARN, "shop.db.Pool", "pool is nearly empty: " + i + " of 20 left");
                        case 4, 5 ->
                            new Said(
                                    at,
                                    Level.ERROR,
                                    "shop.db.Pool",
                                    "no connection to stock-1" + i % 3 + " after " + i * 37 + " ms");
                        default ->
                            new Said(
                                    at,
                                    Level.INFO,
                                    "shop.Orders",
                                    "order " + (7000 + i * 31) + " placed in " + i + " ms");
                    });
        }
        return all;
    }

    static Stream<Arguments> formatsAndCarriers() {
        return Stream.of(FormatSamples.values()).flatMap(format -> Stream.of(CarrierSamples.values())
                .filter(carrier -> mayCarry(carrier, format))
                .map(carrier -> Arguments.of(format, carrier)));
    }

    /** An export is read from its source alone; tabs that JSON writes as two characters are no columns. */
    private static boolean mayCarry(CarrierSamples carrier, FormatSamples format) {
        return carrier == CarrierSamples.NOTHING
                || (format != FormatSamples.JOURNAL_EXPORT
                        && !(format == FormatSamples.ZAP_CONSOLE && carrier.isJson()));
    }

    @ParameterizedTest
    @MethodSource("formatsAndCarriers")
    void theSameIsUnderstood(FormatSamples format, CarrierSamples carrier) throws IOException {
        JsonNode answer = answer(format, carrier);

        assertThat(patterns(answer))
                .as(answer.get("files").toString())
                .containsExactlyInAnyOrder(
                        expected(format, carrier, Level.INFO, "order <*> placed in <*> ms"),
                        expected(format, carrier, Level.WARN, "pool is nearly empty: <*> of <*> left"),
                        expected(format, carrier, Level.ERROR, "no connection to stock-<*> after <*> ms"));
        if (!OF_SEVERAL_LINES.contains(format)) {
            assertThat(answer.at("/files/0/forms")).hasSize(1);
            assertThat(answer.at("/files/0/forms/0/words").asString()).isNotEmpty();
        }
    }

    private JsonNode answer(FormatSamples format, CarrierSamples carrier) throws IOException {
        StringBuilder text = new StringBuilder();
        for (Said one : said()) {
            format.write(one).lines().forEach(line -> text.append(carrier.carry(one, line))
                    .append('\n'));
        }
        Path file = Files.writeString(directory.resolve("shop.log"), text);
        Files.setLastModifiedTime(file, FileTime.from(START.plusSeconds(3600)));
        return answer(file);
    }

    private JsonNode answer(Path file) {
        return json("logs", "--json", file.toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "ZAP ~ JSON as zap writes it ~ level, ts, msg",
                "PINO ~ JSON as pino writes it ~ level, time, pid, hostname",
                "BUNYAN ~ JSON as bunyan writes it ~ v, pid, hostname, level, msg",
                "LOGSTASH ~ JSON as logstash writes it ~ @timestamp, @version, message",
                "ECS_NESTED ~ JSON with fields of ECS ~ @timestamp, ecs, log, message",
                "OTLP ~ OpenTelemetry, OTLP in JSON ~ resourceLogs",
                "LOGFMT ~ logfmt ~ pairs with a message and a time or level",
                "SYSLOG_3164 ~ syslog (RFC 3164) ~ priority, time, host, name, message",
                "SYSLOG_5424 ~ syslog (RFC 5424) ~ priority, time, host, program, process, id, data, message",
                "JOURNAL_SHORT_ISO ~ syslog or journald ~ time, host, name, message",
                "JOURNAL_EXPORT ~ journald's export ~ a line for each field, MESSAGE among them",
                "JOURNAL_JSON ~ JSON as journald writes it ~ __REALTIME_TIMESTAMP, MESSAGE",
                "KLOG ~ klog, as Kubernetes writes it ~ time, number, name, message",
                "NGINX_ERROR ~ nginx error log ~ time, level, name, message",
                "APACHE_ERROR ~ Apache error log ~ time, text in brackets, text in brackets, text in brackets, message",
                "LOGBACK ~ Log4j or Logback ~ time, text in brackets, level, name, message",
                "SPRING_3 ~ Spring Boot ~ time, level, number, application, text in brackets, name, message",
                "JUL ~ Java's own logger (JUL) ~ time, name, message on the next line",
                "PYTHON ~ Python logging ~ time, name, level, message",
                "RUST_TRACING ~ Rust's tracing ~ time, level, name, message",
                "GO_LOG ~ Go's log ~ time, name, message",
                "POSTGRES ~ PostgreSQL ~ time, text in brackets, level, message",
                "MYSQL_8 ~ MySQL or MariaDB ~ time, number, level, text in brackets, text in brackets, message",
                "KAFKA ~ Log4j, as Kafka writes it ~ time, level, message",
                "REDIS ~ Redis ~ word, time, message",
            })
    void itIsToldHowLinesAreWrittenAndByWhatThatIsKnown(FormatSamples format, String name, String fields)
            throws IOException {
        JsonNode form = answer(format, CarrierSamples.NOTHING).at("/files/0/forms/0");

        assertThat(form.get("format").asString()).isEqualTo(name);
        assertThat(form.get("fields").asString()).isEqualTo(fields);
        assertThat(form.get("words").asString()).isEqualTo(name + ": " + fields);
        String line = format.write(said().getFirst()).lines().findFirst().orElseThrow();
        assertThat(line).startsWith(form.get("example").asString().replace("\u2026", ""));
    }

    @Test
    void accessLogsAreReadWithTheirTimesAndRequests() throws IOException {
        Path file = Files.writeString(directory.resolve("access.log"), """
                10.0.0.7 - frank [12/Feb/2026:08:30:00 +0100] "GET /cart/7 HTTP/1.1" 200 512 "-" "curl/8.5.0"
                10.0.0.8 - - [12/Feb/2026:08:30:01 +0100] "GET /cart/9 HTTP/1.1" 503 12 "-" "curl/8.5.0"
                """);
        JsonNode answer = answer(file);

        assertThat(patterns(answer)).singleElement().satisfies(one -> {
            assertThat(one.template()).startsWith("\"GET <*> HTTP/<*>\" <*>");
            assertThat(one.first()).isEqualTo("2026-02-12T07:30:00Z");
            assertThat(one.last()).isEqualTo("2026-02-12T07:30:01Z");
        });
        assertThat(answer.at("/files/0/forms/0/format").asString()).isEqualTo("nginx or Apache access log, combined");
    }

    @ParameterizedTest
    @EnumSource(
            value = CarrierSamples.class,
            names = {"NOTHING", "DOCKER", "CRI", "COMPOSE"})
    void coloursForTerminalsAreNoPartOfLines(CarrierSamples carrier) throws IOException {
        List<Pattern> plain = patterns(answer(FormatSamples.SPRING_2, carrier));
        Path file = directory.resolve("shop.log");
        String escape = carrier == CarrierSamples.DOCKER ? "\\u001b" : "\u001B";
        String text = Files.readString(file).replaceAll("INFO|WARN|ERROR|---|4242", "\u0001[32m$0\u0001[0;39m");
        Files.writeString(file, text.replace("\u0001", escape));

        assertThat(patterns(answer(file))).containsExactlyInAnyOrderElementsOf(plain);
    }

    @ParameterizedTest
    @CsvSource({"gzip, a.log.gz", "zstd, a.log.zst", "piped, -"})
    void packedAndPipedLinesAreReadLikeOthers(String how, String name) throws IOException {
        List<Pattern> plain = patterns(answer(FormatSamples.SPRING_3, CarrierSamples.CRI));
        byte[] bytes = Files.readAllBytes(directory.resolve("shop.log"));
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream to = how.equals("gzip")
                ? new GZIPOutputStream(packed)
                : how.equals("zstd") ? new ZstdOutputStream(packed) : packed) {
            to.write(bytes);
        }
        InputStream before = System.in;
        try {
            System.setIn(new ByteArrayInputStream(packed.toByteArray()));
            Path file = name.equals("-") ? Path.of("-") : Files.write(directory.resolve(name), packed.toByteArray());

            assertThat(patterns(answer(file))).containsExactlyInAnyOrderElementsOf(plain);
        } finally {
            System.setIn(before);
        }
    }

    private static List<Pattern> patterns(JsonNode answer) {
        return answer.get("patterns")
                .valueStream()
                .filter(one -> !one.get("continues").asBoolean())
                .map(one -> new Pattern(
                        one.get("template").asString(),
                        one.get("severity").asInt(),
                        one.get("before").asLong() + one.get("after").asLong(),
                        one.get("first").asString(),
                        one.get("last").asString(),
                        one.get("speakers")
                                .valueStream()
                                .map(JsonNode::asString)
                                .toList()))
                .toList();
    }

    private static Pattern expected(FormatSamples format, CarrierSamples carrier, Level level, String template) {
        List<Said> lines = said().stream().filter(one -> one.level() == level).toList();
        boolean isTimed = !WITHOUT_TIME.contains(format) || carrier.tellsTimes();
        boolean isCarriers = carrier.tellsTimes() && (WITHOUT_TIME.contains(format) || WITHOUT_YEAR.contains(format));
        ChronoUnit precision = isCarriers ? ChronoUnit.MILLIS : format.precision;
        TreeSet<String> speakers = new TreeSet<>();
        for (Said one : lines) {
            if (carrier.tellsPods()) {
                speakers.add(CarrierSamples.pod(one));
            } else {
                speakers.addAll(format.speaker(one));
            }
        }
        return new Pattern(
                format.template(template, lines.getFirst()),
                WITHOUT_LEVEL.contains(format) ? 0 : format.severity(level),
                lines.size(),
                isTimed ? lines.getFirst().at().truncatedTo(precision).toString() : "",
                isTimed ? lines.getLast().at().truncatedTo(precision).toString() : "",
                List.copyOf(speakers));
    }
}
