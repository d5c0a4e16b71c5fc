package dev.firefight.paging.episode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firefight.paging.Labels;
import dev.firefight.paging.episode.AlertFact.Alert;
import dev.firefight.paging.roster.Roster;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ChainOfCallsTest {
    private static final Instant NOW = Instant.parse("2026-03-01T02:15:00Z");
    private static final Set<String> CALLS = Set.of("checkout>payments", "checkout>inventory");

    private static boolean areNeighbours(String one, String other) {
        return CALLS.contains(one + ">" + other) || CALLS.contains(other + ">" + one);
    }

    private static List<Verdict> decided(String... services) {
        Episodes episodes = new Episodes();
        for (int i = 0; i < services.length; i++) {
            Alert alert = new Alert(
                    "f" + i,
                    AlertFact.Status.FIRING,
                    NOW,
                    Optional.empty(),
                    Labels.of(Map.of("alertname", "Errors", "service", services[i], "severity", "critical")),
                    Labels.NONE,
                    "",
                    "");
            episodes.take(i + 1, NOW, "main", alert);
        }
        return Grouping.decide(episodes.undecided(), Roster.EMPTY, List.of(), ChainOfCallsTest::areNeighbours, NOW);
    }

    @Test
    void twoThatAreCalledByTheSameBelongTogetherWhicheverAlertComesFirst() {
        for (String[] order : List.of(
                new String[] {"payments", "inventory", "checkout"},
                new String[] {"checkout", "payments", "inventory"},
                new String[] {"inventory", "checkout", "payments"})) {
            assertThat(decided(order)).singleElement().isInstanceOfSatisfying(Verdict.Open.class, open -> assertThat(
                            open.episodes())
                    .extracting(episode -> episode.alert().service().orElseThrow())
                    .containsExactlyInAnyOrder(order));
        }
    }

    @Test
    void whatHasNothingToDoWithTheOthersIsAnIncidentOfItsOwn() {
        assertThat(decided("payments", "search", "inventory")).hasSize(3);
    }
}
