package dev.firefight.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.firefight.app.Said.Level;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Records of several lines, by every carrier: they stay whole, and those that say the same are one. */
class TraceFormatsTest extends CommandRun {
    private static final Instant START = Instant.parse("2026-02-12T07:30:00.250Z");
    private static final int TIMES = 6;

    @TempDir
    private Path directory;

    /** What a program writes when it fails, between lines of its log. */
    private enum Failure {
        JAVA(
                "java.io.IOException at shop.db.Pool.take, wrapped in shop.OrderException",
                Optional.of(FormatSamples.SPRING_3),
                """
                shop.OrderException: order %d failed
                \tat shop.Orders.place(Orders.java:4%d)
                \tat org.springframework.web.Servlet.service(Servlet.java:9)
                Caused by: java.io.IOException: closed
                \tat shop.db.Pool.take(Pool.java:71)
                \t... 12 more
                """),
        PYTHON("shop.OrderError at take in pool.py ← place in orders.py", Optional.of(FormatSamples.PYTHON), """
                Traceback (most recent call last):
                  File "/app/orders.py", line %d, in place
                    pool.take()
                  File "/app/pool.py", line 7, in take
                    raise OrderError(order)
                shop.OrderError: order %d failed
                """),
        GO("panic at main.place ← main.main", Optional.empty(), """
                panic: runtime error: invalid memory address or nil pointer dereference
                [signal SIGSEGV: segmentation violation code=0x1 addr=0x%d pc=0x49d6a5]

                goroutine 1 [running]:
                main.place(...)
                \t/app/main.go:%d
                main.main()
                \t/app/main.go:7 +0x1d
                exit status 2
                """),
        RUST("panic at shop::place ← shop::main", Optional.empty(), """
                thread 'main' panicked at src/main.rs:%d:5:
                index out of bounds: the len is 3 but the index is %d
                stack backtrace:
                   0: rust_begin_unwind
                             at /rustc/1234/library/std/src/panicking.rs:645:5
                   1: core::panicking::panic_fmt
                   2: shop::place
                             at ./src/main.rs:4:5
                   3: shop::main
                             at ./src/main.rs:9:5
                note: Some details are omitted, run with `RUST_BACKTRACE=full` for a verbose backtrace.
                """),
        NODE("TypeError at place ← main.js", Optional.empty(), """
                /app/src/orders.js:%d
                    pool.take(%d)
                         ^

                TypeError: Cannot read properties of undefined
                    at place (/app/src/orders.js:4:5)
                    at /app/src/main.js:9:1
                    at node:internal/main/run_main_module:23:47
                """);

        private final String trace;
        private final Optional<FormatSamples> header;
        private final String lines;

        Failure(String trace, Optional<FormatSamples> header, String lines) {
            this.trace = trace;
            this.header = header;
            this.lines = lines;
        }
    }

    static Stream<Arguments> failuresAndCarriers() {
        return Stream.of(Failure.values())
                .flatMap(failure -> Stream.of(CarrierSamples.values()).map(carrier -> Arguments.of(failure, carrier)));
    }

    @ParameterizedTest
    @MethodSource("failuresAndCarriers")
    void aFailureIsOneRecordAndThoseThatSayTheSameAreOne(Failure failure, CarrierSamples carrier) throws IOException {
        FormatSamples format = failure.header.orElse(FormatSamples.RUST_TRACING);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < TIMES; i++) {
            Said said = new Said(START.plusSeconds(i), Level.INFO, "shop.Orders", "order " + i + " placed");
            Said failed = new Said(START.plusSeconds(i), Level.ERROR, "shop.Orders", "order " + i + " failed");
            for (int line = 0; line < 6; line++) {
                text.append(carrier.carry(said, format.write(said))).append('\n');
            }
            if (failure.header.isPresent()) {
                text.append(carrier.carry(failed, format.write(failed))).append('\n');
            }
            failure.lines.formatted(i, i).lines().forEach(line -> text.append(carrier.carry(said, line))
                    .append('\n'));
        }
        Path file = Files.writeString(directory.resolve("shop.log"), text);

        JsonNode answer = json("logs", "--json", file.toString());
        List<String> starts = answer.get("patterns")
                .valueStream()
                .filter(one -> !one.get("continues").asBoolean())
                .map(one -> one.get("severity") + " " + one.get("template").asString())
                .sorted()
                .toList();
        assertThat(answer.get("traces").valueStream())
                .extracting(
                        one -> one.get("template").asString(),
                        one -> one.get("before").asLong() + one.get("after").asLong())
                .as(starts.toString())
                .containsExactly(tuple("stack trace: " + failure.trace, (long) TIMES));
        assertThat(starts).hasSize(2);
    }
}
