package dev.firefight.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.firefight.live.shop.Fault;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Three faults, each in a production of its own: one incident, one page, and soon a hypothesis that names who is at fault. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class LiveTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    @TempDir
    private Path directory;

    @BeforeAll
    static void programsAreThere() {
        Stream.of(Production.PROMETHEUS, Production.ALERTMANAGER, Production.ZIPKIN)
                .forEach(program -> assumeTrue(
                        Files.isReadable(program),
                        "there is no " + program + " here; .ci/run installs what is needed"));
    }

    @Test
    void aBadDeployIsToldByItsService() throws Exception {
        try (Story story = new Story(directory)) {
            story.beHealthy();
            story.production().on("checkout", Fault.BAD_DEPLOY);

            assertThat(firstSuspect(story)).as(story.told()).startsWith("checkout");

            story.change("Roll back checkout", () -> story.production().off("checkout", Fault.BAD_DEPLOY));
            assertThat(story.verified()).startsWith("Back to what is healthy:").contains("checkout");
        }
    }

    @Test
    void aProviderThatIsSilentIsToldByWhoCallsIt() throws Exception {
        try (Story story = new Story(directory)) {
            story.beHealthy();
            story.production().on("paygate", Fault.SILENCE);

            assertThat(firstSuspect(story)).as(story.told()).containsPattern("^(payments|paygate)");

            story.change("Ask the other provider", () -> story.production().off("paygate", Fault.SILENCE));
            assertThat(story.verified()).startsWith("Back to what is healthy:").contains("payments");
        }
    }

    @Test
    void aConnectionLeakIsToldByItsPoolAndTheSlowQueryBehindItIsTheSecondWave() throws Exception {
        try (Story story = new Story(directory)) {
            story.beHealthy();
            story.production().on("inventory", Fault.LEAK);
            story.production().on("inventory", Fault.SLOW_QUERY);

            assertThat(firstSuspect(story)).as(story.told()).startsWith("inventory");

            story.change("Restart inventory", () -> story.production().off("inventory", Fault.LEAK));
            Waiting.until("the pool to be well again", SOON, () -> story.production()
                    .ask("hikaricp_connections_pending < 1 and rate(hikaricp_connections_timeout_total[3s]) == 0")
                    .contains("HikariPool-1"));
            Waiting.until("latency to stay", SOON, () -> story.production()
                    .ask("ALERTS{alertname=\"HighLatency\",alertstate=\"firing\",service=\"inventory\"}")
                    .contains("inventory"));
            assertThat(story.secondWave()).contains("inventory");
            assertThat(story.lookAgain()).contains("First suspect: inventory");
            assertThat(story.firefight().incidents()).isEqualTo(1);
            assertThat(story.allPages()).as(story.told()).hasSize(1);
        }
    }

    /** Of the only incident, after the only page. */
    private static String firstSuspect(Story story) throws Exception {
        Instant page = story.page();
        JsonNode hypothesis = story.hypothesis();
        Duration took = Duration.between(page, Story.time(hypothesis));
        assertThat(story.allPages()).as(story.told()).hasSize(1);
        assertThat(story.firefight().incidents()).as(story.told()).isEqualTo(1);
        assertThat(story.rooms()).as("rooms in Slack").hasSize(1);
        System.out.println(story.told());
        System.out.println("from page to hypothesis: " + took.toMillis() + " ms");
        assertThat(took).isLessThan(SOON);
        String cause = Story.fact(hypothesis).path("cause").asString("");
        story.saidInRoom(cause.substring(0, cause.indexOf(':')));
        return cause;
    }
}
