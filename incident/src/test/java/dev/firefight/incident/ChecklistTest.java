package dev.firefight.incident;

import static dev.firefight.incident.Story.ANN;
import static dev.firefight.incident.Story.cause;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firefight.incident.Inquiry.Amount;
import dev.firefight.incident.Inquiry.HypothesisProposed;
import dev.firefight.incident.Inquiry.HypothesisRefuted;
import dev.firefight.incident.Inquiry.Source;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChecklistTest {
    private final Story story = Story.declared();

    private long answered() {
        return Checklist.of(story.incident()).stream()
                .filter(one -> one.answer().isPresent())
                .count();
    }

    @Test
    void theTimelineAnswersTheTenQuestions() {
        assertThat(Checklist.of(story.incident())).hasSize(10);
        assertThat(answered()).isZero();
        story.says(ANN, new Staffing.RoleTaken(Role.COMMANDER, ANN));
        story.says(ANN, new Staffing.RoleTaken(Role.SCRIBE, ANN));
        story.says(ANN, new Impact.ImpactDescribed("all", "checkout", "5,000 a minute"));
        story.says(ANN, new Message.UpdatePosted(Message.Audience.ENGINEERS, "searching", Optional.empty()));
        story.says(ANN, new Course.Stabilised("rolled back"));
        assertThat(answered()).isEqualTo(5);
        long deployed = story.says(ANN, cause(Bucket.CHANGE, "a deployment"));
        story.says(ANN, cause(Bucket.DEPENDENCY, "the payment provider"));
        story.says(ANN, cause(Bucket.INTERNAL, "a leak"));
        assertThat(answered()).isEqualTo(7);
        story.says(ANN, new HypothesisRefuted(deployed, "it was rolled back, and nothing changed", Source.METRIC));
        assertThat(answered()).isEqualTo(6);
    }

    @Test
    void theBoardStandsInTheOrderOfTesting() {
        long unlikely = propose(Amount.LOW, Amount.HIGH, Amount.LOW);
        long likely = propose(Amount.HIGH, Amount.LOW, Amount.HIGH);
        long costly = propose(Amount.HIGH, Amount.HIGH, Amount.HIGH);
        long quick = propose(Amount.HIGH, Amount.HIGH, Amount.LOW);
        assertThat(board()).containsExactly(quick, costly, likely, unlikely);
        story.says(ANN, new HypothesisRefuted(quick, "asked it", Source.COMPONENT));
        assertThat(board()).containsExactly(costly, likely, unlikely, quick);
    }

    private long propose(Amount likelihood, Amount impact, Amount cost) {
        return story.says(ANN, new HypothesisProposed(Bucket.INTERNAL, "a cause", likelihood, impact, cost, "ask it"));
    }

    private List<Long> board() {
        return story.incident().board().stream().map(Hypothesis::number).toList();
    }

    @Test
    void blamingWordsAreFoundAndOthersAreNot() {
        assertThat(Blame.in("Ben's mistake: he should have tested it")).hasSize(2);
        assertThat(Blame.in("root cause was HUMAN ERROR")).singleElement().satisfies(one -> assertThat(one.instead())
                .contains("easy to get wrong"));
        assertThat(Blame.in("the deployment of cart 4.2 raised the error rate; the check did not see it"))
                .isEmpty();
        assertThat(Blame.in("")).isEmpty();
    }
}
