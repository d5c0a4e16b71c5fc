package dev.firefight.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetricsTest extends WithServer {
    private static final Pattern SAMPLE =
            Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{(.*)})? (-?[0-9.]+(?:E-?[0-9]+)?|NaN|[+-]Inf)");
    private static final Pattern LABEL =
            Pattern.compile("([a-zA-Z_][a-zA-Z0-9_]*)=\"((?:[^\"\\\\\n]|\\\\[\\\\\"n])*)\"(?:,|$)");

    @Test
    void figuresAreToldAsPrometheusReadsThem() {
        server.tell("the till is on fire");
        server.page("Ann", "/incidents/1");
        server.get("Vera", "/api/v1/incidents/77");
        Map<String, Double> samples = parse(told("Vera"));

        assertThat(samples)
                .containsEntry("firefight_incidents_open{kind=real,severity=sev-1}", 1.0)
                .containsEntry("firefight_incidents_open{kind=drill,severity=none}", 0.0)
                .containsEntry("firefight_watchers{}", 0.0)
                .containsEntry("firefight_logins_total{outcome=wrong}", 0.0)
                .containsEntry("firefight_journal_failures_total{}", 0.0)
                .containsEntry(
                        "firefight_http_request_duration_seconds_count{method=GET,route=/api/v1/incidents/{incident},status=4xx}",
                        1.0)
                .containsEntry(
                        "firefight_http_request_duration_seconds_count{method=POST,route=/api/v1/incidents/{incident}/timeline,status=2xx}",
                        3.0);
        assertThat(samples.getOrDefault("firefight_journal_position{}", 0.0)).isGreaterThan(10);
        assertThat(samples.getOrDefault("jvm_memory_used_bytes{}", 0.0)).isPositive();
        assertThat(samples.getOrDefault("process_start_time_seconds{}", 0.0)).isGreaterThan(1.7e9);
    }

    @Test
    void whateverIsAskedForMakesNoMoreSeries() {
        parse(told("Vera"));
        Raw.send(server.port(), "GET /nothing HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        Raw.send(server.port(), "BREW /nothing HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        Raw.send(server.port(), "POST /incidents/77/timeline HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        parse(told("Vera"));
        int before = parse(told("Vera")).size();
        for (int number = 0; number < 100; number++) {
            Raw.send(server.port(), "GET /n" + number + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
            Raw.send(server.port(), "M" + number + " / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
            Raw.send(
                    server.port(),
                    "POST /incidents/" + number + "9/timeline HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        }
        assertThat(parse(told("Vera"))).hasSize(before);
        assertThat(told("Vera")).doesNotContain("/n5", "M5", "Vera", "ffp_");
    }

    @Test
    void theyAreForThoseWhoAreLetInUnlessItIsSetOtherwise(@TempDir Path other) {
        assertThat(server.get("nobody", "/metrics").statusCode()).isEqualTo(401);
        try (OwnServer open = new OwnServer(other, InstantSource.system(), new Reach(Optional.empty(), false, true))) {
            assertThat(open.get("nobody", "/metrics").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void promtoolFindsNothingToSay() throws IOException, InterruptedException {
        Optional<Path> promtool = List.of("/usr/bin/promtool", "/usr/local/bin/promtool").stream()
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
        Assumptions.assumeTrue(promtool.isPresent(), "promtool is not installed here");
        Path file = Files.writeString(directory.resolve("metrics.txt"), told("Vera"));
        Process check = new ProcessBuilder(promtool.orElseThrow().toString(), "check", "metrics")
                .redirectInput(file.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(check.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(check.exitValue()).as(said).isZero();
        assertThat(said).isBlank();
    }

    private String told(String name) {
        HttpResponse<String> answer = server.get(name, "/metrics");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/plain; version=0.0.4");
        return answer.body();
    }

    /** Strictly, by the text format of Prometheus 0.0.4: help and type once and before samples, no sample twice, histograms whole. */
    private static Map<String, Double> parse(String text) {
        assertThat(text).endsWith("\n");
        Map<String, Double> samples = new HashMap<>();
        Map<String, String> types = new HashMap<>();
        Map<String, Double> lastBuckets = new HashMap<>();
        for (String line : text.lines().toList()) {
            if (line.startsWith("# TYPE ")) {
                String[] words = line.split(" ", -1);
                assertThat(types.put(words[2], words[3])).as(line).isNull();
                assertThat(words[3]).isIn("counter", "gauge", "histogram");
                assertThat(words[3].equals("counter")).as(line).isEqualTo(words[2].endsWith("_total"));
                continue;
            }
            if (line.startsWith("# HELP ")) {
                assertThat(types).as(line).doesNotContainKey(line.split(" ", -1)[2]);
                continue;
            }
            Matcher sample = SAMPLE.matcher(line);
            assertThat(sample.matches()).as(line).isTrue();
            String name = sample.group(1);
            Map<String, String> labels =
                    labels(Optional.ofNullable(sample.group(2)).orElse(""));
            double value = Double.parseDouble(sample.group(3).replace("Inf", "Infinity"));
            String family = types.containsKey(name) ? name : name.replaceAll("_(bucket|count|sum)$", "");
            assertThat(types).as(line).containsKey(family);
            assertThat(samples.put(name + written(labels), value))
                    .as(line + " twice")
                    .isNull();
            if (name.endsWith("_bucket")) {
                Optional<String> bound = Optional.ofNullable(labels.remove("le"));
                assertThat(bound).as(line).isPresent();
                String series = family + written(labels);
                assertThat(value).as(line).isGreaterThanOrEqualTo(lastBuckets.getOrDefault(series, 0.0));
                lastBuckets.put(series, value);
            }
            if (name.endsWith("_count")) {
                assertThat(value).as(line).isEqualTo(lastBuckets.get(family + written(labels)));
            }
        }
        return samples;
    }

    private static String written(Map<String, String> labels) {
        return labels.toString().replace(", ", ",");
    }

    private static Map<String, String> labels(String text) {
        Map<String, String> labels = new TreeMap<>();
        Matcher label = LABEL.matcher(text);
        int end = 0;
        while (label.find() && label.start() == end) {
            assertThat(labels.put(label.group(1), label.group(2))).as(text).isNull();
            end = label.end();
        }
        assertThat(end).as(text).isEqualTo(text.length());
        return labels;
    }
}
