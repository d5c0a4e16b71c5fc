package dev.firefight.app;

import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Function;

/** How loggers, daemons and agents write what is said, by their documentation. */
enum FormatSamples {
    PLAIN_LOG4J(said -> "%s %-5s [main] %s - %s"
            .formatted(said.utc("yyyy-MM-dd HH:mm:ss,SSS"), said.level(), said.logger(), said.text())),
    LOG4J_THREAD_FIRST(said -> "%s [http-nio-8080-exec-3] %-5s %s - %s"
            .formatted(said.utc("yyyy-MM-dd HH:mm:ss,SSS"), said.level(), said.logger(), said.text())),
    LOG4J2_JSON(ChronoUnit.MILLIS, said -> """
            {"instant":{"epochSecond":%d,"nanoOfSecond":%d},"thread":"main","level":"%s","loggerName":"%s","message":%s,"endOfBatch":false,"loggerFqcn":"org.apache.logging.log4j.spi.AbstractLogger","threadId":1,"threadPriority":5}""".formatted(
                    said.at().getEpochSecond(),
                    said.at().toEpochMilli() % 1000 * 1_000_000,
                    said.level(),
                    said.logger(),
                    said.quoted())),
    LOGBACK(said -> "%s [main] %-5s %s -- %s"
            .formatted(said.utc("yyyy-MM-dd HH:mm:ss.SSS"), said.level(), said.logger(), said.text())),
    LOGBACK_JSON(said -> """
            {"sequenceNumber":0,"timestamp":%d,"nanoseconds":250000000,"level":"%s","threadName":"main","loggerName":"%s","context":{"name":"default","birthdate":1770881000000,"properties":{}},"mdc":{},"message":%s,"throwable":null}""".formatted(said.at().toEpochMilli(), said.level(), said.logger(), said.quoted())),
    SPRING_2(said -> "%s %5s 4242 --- [nio-8080-exec-1] %-40s : %s"
            .formatted(said.utc("yyyy-MM-dd HH:mm:ss.SSS"), said.level(), said.logger(), said.text())),
    SPRING_3(said -> "%s %5s 4242 --- [shop] [nio-8080-exec-1] %-40s : %s"
            .formatted(said.east("yyyy-MM-dd'T'HH:mm:ss.SSSxxx"), said.level(), said.logger(), said.text())),
    JUL_ONE_LINE(said -> "[%s] [%-7s] %s %s"
            .formatted(
                    said.utc("yyyy-MM-dd HH:mm:ss.SSS"),
                    said.level().named("INFO", "WARNING", "SEVERE"),
                    said.logger(),
                    said.text())),
    JUL(ChronoUnit.SECONDS, said -> "%s %s handle%n%s: %s"
            .formatted(
                    said.utc("MMM dd, yyyy h:mm:ss a"),
                    said.logger(),
                    said.level().named("INFO", "WARNING", "SEVERE"),
                    said.text())),
    ZAP(said -> """
            {"level":"%s","ts":%s,"logger":"%s","caller":"shop/orders.go:42","msg":%s,"took":0.003}""".formatted(said.level().lower(), said.epoch(), said.logger(), said.quoted())),
    ZAP_CONSOLE(said -> "%s\t%s\t%s\tshop/orders.go:42\t%s"
            .formatted(said.east("yyyy-MM-dd'T'HH:mm:ss.SSSxx"), said.level(), said.logger(), said.text())),
    PINO(said -> """
            {"level":%d,"time":%d,"pid":7,"hostname":"web-1","name":"%s","reqId":"req-7","msg":%s}""".formatted(said.level().tens, said.at().toEpochMilli(), said.logger(), said.quoted())),
    BUNYAN(said -> """
            {"name":"%s","hostname":"web-1","pid":7,"level":%d,"msg":%s,"time":"%s","v":0}""".formatted(said.logger(), said.level().tens, said.quoted(), said.at())),
    WINSTON(said -> """
            {"level":"%s","label":"%s","message":%s,"timestamp":"%s"}""".formatted(said.level().lower(), said.logger(), said.quoted(), said.at())),
    LOGSTASH(said ->
            """
            {"@timestamp":"%s","@version":"1","message":%s,"logger_name":"%s","thread_name":"main","level":"%s","level_value":20000}""".formatted(said.east("yyyy-MM-dd'T'HH:mm:ss.SSSxxx"), said.quoted(), said.logger(), said.level())),
    ECS(said -> """
            {"@timestamp":"%s","log.level":"%s","message":%s,"ecs.version":"1.2.0","service.name":"front","event.dataset":"front","process.thread.name":"main","log.logger":"%s"}""".formatted(said.at(), said.level(), said.quoted(), said.logger())),
    ECS_NESTED(said -> """
            {"@timestamp":"%s","ecs":{"version":"8.11.0"},"service":{"name":"front","environment":"p"},"process":{"pid":7,"thread":{"name":"main"}},"log":{"level":"%s","logger":"%s"},"message":%s}""".formatted(said.at(), said.level().lower(), said.logger(), said.quoted())),
    OTLP(said -> """
            {"resourceLogs":[{"resource":{"attributes":[{"key":"service.name","value":{"stringValue":"front"}}]},"scopeLogs":[{"scope":{"name":"%s"},"logRecords":[{"timeUnixNano":"%d000000","observedTimeUnixNano":"%d000009","severityNumber":%d,"severityText":"%s","body":{"stringValue":%s},"attributes":[],"traceId":"5b8efff798038103d269b633813fc60c","spanId":"eee19b7ec3c1b174"}]}]}]}""".formatted(
                    said.logger(),
                    said.at().toEpochMilli(),
                    said.at().toEpochMilli(),
                    said.level().severity,
                    said.level(),
                    said.quoted())),
    OTLP_RECORD(said -> """
            {"timeUnixNano":"%d000000","severityNumber":%d,"severityText":"%s","body":{"stringValue":%s},"attributes":[{"key":"logger.name","value":{"stringValue":"x"}}]}""".formatted(
                    said.at().toEpochMilli(),
                    said.level().severity,
                    said.level().named("Information", "Warning", "Error"),
                    said.quoted())),
    SLOG(said -> """
            {"time":"%s","level":"%s","source":{"function":"main.main","file":"/app/main.go","line":42},"msg":%s,"component":"%s"}""".formatted(said.east("yyyy-MM-dd'T'HH:mm:ss.SSSxxx"), said.level(), said.quoted(), said.logger())),
    SERILOG(said -> """
            {"@t":"%s","@m":%s,"@i":"0b5e4f2a",%s"SourceContext":"%s"}""".formatted(
                    said.at(),
                    said.quoted(),
                    said.level().named("\"@l\":\"Information\",", "\"@l\":\"Warning\",", "\"@l\":\"Error\","),
                    said.logger())),
    PYTHON_JSON(said -> """
            {"asctime": "%s", "levelname": "%s", "name": "%s", "message": %s}""".formatted(
                    said.utc("yyyy-MM-dd HH:mm:ss,SSS"),
                    said.level().named("INFO", "WARNING", "ERROR"),
                    said.logger(),
                    said.quoted())),
    STRUCTLOG(said ->
            """
            {"event": %s, "logger": "%s", "level": "%s", "timestamp": "%s"}""".formatted(said.quoted(), said.logger(), said.level().named("info", "warning", "error"), said.at())),
    CLOUD_JSON(said ->
            """
            {"severity":"%s","timestamp":"%s","jsonPayload":{"message":%s,"logger":"%s"},"insertId":"17a"}""".formatted(said.level().named("INFO", "WARNING", "ERROR"), said.at(), said.quoted(), said.logger())),
    TRACING_JSON(said -> """
            {"timestamp":"%s","level":"%s","fields":{"message":%s,"took":3},"target":"%s"}""".formatted(said.at(), said.level(), said.quoted(), said.logger())),
    JOURNAL_JSON(said -> """
            {"__CURSOR":"s=1","__REALTIME_TIMESTAMP":"%d000","__MONOTONIC_TIMESTAMP":"777","_BOOT_ID":"b","_TRANSPORT":"stdout","PRIORITY":"%d","SYSLOG_IDENTIFIER":"%s","_PID":"7","_HOSTNAME":"web-1","_COMM":"java","MESSAGE":%s}""".formatted(said.at().toEpochMilli(), said.level().syslog, said.logger(), said.quoted())),
    JOURNAL_EXPORT(said -> """
            __CURSOR=s=1;i=2
            __REALTIME_TIMESTAMP=%d000
            __MONOTONIC_TIMESTAMP=777
            _BOOT_ID=b
            PRIORITY=%d
            SYSLOG_IDENTIFIER=%s
            _PID=7
            _HOSTNAME=web-1
            MESSAGE=%s
            """.formatted(said.at().toEpochMilli(), said.level().syslog, said.logger(), said.text())),
    LOGFMT(said -> "time=%s level=%s logger=%s msg=%s took=3ms"
            .formatted(
                    said.east("yyyy-MM-dd'T'HH:mm:ss.SSSxxx"),
                    said.level().named("info", "warning", "error"),
                    said.logger(),
                    said.quoted())),
    LOGFMT_GO_KIT(said -> "ts=%s caller=main.go:42 level=%s component=%s msg=%s"
            .formatted(said.at(), said.level().lower(), said.logger(), said.quoted())),
    SYSLOG_3164(ChronoUnit.SECONDS, said -> "<%d>%s web-1 %s[77]: %s"
            .formatted(8 + said.level().syslog, said.utc("MMM dd HH:mm:ss"), said.logger(), said.text())),
    SYSLOG_5424(said -> "<%d>1 %s web-1 %s 77 ID47 [x@32473 iut=\"3\" y=\"a b\"] %s"
            .formatted(8 + said.level().syslog, said.east("yyyy-MM-dd'T'HH:mm:ss.SSSxxx"), said.logger(), said.text())),
    SYSLOG_5424_MARKED(said -> "<%d>1 %s web-1 %s - - - \uFEFF%s"
            .formatted(8 + said.level().syslog, said.east("yyyy-MM-dd'T'HH:mm:ss.SSSxxx"), said.logger(), said.text())),
    SYSLOG_FILE(ChronoUnit.SECONDS, said -> "%s web-1 %s[77]: %s"
            .formatted(said.utc("MMM dd HH:mm:ss"), said.logger(), said.text())),
    SYSLOG_FILE_ISO(said -> "%s web-1 %s[77]: %s"
            .formatted(said.east("yyyy-MM-dd'T'HH:mm:ss.SSS'000'xxx"), said.logger(), said.text())),
    JOURNAL_SHORT_PRECISE(
            said -> "%s web-1 %s[77]: %s".formatted(said.utc("MMM dd HH:mm:ss.SSS'000'"), said.logger(), said.text())),
    JOURNAL_SHORT_ISO(ChronoUnit.SECONDS, said -> "%s web-1 %s[77]: %s"
            .formatted(said.east("yyyy-MM-dd'T'HH:mm:ssxx"), said.logger(), said.text())),
    JOURNAL_SHORT_FULL(ChronoUnit.SECONDS, said -> "%s CET web-1 %s[77]: %s"
            .formatted(said.east("EEE yyyy-MM-dd HH:mm:ss"), said.logger(), said.text())),
    JOURNAL_SHORT_UNIX(said -> "%s000 web-1 %s[77]: %s".formatted(said.epoch(), said.logger(), said.text())),
    KLOG(said -> "%s%s       1 orders.go:42] %s"
            .formatted(said.level().name().charAt(0), said.utc("MMdd HH:mm:ss.SSS'000'"), said.text())),
    PYTHON(said -> "%s - %s - %s - %s"
            .formatted(
                    said.utc("yyyy-MM-dd HH:mm:ss,SSS"),
                    said.logger(),
                    said.level().named("INFO", "WARNING", "ERROR"),
                    said.text())),
    PYTHON_LEVEL_FIRST(said -> "%s %s [%s] %s"
            .formatted(
                    said.utc("yyyy-MM-dd HH:mm:ss,SSS"),
                    said.level().named("INFO", "WARNING", "ERROR"),
                    said.logger(),
                    said.text())),
    DJANGO(ChronoUnit.SECONDS, said -> "[%s] %s [%s:42] %s"
            .formatted(
                    said.utc("dd/MMM/yyyy HH:mm:ss"),
                    said.level().named("INFO", "WARNING", "ERROR"),
                    said.logger(),
                    said.text())),
    GUNICORN(ChronoUnit.SECONDS, said -> "[%s] [7] [%s] %s"
            .formatted(
                    said.east("yyyy-MM-dd HH:mm:ss xx"), said.level().named("INFO", "WARNING", "ERROR"), said.text())),
    CELERY(said -> "[%s: %s/MainProcess] %s"
            .formatted(
                    said.utc("yyyy-MM-dd HH:mm:ss,SSS"), said.level().named("INFO", "WARNING", "ERROR"), said.text())),
    PYTHON_BASIC(
            said -> "%s:%s:%s".formatted(said.level().named("INFO", "WARNING", "ERROR"), said.logger(), said.text())),
    GO_LOG(ChronoUnit.SECONDS, said -> "%s orders.go:42: %s".formatted(said.utc("yyyy/MM/dd HH:mm:ss"), said.text())),
    RUST_ENV_LOGGER(ChronoUnit.SECONDS, said -> "[%s %-5s %s] %s"
            .formatted(said.utc("yyyy-MM-dd'T'HH:mm:ss'Z'"), said.level(), said.logger(), said.text())),
    RUST_TRACING(said -> "%s %5s %s: %s"
            .formatted(said.utc("yyyy-MM-dd'T'HH:mm:ss.SSS'000Z'"), said.level(), said.logger(), said.text())),
    POSTGRES(said -> "%s UTC [17] %s:  %s"
            .formatted(
                    said.utc("yyyy-MM-dd HH:mm:ss.SSS"), said.level().named("LOG", "WARNING", "ERROR"), said.text())),
    POSTGRES_LONG(
            ChronoUnit.SECONDS, said -> "%s CET [17]: [3-1] user=app,db=shop,app=[unknown],client=10.0.0.7 %s:  %s"
                    .formatted(
                            said.east("yyyy-MM-dd HH:mm:ss"),
                            said.level().named("LOG", "WARNING", "ERROR"),
                            said.text())),
    POSTGRES_JSON(said -> """
            {"timestamp":"%s CET","user":"app","dbname":"shop","pid":17,"session_id":"65c9.11","line_num":3,"ps":"SELECT","error_severity":"%s","message":%s,"backend_type":"client backend"}""".formatted(
            said.east("yyyy-MM-dd HH:mm:ss.SSS"), said.level().named("LOG", "WARNING", "ERROR"), said.quoted())),
    MYSQL_8(said -> "%s 12 [%s] [MY-010068] [Server] %s"
            .formatted(
                    said.utc("yyyy-MM-dd'T'HH:mm:ss.SSS'000Z'"),
                    said.level().named("System", "Warning", "ERROR"),
                    said.text())),
    MYSQL_5(said -> "%s 12 [%s] %s"
            .formatted(
                    said.utc("yyyy-MM-dd'T'HH:mm:ss.SSS'000Z'"),
                    said.level().named("Note", "Warning", "ERROR"),
                    said.text())),
    MARIADB(ChronoUnit.SECONDS, said -> "%s 12 [%s] %s"
            .formatted(said.utc("yyyy-MM-dd ppH:mm:ss"), said.level().named("Note", "Warning", "ERROR"), said.text())),
    KAFKA(said ->
            "[%s] %s %s (%s)".formatted(said.utc("yyyy-MM-dd HH:mm:ss,SSS"), said.level(), said.text(), said.logger())),
    REDIS(said -> "1:M %s %s %s"
            .formatted(said.utc("dd MMM yyyy HH:mm:ss.SSS"), said.level().named("-", "#", "#"), said.text())),
    NGINX_ERROR(ChronoUnit.SECONDS, said -> "%s [%s] 12#12: *7 %s"
            .formatted(said.utc("yyyy/MM/dd HH:mm:ss"), said.level().lower(), said.text())),
    APACHE_ERROR(said -> "[%s] [core:%s] [pid 12:tid 140201] [client 10.0.0.7:51000] %s"
            .formatted(
                    said.utc("EEE MMM dd HH:mm:ss.SSS'000' yyyy"), said.level().lower(), said.text()));

    /** To what part of a second times are written. */
    final ChronoUnit precision;

    @SuppressWarnings("ImmutableEnumChecker") // functions that keep nothing
    private final Function<Said, String> writing;

    FormatSamples(Function<Said, String> writing) {
        this(ChronoUnit.MILLIS, writing);
    }

    FormatSamples(ChronoUnit precision, Function<Said, String> writing) {
        this.precision = precision;
        this.writing = writing;
    }

    /** The line, or lines. */
    String write(Said said) {
        return writing.apply(said);
    }

    /** Who is told to have said something: nobody in some formats, the place in the program in others. */
    List<String> speaker(Said said) {
        return switch (this) {
            case KLOG, GO_LOG -> List.of("orders.go:42");
            case LOGFMT_GO_KIT -> List.of(said.logger());
            case OTLP_RECORD, DJANGO, GUNICORN, CELERY, KAFKA, REDIS -> List.of();
            case POSTGRES, POSTGRES_LONG, POSTGRES_JSON, MYSQL_8, MYSQL_5, MARIADB -> List.of();
            case NGINX_ERROR, APACHE_ERROR -> List.of();
            default -> List.of(said.logger());
        };
    }

    /** How grave a level is in the words of this format: databases note what others inform of, and a key-value store has one sign for both warnings and errors. */
    int severity(Said.Level level) {
        return switch (this) {
            case MYSQL_5, MARIADB -> level == Said.Level.INFO ? 10 : level.severity;
            case REDIS -> level == Said.Level.ERROR ? 13 : level.severity;
            default -> level.severity;
        };
    }

    /** The pattern of a message in this format: some put something before or behind it that is part of it. */
    String template(String template, Said said) {
        return switch (this) {
            case KAFKA -> template + " (" + said.logger() + ")";
            case NGINX_ERROR -> "*<*> " + template;
            default -> template;
        };
    }
}
