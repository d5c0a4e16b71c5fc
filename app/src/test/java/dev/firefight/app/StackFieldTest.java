package dev.firefight.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firefight.app.Said.Level;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Traces of errors that stand in a field of an object. */
class StackFieldTest extends CommandRun {
    private static final Instant START = Instant.parse("2026-02-12T07:30:00Z");
    private static final String JAVA = """
            shop.OrderException: order %d failed
            \tat shop.Orders.place(Orders.java:4%d)
            \tat org.springframework.web.Servlet.service(Servlet.java:9)
            Caused by: java.io.IOException: closed
            \tat shop.db.Pool.take(Pool.java:7%d)
            \t... 12 more
            """;
    private static final String NODE = """
            OrderError: order %d failed
                at place (/app/src/orders.js:1%d:5)
                at process.processTicksAndRejections (node:internal/process/task_queues:95:5) %d
            """;
    private static final String PYTHON = """
            Traceback (most recent call last):
              File "/app/orders.py", line %d, in place
                pool.take()
            OrderError: order %d failed %d
            """;
    private static final String GO = """
            shop.(*Orders).Place
            \t/app/orders.go:%d
            main.main
            \t/app/main.go:%d
            runtime.main
            \t/usr/go/proc.go:%d
            """;

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '^',
            value = {
                "logstash ~ java ~ {`@timestamp`:`TIME`,`message`:`failed`,`level`:`ERROR`,`stack_trace`:STACK}",
                "ecs ~ java ~ {`@timestamp`:`TIME`,`log.level`:`ERROR`,`message`:`failed`,`error.type`:`x.Y`,`error.message`:`m`,`error.stack_trace`:STACK}",
                "ecs nested ~ java ~ {`@timestamp`:`TIME`,`log`:{`level`:`error`},`message`:`failed`,`error`:{`type`:`x.Y`,`message`:`m`,`stack_trace`:STACK}}",
                "log4j2 ~ java ~ {`timeMillis`:1770881400000,`level`:`ERROR`,`loggerName`:`a`,`message`:`failed`,`thrown`:{`name`:`x.Y`,`message`:`m`,`extendedStackTrace`:STACK}}",
                "otlp ~ java ~ {`resourceLogs`:[{`scopeLogs`:[{`logRecords`:[{`timeUnixNano`:`1770881400000000000`,`severityNumber`:17,`body`:{`stringValue`:`failed`},`attributes`:[{`key`:`exception.message`,`value`:{`stringValue`:`m`}},{`key`:`exception.stacktrace`,`value`:{`stringValue`:STACK}}]}]}]}]}",
                "otel ~ java ~ {`timestamp`:`TIME`,`severityText`:`ERROR`,`body`:`failed`,`attributes`:{`exception.type`:`x.Y`,`exception.stacktrace`:STACK}}",
                "pino ~ node ~ {`level`:50,`time`:1770881400000,`pid`:1,`hostname`:`h`,`err`:{`type`:`OrderError`,`message`:`m`,`stack`:STACK},`msg`:`failed`}",
                "bunyan ~ node ~ {`name`:`a`,`hostname`:`h`,`pid`:1,`level`:50,`err`:{`message`:`m`,`name`:`OrderError`,`stack`:STACK},`msg`:`failed`,`time`:`TIME`,`v`:0}",
                "winston ~ node ~ {`level`:`error`,`message`:`failed`,`stack`:STACK,`timestamp`:`TIME`}",
                "structlog ~ python ~ {`event`:`failed`,`level`:`error`,`timestamp`:`TIME`,`exception`:STACK}",
                "json logger ~ python ~ {`asctime`:`TIME`,`levelname`:`ERROR`,`message`:`failed`,`exc_info`:STACK}",
                "zap ~ go ~ {`level`:`error`,`ts`:1770881400.1,`msg`:`failed`,`error`:`closed`,`stacktrace`:STACK}",
            })
    void aFieldThatHoldsATraceIsReadAsOne(String name, String language, String line) throws IOException {
        for (CarrierSamples carrier : List.of(CarrierSamples.NOTHING, CarrierSamples.DOCKER)) {
            List<String> lines = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                String stack = Said.quoted(stack(language).formatted(i, i, i));
                Said said = new Said(START.plusSeconds(i), Level.ERROR, "", "");
                String written =
                        line.replace('`', '"').replace("TIME", said.at().toString());
                lines.add(carrier.carry(said, written.replace("STACK", stack)));
            }
            Path file = Files.write(directory.resolve("a.log"), lines);
            JsonNode answer = json("logs", "--json", file.toString());

            assertThat(answer.get("patterns").valueStream().map(one -> one.get("template")
                            .asString()))
                    .containsExactly("failed");
            assertThat(answer.get("traces").valueStream().map(one -> one.get("template")
                            .asString()))
                    .as(name + " " + carrier)
                    .containsExactly(trace(language));
            assertThat(answer.at("/traces/0/before").asLong()
                            + answer.at("/traces/0/after").asLong())
                    .isEqualTo(5);
        }
    }

    private static String stack(String language) {
        return switch (language) {
            case "java" -> JAVA;
            case "node" -> NODE;
            case "python" -> PYTHON;
            default -> GO;
        };
    }

    private static String trace(String language) {
        return switch (language) {
            case "java" -> "stack trace: java.io.IOException at shop.db.Pool.take, wrapped in shop.OrderException";
            case "node" -> "stack trace: OrderError at place";
            case "python" -> "stack trace: OrderError at place in orders.py";
            default -> "stack trace: a trace at shop.(*Orders).Place \u2190 main.main";
        };
    }
}
