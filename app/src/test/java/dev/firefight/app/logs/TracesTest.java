package dev.firefight.app.logs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firefight.app.logs.LogAnswer.Statement;
import dev.firefight.app.logs.LogAnswer.Statement.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TracesTest {
    /** So many that the file is read in more than one part. */
    private static final int RECORDS = 80_000;

    @TempDir
    private Path directory;

    private static String record(int number) {
        String time = String.format(
                Locale.ROOT, "2026-01-31 %02d:%02d:%02d,000", number / 3600 % 24, number / 60 % 60, number % 60);
        String line = time + " INFO  [http-1] shop.Orders - Order " + number + " placed\n";
        return number % 5 != 0
                ? line
                : line + time + " ERROR [http-1] shop.Orders - Order " + number + " failed\n"
                        + "java.io.IOException: order " + number + "\n\tat shop.Orders.pay(Orders.java:"
                        + number % 90 + ")\n\tat java.base/java.lang.Thread.run(Thread.java:5)\n";
    }

    private Path log() throws IOException {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < RECORDS; i++) {
            text.append(record(i));
        }
        return Files.writeString(directory.resolve("app.log"), text);
    }

    private static LogAnswer answer(Path file, int threads) throws IOException, InterruptedException {
        LogMining.Request request = new LogMining.Request(List.of(LogSource.of(file)), List.of(), Optional.empty());
        return LogMining.mine(request, threads, Optional.empty());
    }

    private static List<String> told(LogAnswer answer) {
        return answer.statements().stream()
                .map(one ->
                        one.kind() + " " + one.lines() + " " + one.template().text() + " " + one.speakers() + " "
                                + one.firstNanos() + " " + one.lastNanos() + " " + one.severity() + " " + one.example())
                .sorted()
                .toList();
    }

    @Test
    void everyTraceIsCountedOnceHoweverManyRead() throws IOException, InterruptedException {
        Path plain = log();
        Path packed = directory.resolve("app.log.gz");
        try (GZIPOutputStream to = new GZIPOutputStream(Files.newOutputStream(packed))) {
            to.write(Files.readString(plain).getBytes(StandardCharsets.UTF_8));
        }
        LogAnswer one = answer(plain, 1);
        assertThat(one.statements().stream().filter(found -> found.kind() == Kind.TRACE))
                .singleElement()
                .satisfies(trace -> {
                    assertThat(trace.lines()).isEqualTo(RECORDS / 5);
                    assertThat(trace.template().text())
                            .isEqualTo("stack trace: java.io.IOException at shop.Orders.pay");
                    assertThat(trace.severity()).isEqualTo(LogAnswer.ERROR);
                    assertThat(trace.speakers()).containsExactly("shop.Orders");
                    assertThat(trace.example()).contains("Order 0 failed");
                });
        assertThat(told(answer(plain, 2))).isEqualTo(told(one));
        assertThat(told(answer(plain, 3))).isEqualTo(told(one));
        assertThat(told(answer(packed, 2))).isEqualTo(told(one));
    }

    @Test
    void countsOfLinesAddUpBesideTheTraces() throws IOException, InterruptedException {
        long lines = answer(log(), 2).statements().stream()
                .filter(one -> one.kind() != Kind.TRACE)
                .mapToLong(Statement::lines)
                .sum();
        assertThat(lines).isEqualTo(RECORDS + 4L * (RECORDS / 5));
    }

    @Test
    void theCutEndOfTheFirstBytesIsNoTime() throws IOException, InterruptedException {
        assertThat(answer(log(), 2).volume().lines()[0]).isPositive();
    }
}
