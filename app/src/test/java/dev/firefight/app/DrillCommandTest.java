package dev.firefight.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
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
                .isLessThan(one.get("bots").get("nothing").longValue() / 2);
        assertThat(run("drill", "check", "cleaned-out")).isEqualTo(2);
        assertThat(err.toString()).contains("cleaned-up");
    }

    @Test
    void whatProductionSaidIsSavedAndTheCauseIsFoundInIt() {
        Path recording = directory.resolve("a/recording");
        assertThat(run("drill", "record", "cleaned-up", "--minutes", "5", "--out", recording.toString()))
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
