package dev.firefight.practice.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.firefight.practice.desk.DemoDrill;
import dev.firefight.practice.drill.Canonical;
import dev.firefight.practice.scenario.Scenario;
import dev.firefight.practice.scenario.Scenarios;
import dev.firefight.practice.score.Debrief;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class PortfolioTest {
    /** The scenario of the demo where few users come, so that it takes a small part of the time. */
    private static final Scenario SCENARIO = Scenarios.named("provider-down").withUsers(0.03);

    private static final Debrief DEBRIEF = DemoDrill.debrief(SCENARIO, "test");
    private static final String TEXT = Portfolio.of(DEBRIEF);

    private static Debrief verified(String text) {
        return Portfolio.verified(text, id -> {
            assertThat(id).isEqualTo(SCENARIO.id());
            return SCENARIO;
        });
    }

    @Test
    void theDemoIsWorthShowingAndComesOutTheSame() {
        assertThat(DEBRIEF.score().total()).isGreaterThan(90);
        Debrief again = verified(TEXT);
        assertThat(again.log()).isEqualTo(DEBRIEF.log());
        assertThat(again.score()).isEqualTo(DEBRIEF.score());
        assertThat(again.mine()).isEqualTo(DEBRIEF.mine());
    }

    @Test
    void aDocumentOfWhichAByteWasAlteredIsRefused() {
        Random random = new Random(20261122);
        for (int i = 0; i < 3_000; i++) {
            int at = random.nextInt(TEXT.length());
            char other = (char) (' ' + random.nextInt(95));
            if (TEXT.charAt(at) != other) {
                String altered = TEXT.substring(0, at) + other + TEXT.substring(at + 1);
                assertThatIllegalArgumentException().as("at " + at).isThrownBy(() -> verified(altered));
            }
        }
        for (String altered :
                List.of("", " " + TEXT, TEXT + "\n", TEXT.strip(), TEXT.substring(0, TEXT.length() / 2), TEXT + TEXT)) {
            assertThatIllegalArgumentException().isThrownBy(() -> verified(altered));
        }
    }

    /** Whoever writes the seal anew does not get past running it again. */
    @Test
    void pointsThatWereNotEarnedAreRefusedThoughTheSealFits() {
        ObjectNode node = (ObjectNode) JsonMapper.shared().readTree(TEXT);
        ((ObjectNode) node.path("score")).put("points", 100);
        node.remove("seal");
        node.put("seal", Canonical.hash(node));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> verified(Canonical.text(node) + "\n"))
                .withMessageContaining("\"score\" comes out differently");
    }

    @Test
    void anActThatWasNotDoneIsRefusedThoughTheSealFits() {
        ObjectNode node = (ObjectNode) JsonMapper.shared()
                .readTree(TEXT.replace("switch-provider service=payment-provider", "restart service=payments"));
        node.remove("seal");
        node.put("seal", Canonical.hash(node));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> verified(Canonical.text(node) + "\n"))
                .withMessageContaining("altered");
    }
}
