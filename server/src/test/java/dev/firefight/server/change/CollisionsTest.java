package dev.firefight.server.change;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firefight.incident.Action;
import dev.firefight.incident.Change;
import dev.firefight.incident.Person;
import dev.firefight.server.change.ChangeFact.Reported;
import dev.firefight.server.change.ChangeFact.Sort;
import dev.firefight.server.change.ChangeFact.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a person would expect: whose act is whose, and which two stand against each other. */
class CollisionsTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Instant NOW = NOON.plus(Duration.ofMinutes(30));
    private static final Set<String> KNOWN = Set.of("checkout", "search");
    private static final String SHA = "f95f852bd8fca8fcc58a9a2d6c842781e32a215e";

    private long number;

    private static Change own(String what, String where, String by) {
        return own(what, where, by, Change.State.OPEN);
    }

    private static Change own(String what, String where, String by, Change.State state) {
        Action.ChangeStarted started = new Action.ChangeStarted(
                Action.Purpose.MITIGATION, what, where, "errors fall", "do it the other way", "");
        return new Change(7, started, new Person(by), NOON, Optional.empty(), state);
    }

    private ReportedChange reported(String service, String summary, String revision, String author) {
        return reported("ci", Sort.DEPLOYMENT, State.STARTED, service, summary, revision, author, NOON.plusSeconds(60));
    }

    private ReportedChange reported(
            String integration,
            Sort type,
            State state,
            String service,
            String summary,
            String revision,
            String author,
            Instant at) {
        number++;
        Reported facts = new Reported(
                integration,
                "id-" + number,
                type,
                state,
                List.of(service),
                "",
                "production",
                revision,
                summary,
                author,
                Optional.empty(),
                at,
                state == State.STARTED ? Optional.empty() : Optional.of(at));
        return new ReportedChange(number, at, facts);
    }

    private static boolean collide(Change own, ReportedChange reported) {
        return Collisions.collide(own, reported, KNOWN, NOW);
    }

    @Test
    void theDeploymentThatSomebodyWroteDownIsNotAConflictWithItself() {
        assertThat(collide(own("deploy v43", "checkout", "Ada"), reported("checkout", "v43", "", "ada")))
                .isFalse();
        assertThat(collide(own("Roll back to f95f852", "checkout", "Ada"), reported("checkout", "sync", SHA, "argo")))
                .isFalse();
        assertThat(collide(own("roll back", "checkout in Europe", "Ada"), reported("checkout", "sync", SHA, "")))
                .isFalse();
        assertThat(collide(
                        own("Redeploy with more memory", "production", "Ada Lovelace"),
                        reported("checkout", "x", "", "ada")))
                .isFalse();
        assertThat(collide(
                        own("roll back v42", "checkout", "Ada"), reported("checkout", "Deployment of v41", "", "ci")))
                .isFalse();
    }

    @Test
    void anotherVersionOrTheOneThatIsBeingRolledBackIsAConflict() {
        assertThat(collide(own("roll back to v41", "checkout", "Ada"), reported("checkout", "v43", "", "linus")))
                .isTrue();
        assertThat(collide(own("roll back to v41", "checkout", "Ada"), reported("checkout", "v43", "", "ada")))
                .isTrue();
        assertThat(collide(own("roll back from v42 to v41", "checkout", "Ada"), reported("checkout", "v42", "", "")))
                .isTrue();
        assertThat(collide(own("roll back v42", "checkout", "Ada"), reported("checkout", "Deployment of v42", "", "")))
                .isTrue();
        assertThat(collide(own("deploy 1a2b3c4", "checkout", "Ada"), reported("checkout", "main", SHA, "ada")))
                .isTrue();
    }

    @Test
    void anActOfAnotherKindOrOnAnotherServiceIsAConflict() {
        assertThat(collide(own("restart all pods", "checkout", "Ada"), reported("checkout", "v43", "", "linus")))
                .isTrue();
        assertThat(collide(own("restart all pods", "checkout", "Ada"), reported("checkout", "v43", "", "ada")))
                .isTrue();
        assertThat(collide(own("roll back", "search", "Ada"), reported("checkout", "v43", "", "ada")))
                .isTrue();
        ReportedChange flag = reported(
                "ci", Sort.FLAG, State.SUCCEEDED, "checkout", "new-basket on", "", "linus", NOON.plusSeconds(9));
        assertThat(collide(own("roll back to v41", "checkout", "Ada"), flag)).isTrue();
        assertThat(collide(own("turn the flag off", "checkout", "Linus"), flag)).isFalse();
    }

    @Test
    void whatIsOverOrActsOnNothingOrTakesPlaceElsewhereIsNone() {
        Change own = own("restart all pods", "checkout", "Ada");
        ReportedChange before =
                reported("ci", Sort.DEPLOYMENT, State.SUCCEEDED, "checkout", "v42", "", "", NOON.minusSeconds(600));
        assertThat(collide(own, before)).isFalse();
        ReportedChange commit =
                reported("ci", Sort.COMMIT, State.SUCCEEDED, "checkout", "fix", SHA, "linus", NOON.plusSeconds(1));
        assertThat(collide(own, commit)).isFalse();
        Change helped = own("restart all pods", "checkout", "Ada", Change.State.VERIFIED);
        assertThat(collide(helped, reported("checkout", "v43", "", "linus"))).isFalse();
        Change failed = own("restart all pods", "checkout", "Ada", Change.State.FAILED);
        assertThat(collide(failed, reported("checkout", "v43", "", "linus"))).isTrue();
    }

    @Test
    void aDeploymentAfterTheOwnOneIsInPlaceIsAnotherOne() {
        Change open = own("deploy the fix", "checkout", "Ada");
        Change own = new Change(
                7, open.started(), open.by(), NOON, Optional.of(NOON.plusSeconds(120)), Change.State.UNVERIFIED);
        ReportedChange during = reported("checkout", "main", SHA, "ci");
        ReportedChange later = reported(
                "ci", Sort.DEPLOYMENT, State.STARTED, "checkout", "main", SHA, "ci", NOON.plusSeconds(120 + 301));
        assertThat(collide(own, during)).isFalse();
        assertThat(collide(own, later)).isTrue();
    }

    @Test
    void twoReportedChangesOfOneServiceCollideWhereOneBeginsWhileTheOtherLasts() {
        ReportedChange one = reported("checkout", "v42", "", "ada");
        ReportedChange other = reported("checkout", "v43", "", "linus");
        assertThat(Collisions.collide(one, other, NOW)).isTrue();
        assertThat(Collisions.collide(other, one, NOW)).isTrue();
        assertThat(Collisions.collide(one, one, NOW)).isFalse();
        assertThat(Collisions.collide(one, reported("search", "v43", "", "linus"), NOW))
                .isFalse();
        assertThat(Collisions.collide(one, reported("checkout", "v42 again", "", "linus"), NOW))
                .as("the same revision")
                .isFalse();
        ReportedChange over =
                reported("ci", Sort.DEPLOYMENT, State.SUCCEEDED, "checkout", "v40", "", "", NOON.plusSeconds(59));
        assertThat(Collisions.collide(one, over, NOW)).isFalse();
        assertThat(Collisions.collide(one, other, NOON.plus(Duration.ofDays(2))))
                .isTrue();
    }

    @Test
    void aChangeWhoseEndWasNeverReportedIsTakenForOverInTime() {
        ReportedChange lost = reported(
                "ci",
                Sort.DEPLOYMENT,
                State.STARTED,
                "checkout",
                "v42",
                "",
                "ada",
                NOON.minus(Collisions.LONGEST).minusSeconds(1));
        assertThat(Collisions.collide(lost, reported("checkout", "v43", "", "linus"), NOW))
                .isFalse();
        assertThat(collide(own("restart", "checkout", "Ada"), lost)).isFalse();
    }

    @Test
    void aPipelineAndWhatItSetsOffAreOneActUnlessTheyNameTwoPeople() {
        ReportedChange pipeline = reported("checkout", "main", SHA, "ada");
        Instant at = NOON.plusSeconds(90);
        String other = "0a1b2c3d4e5f60718293a4b5c6d7e8f901234567";
        ReportedChange silent = reported("argo", Sort.DEPLOYMENT, State.STARTED, "checkout", "sync", other, "", at);
        ReportedChange named = reported("argo", Sort.DEPLOYMENT, State.STARTED, "checkout", "sync", other, "linus", at);
        assertThat(Collisions.collide(pipeline, silent, NOW)).isFalse();
        assertThat(Collisions.collide(pipeline, named, NOW)).isTrue();
    }

    @Test
    void anEnvironmentIsElsewhereByItsName() {
        for (String name : List.of("staging", "pr-preview", "Test", "eu_dev_1", "QA 2")) {
            assertThat(in(name).isElsewhere()).as(name).isTrue();
        }
        for (String name : List.of("", "production", "prod-eu", "device-cloud", "latest", "contest")) {
            assertThat(in(name).isElsewhere()).as(name).isFalse();
        }
    }

    private static ReportedChange in(String environment) {
        Reported facts = new Reported(
                "ci",
                "1",
                Sort.DEPLOYMENT,
                State.STARTED,
                List.of(),
                "",
                environment,
                "",
                "x",
                "",
                Optional.empty(),
                NOON,
                Optional.empty());
        return new ReportedChange(1, NOON, facts);
    }
}
