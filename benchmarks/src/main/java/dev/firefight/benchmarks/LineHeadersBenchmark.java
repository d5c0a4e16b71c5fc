package dev.firefight.benchmarks;

import dev.firefight.telemetry.log.HeaderForms;
import dev.firefight.telemetry.log.HeaderReader;
import dev.firefight.telemetry.log.LineHeader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** From bytes of lines to their headers: time, level, names, and where the message starts. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(value = 1, jvmArgs = "-XX:+UseSerialGC") // as the launcher has it
@Warmup(iterations = 6, time = 2)
@Measurement(iterations = 5, time = 1)
public class LineHeadersBenchmark {
    private static final int LINES = 200_000;

    /** How the lines are written. */
    @Param({"logger", "syslog", "json", "runtime"})
    public String form = "";

    private byte[] bytes = {};
    private HeaderForms forms = HeaderForms.learn(bytes, 0, 0);
    private final LineHeader header = new LineHeader();

    /** Makes the lines, about a hundred a second. */
    @Setup
    public void make() {
        Random random = new Random(1);
        DateTimeFormatter iso = formatter("yyyy-MM-dd HH:mm:ss,SSS");
        DateTimeFormatter syslog = formatter("MMM dd HH:mm:ss");
        StringBuilder text = new StringBuilder();
        Instant time = Instant.ofEpochSecond(1_763_696_504L);
        for (int i = 0; i < LINES; i++) {
            time = time.plusNanos(random.nextInt(20_000_000));
            String message = "order " + random.nextInt(100_000) + " of customer " + random.nextInt(1000)
                    + " is packed and leaves by van";
            text.append(
                    switch (form) {
                        case "logger" ->
                            iso.format(time) + " INFO  [worker-" + i % 7 + "] org.shop.stock.Packing: " + message;
                        case "syslog" -> syslog.format(time) + " node1 packing[" + i % 7 + "]: " + message;
                        case "json" ->
                            "{\"ts\":\"" + time + "\",\"level\":\"info\",\"logger\":\"packing\",\"msg\":\"" + message
                                    + "\"}";
                        default -> time + " stdout F " + iso.format(time) + " INFO packing: " + message;
                    });
            text.append('\n');
        }
        bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        forms = HeaderForms.learn(bytes, 0, bytes.length);
    }

    private static DateTimeFormatter formatter(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
    }

    /** Reads the header of each line, and finds the ends of lines on the way. */
    @Benchmark
    public long read(Rates rates) {
        HeaderReader reader = forms.reader();
        long sum = 0;
        for (int from = 0; from < bytes.length; ) {
            int to = from;
            while (bytes[to] != '\n') {
                to++;
            }
            reader.read(bytes, from, to, header);
            sum += header.messageFrom() + header.timeNanos() + header.severity();
            from = to + 1;
        }
        rates.add(bytes.length, LINES);
        return sum;
    }
}
