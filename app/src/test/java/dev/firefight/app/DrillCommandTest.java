package dev.firefight.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.firefight.practice.scenario.Families;
import dev.firefight.practice.scenario.Scenario;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

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
        JsonNode check = json("drill", "check", "cleaned-up", "--seed", "2", "--users", "0.03", "--json");
        assertThat(check.get("sound").booleanValue()).isTrue();
        JsonNode one = check.get("scenarios").get(0);
        assertThat(one.get("best_play").longValue())
                .isLessThan(one.get("bots").get("nothing").get("suffered").longValue() / 2);
        assertThat(run("drill", "check", "cleaned-out")).isEqualTo(2);
        assertThat(err.toString()).contains("cleaned-up");
        for (String users : List.of("0", "2", "NaN")) {
            assertThat(run("drill", "check", "cleaned-up", "--users", users)).isEqualTo(2);
            assertThat(err.toString()).contains("from 0.01 to 1");
        }
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

    /** A false alarm at the quietest hour there is: each run of it takes a small part of the time that one of a busy evening takes. */
    private static String quiet() {
        return LongStream.range(1, 1_000)
                .mapToObj(Families.named("bad-switch")::scenario)
                .filter(Scenario::isFalseAlarm)
                .filter(one ->
                        one.strikes().stream().anyMatch(strike -> strike.fault().equals("telemetry-lost")))
                .min(Comparator.comparing(
                        one -> one.system().load().perSecondAt(one.start().getEpochSecond())))
                .orElseThrow()
                .id();
    }

    private int played(String scenario, String typed) {
        InputStream before = System.in;
        try {
            System.setIn(new ByteArrayInputStream(typed.getBytes(UTF_8)));
            return run(
                    "drill",
                    "start",
                    scenario,
                    "--seed",
                    "4",
                    "--me",
                    "Ada",
                    "--data",
                    directory.toString(),
                    "--guide");
        } finally {
            System.setIn(before);
        }
    }

    @Test
    void aDrillIsPlayedFromAPipeKeptReplayedScoredAndShown() throws IOException {
        String name = quiet() + "-1";
        int ended = played(quiet(), """
                declare
                changes
                suppose internal nobody suffers
                wait 3m
                status
                support 5 it says so
                do scale payments 4 | it changes nothing | scale back
                wait 2m
                diagnose nothing
                end
                never read
                """);
        assertThat(ended).as(err.toString()).isZero();
        String shown = out.toString();
        assertThat(shown).contains("Next", "of 100 points", "What you did well", "TargetDown", name);
        JsonNode score = json("drill", "score", name, "--json", "--data", directory.toString());
        assertThat(score.get("points").doubleValue()).isGreaterThan(20);
        assertThat(shown).contains(score.get("points").doubleValue() + " of 100 points");
        assertThat(run("drill", "replay", name, "--data", directory.toString())).isZero();
        assertThat(out.toString())
                .contains("Ada looks: changes", "digest " + score.get("digest").stringValue());
        isShown(name, score);

        Path file = directory.resolve("drills/" + name + ".drill.jsonl");
        String log = Files.readString(file);
        assertThat(log.lines().findFirst().orElseThrow()).contains("commitment").doesNotContain("seed");
        Files.writeString(file, log.replace("support", "oppose").replace("says so", "said so"));
        assertThat(run("drill", "score", name, "--data", directory.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("altered");
        assertThat(run("drill", "score", name.replace("bad", "bat"), "--data", directory.toString()))
                .isEqualTo(2);
        assertThat(err.toString()).contains(name);
    }

    private void isShown(String name, JsonNode score) throws IOException {
        Path file = directory.resolve("drill.json");
        assertThat(run("portfolio", "export", name, "--out", file.toString(), "--data", directory.toString()))
                .as(err.toString())
                .isZero();
        assertThat(out.toString()).contains(score.get("points").doubleValue() + " points");
        assertThat(run("portfolio", "verify", file.toString()))
                .as(err.toString())
                .isZero();
        assertThat(out.toString()).contains("Proven", "Not proven", "Who played", quiet());
        Files.writeString(file, Files.readString(file).replace("\"Ada\"", "\"Eve\""));
        assertThat(run("portfolio", "verify", file.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("altered");
    }

    @Test
    void theDemoIsShownAndWhatIsNotThereIsTold() throws IOException {
        Path file = directory.resolve("drill.json");
        assertThat(run("portfolio", "export", "--demo", "--out", file.toString()))
                .as(err.toString())
                .isZero();
        JsonNode document = JsonMapper.shared().readTree(Files.readString(file));
        assertThat(document.get("score").get("points").doubleValue()).isGreaterThan(90);
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
                        "--users",
                        "0.1",
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
