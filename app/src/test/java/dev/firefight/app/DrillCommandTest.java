package dev.firefight.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class DrillCommandTest extends CommandRun {
    @TempDir
    Path directory;

    @Test
    void whatThereIsToPractiseIsListedAndNoCauseIsToldThere() {
        JsonNode list = json("drill", "list", "--json").get("scenarios");
        assertThat(list.size()).isGreaterThanOrEqualTo(30);
        assertThat(list.get(0).get("id").stringValue()).isEqualTo("provider-down");
        assertThat(run("drill", "list")).isZero();
        assertThat(out.toString())
                .contains("provider-down", "lost-names", "bad-release")
                .doesNotContain("payment provider")
                .doesNotContain("leak at the edge");
    }

    @Test
    void aScenarioIsCheckedWithBotsAndAnUnknownOneIsToldWithItsNeighbour() {
        JsonNode check = json("drill", "check", "cleaned-up", "--seed", "2", "--json");
        assertThat(check.get("sound").booleanValue()).isTrue();
        JsonNode one = check.get("scenarios").get(0);
        assertThat(one.get("best_play").longValue())
                .isLessThan(one.get("bots").get("nothing").get("suffered").longValue() / 2);
        assertThat(run("drill", "check", "cleaned-out")).isEqualTo(2);
        assertThat(err.toString()).contains("cleaned-up");
    }

    @Test
    void aPlayedDrillTellsToolsOfOnesOwnWhatHappens() throws IOException {
        List<String> came = new CopyOnWriteArrayList<>();
        HttpServer tool = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 16);
        tool.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            came.add(exchange.getRequestURI().getPath());
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        tool.start();
        InputStream before = System.in;
        String to = "http://127.0.0.1:" + tool.getAddress().getPort();
        try {
            System.setIn(new ByteArrayInputStream("wait 5m\nend\n".getBytes(UTF_8)));
            assertThat(run(
                            "drill",
                            "start",
                            "--seed",
                            "4",
                            "--serve",
                            "0",
                            "--otlp",
                            to,
                            "--alerts",
                            to + "/alerts",
                            "--changes",
                            to + "/changes",
                            "--data",
                            directory.toString()))
                    .as(err.toString())
                    .isZero();
        } finally {
            System.setIn(before);
            tool.stop(0);
        }
        assertThat(out.toString()).contains("Prometheus scrapes http://127.0.0.1:");
        assertThat(came).contains("/v1/metrics", "/v1/logs", "/v1/traces", "/alerts", "/changes");
        assertThat(run("drill", "start", "--otlp", "ftp://127.0.0.1", "--data", directory.toString()))
                .isEqualTo(2);
        assertThat(err.toString()).contains("--otlp is an address such as");
    }

    @Test
    void aDrillIsPlayedFromAPipeKeptReplayedAndScored() throws IOException {
        InputStream before = System.in;
        String typed = """
                declare
                changes
                suppose dependency the provider fails
                wait 3m
                status
                support 2 it says so
                do switch-provider payment-provider | errors fall | switch back
                wait 2m
                diagnose dependency payment-provider:provider-errors
                end
                never read
                """;
        try {
            System.setIn(new ByteArrayInputStream(typed.getBytes(UTF_8)));
            assertThat(run(
                            "drill",
                            "start",
                            "provider-down",
                            "--seed",
                            "4",
                            "--me",
                            "Ada",
                            "--data",
                            directory.toString()))
                    .as(err.toString())
                    .isZero();
        } finally {
            System.setIn(before);
        }
        assertThat(out.toString()).contains("Next", "of 100 points", "What you did well", "ALERT", "provider-down-1");
        JsonNode score = json("drill", "score", "provider-down-1", "--json", "--data", directory.toString());
        assertThat(score.get("points").doubleValue()).isGreaterThan(50);
        assertThat(run("drill", "replay", "provider-down-1", "--data", directory.toString()))
                .isZero();
        assertThat(out.toString())
                .contains("Ada looks: changes", "digest " + score.get("digest").stringValue());

        Path file = directory.resolve("drills/provider-down-1.drill.jsonl");
        String log = Files.readString(file);
        assertThat(log.lines().findFirst().orElseThrow()).contains("commitment").doesNotContain("seed");
        Files.writeString(file, log.replace("support", "oppose").replace("says so", "said so"));
        assertThat(run("drill", "score", "provider-down-1", "--data", directory.toString()))
                .isEqualTo(2);
        assertThat(err.toString()).contains("altered");
        assertThat(run("drill", "score", "provider-dawn-1", "--data", directory.toString()))
                .isEqualTo(2);
        assertThat(err.toString()).contains("provider-down-1");
    }

    @Test
    void aDrillIsShownAndCheckedAndAnAlteredOneIsRefused() throws IOException {
        Path file = directory.resolve("drill.json");
        assertThat(run("portfolio", "export", "--demo", "--out", file.toString()))
                .as(err.toString())
                .isZero();
        assertThat(run("portfolio", "verify", file.toString()))
                .as(err.toString())
                .isZero();
        assertThat(out.toString()).contains("Proven", "Not proven", "Who played", "provider-down");
        Files.writeString(file, Files.readString(file).replace("\"Ada\"", "\"Eve\""));
        assertThat(run("portfolio", "verify", file.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("altered");
        assertThat(run("portfolio", "verify", directory + "/none")).isEqualTo(2);
        assertThat(run("portfolio", "export", "--out", file.toString())).isEqualTo(2);
        assertThat(run("portfolio", "export", "none-1", "--out", file.toString(), "--data", directory.toString()))
                .isEqualTo(2);
    }

    @Test
    void whatProductionSaidIsSavedAndTheCauseIsFoundInIt() {
        Path recording = directory.resolve("a/recording");
        assertThat(run(
                        "drill",
                        "record",
                        "cleaned-up",
                        "--minutes",
                        "5",
                        "--hours",
                        "1",
                        "--out",
                        recording.toString()))
                .as(err.toString())
                .isZero();
        assertThat(recording).isDirectory();
        JsonNode found = json("investigate", recording.toString(), "--json");
        assertThat(found.get("suspects").toString()).contains("inventory");
        assertThat(run("drill", "record", "cleaned-up", "--out", recording.toString()))
                .isEqualTo(2);
        assertThat(err.toString()).contains("exists already");
        assertThat(run("drill", "record", "cleaned-up", "--minutes", "500", "--out", directory + "/b"))
                .isEqualTo(2);
        assertThat(Files.exists(directory.resolve("b"))).isFalse();
    }
}
