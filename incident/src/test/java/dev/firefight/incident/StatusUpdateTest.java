package dev.firefight.incident;

import static dev.firefight.incident.Story.ANN;
import static dev.firefight.incident.Story.cause;
import static dev.firefight.incident.Story.mitigation;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firefight.incident.Message.Audience;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StatusUpdateTest {
    private final Story story = Story.declared();

    private String draft(Audience audience) {
        return StatusUpdate.draft(
                story.incident(),
                Policy.USUAL,
                audience,
                ZoneOffset.UTC,
                story.now().plus(Duration.ofMinutes(20)));
    }

    @Test
    void whatIsNotKnownIsSaidToBeUnknown() {
        assertThat(draft(Audience.ENGINEERS)).isEqualTo("""
                [severity not set] checkout fails
                Impact: not known yet
                Doing: looking for the cause
                Causes looked at: none yet
                Commander: nobody yet; timeline: nobody yet
                Next update by 02:20 Z""");
    }

    @Test
    void engineersAreToldWhatIsDoneAndExecutivesWhatItMeans() {
        story.says(ANN, new Course.SeveritySet(Severity.SEV_1, ""));
        story.says(ANN, new Staffing.RoleTaken(Role.COMMANDER, ANN));
        story.says(ANN, new Impact.ImpactStarted(story.now().minusSeconds(600)));
        story.says(ANN, new Impact.ImpactDescribed("a third of customers", "checkout", ""));
        story.says(ANN, cause(Bucket.CHANGE, "deployment of cart 4.2"));
        long change = story.says(ANN, mitigation("roll back cart"));

        assertThat(draft(Audience.ENGINEERS)).contains("[SEV-1]", "roll back cart in checkout", "cart 4.2", "Ann");
        assertThat(draft(Audience.EXECUTIVES))
                .contains("a third of customers, checkout; since 01:50 Z", "putting a fix in place")
                .doesNotContain("cart 4.2", "Ann");

        story.says(ANN, new Action.ChangeFinished(change, ""));
        long verification = story.says(ANN, new Action.VerificationStarted(Optional.of(change), "errors"));
        assertThat(draft(Audience.CUSTOMERS)).contains("watching the recovery");
        story.later(Duration.ofMinutes(12));
        story.says(ANN, new Action.VerificationPassed(verification, "none"));
        story.says(ANN, new Impact.ImpactEnded(story.now()));
        story.says(ANN, new Course.Resolved("rolled back"));
        assertThat(draft(Audience.EXECUTIVES))
                .contains("(resolved)", "it lasted 22 minutes", "last update")
                .doesNotContain("Next update");
    }

    @Test
    void timesAreToldInTheZoneOfWhoReadsThem() {
        assertThat(StatusUpdate.draft(
                        story.incident(), Policy.USUAL, Audience.CUSTOMERS, ZoneId.of("Europe/Berlin"), story.now()))
                .contains("03:00 CET");
    }
}
