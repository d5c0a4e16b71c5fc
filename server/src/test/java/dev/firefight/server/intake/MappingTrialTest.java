package dev.firefight.server.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firefight.paging.episode.AlertFact.Status;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MappingTrialTest {
    private static final Instant NOW = Instant.parse("2026-03-01T09:00:00Z");
    private static final String SAMPLE = """
            {"event": {"name": "Disk full", "a/b~c": "odd", "at": 1772355600}, "hosts": [{"id": "db-1"}, {"id": "db-2"}],
             "state": "OK", "note": null, "empty": "", "level": 3, "title": "usual"}
            """;

    private static MappingTrial tried(Map<String, String> pointers) {
        return MappingTrial.of(SAMPLE, new Mapping(pointers), NOW);
    }

    @Test
    void eachFieldIsToldWithWhereItWasFound() {
        MappingTrial trial = tried(Map.of("title", "/event/name", "service", "/hosts/1/id", "startsAt", "/event/at"));
        Told alert = trial.alert().orElseThrow();
        assertThat(alert.labels().find("alertname")).hasValue("Disk full");
        assertThat(alert.labels().find("service")).hasValue("db-2");
        assertThat(alert.status()).isEqualTo(Status.RESOLVED);
        assertThat(alert.startsAt()).hasValue(Instant.ofEpochSecond(1_772_355_600));
        assertThat(trial.found())
                .containsEntry("title", new Mapping.Spot("/event/name", "Disk full"))
                .containsEntry("service", new Mapping.Spot("/hosts/1/id", "db-2"))
                .containsEntry("status", new Mapping.Spot("/state", "OK"))
                .containsEntry("severity", new Mapping.Spot("/level", "3"))
                .doesNotContainKeys("link", "key");
        assertThat(trial.problem()).isEmpty();
    }

    @Test
    void aPlaceThatTheSampleDoesNotHaveIsNotReplacedByAUsualName() {
        MappingTrial trial = tried(Map.of("title", "/nowhere"));
        assertThat(trial.alert()).isEmpty();
        assertThat(trial.found()).doesNotContainKey("title");
        assertThat(trial.problem()).contains("title");
    }

    @Test
    void leavesAreThoseThatSaySomethingEachWithAPointerThatLeadsToIt() {
        MappingTrial trial = tried(Map.of());
        assertThat(trial.leaves())
                .extracting(Mapping.Spot::pointer)
                .containsExactly(
                        "/event/name",
                        "/event/a~1b~0c",
                        "/event/at",
                        "/hosts/0/id",
                        "/hosts/1/id",
                        "/state",
                        "/level",
                        "/title");
        for (Mapping.Spot leaf : trial.leaves()) {
            assertThat(tried(Map.of("title", leaf.pointer())).found()).containsEntry("title", leaf);
        }
    }

    @Test
    void whatIsNoJsonIsToldWithItsPlace() {
        MappingTrial trial = MappingTrial.of("{\"title\":\n \"a\",,}", Mapping.USUAL, NOW);
        assertThat(trial.problem()).contains("line 2");
        assertThat(trial.leaves()).isEmpty();
    }

    @Test
    void aGroupOfAlertsIsReadAsSuchWhateverIsChosen() {
        String group = "{\"alerts\": [{\"status\": \"firing\", \"labels\": {\"alertname\": \"A\"}}]}";
        MappingTrial trial = MappingTrial.of(group, new Mapping(Map.of("title", "/alerts/0/status")), NOW);
        assertThat(trial.format()).isEqualTo("alertmanager");
        assertThat(trial.alert().orElseThrow().labels().find("alertname")).hasValue("A");
    }

    @Test
    void aSampleIsBounded() {
        assertThat(MappingTrial.of("\"" + "x".repeat(MappingTrial.MOST_CHARS), Mapping.USUAL, NOW)
                        .problem())
                .contains("65536 characters");
        StringBuilder many = new StringBuilder("{\"title\": \"t\"");
        for (int one = 0; one < 2_000; one++) {
            many.append(", \"f").append(one).append("\": ").append(one);
        }
        MappingTrial trial = MappingTrial.of(many.append('}').toString(), Mapping.USUAL, NOW);
        assertThat(trial.leaves()).hasSize(MappingTrial.MOST_LEAVES);
        assertThat(trial.leafCount()).isEqualTo(2_001);
        assertThat(MappingTrial.of("[".repeat(60_000), Mapping.USUAL, NOW).problem())
                .isNotEmpty();
    }

    @Test
    void whatIsCutOrSpoiledNeverThrows() {
        long seed = 20_260_301;
        Random random = new Random(seed);
        byte[] bytes = SAMPLE.getBytes(StandardCharsets.UTF_8);
        Mapping mapping = new Mapping(Map.of("title", "/event/name", "startsAt", "/event/at"));
        for (int length = 0; length < bytes.length; length++) {
            MappingTrial cut = MappingTrial.of(new String(bytes, 0, length, StandardCharsets.UTF_8), mapping, NOW);
            assertThat(cut.alert().isEmpty())
                    .as("seed " + seed + ", cut at " + length)
                    .isEqualTo(!cut.problem().isEmpty());
            byte[] spoiled = bytes.clone();
            spoiled[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            MappingTrial flipped = MappingTrial.of(new String(spoiled, StandardCharsets.UTF_8), mapping, NOW);
            assertThat(flipped.alert().isEmpty())
                    .as("seed " + seed)
                    .isEqualTo(!flipped.problem().isEmpty());
        }
    }
}
