package dev.firefight.server.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firefight.document.wire.WireException;
import dev.firefight.server.change.ChangeFact.Sort;
import dev.firefight.server.change.ChangeFact.State;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class GitHubEventTest {
    private static ToldChange told(String event, String file) {
        return told(event, Golden.of(file));
    }

    private static ToldChange told(String event, byte[] body) {
        return ((Reading.Change) GitHubEvent.read(event, "d-1", body)).told();
    }

    private static String text(String file) {
        return new String(Golden.of(file), StandardCharsets.UTF_8);
    }

    private static Reading read(String event, String body) {
        return GitHubEvent.read(event, "d-1", body.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aDeploymentThatSucceededSaysWhatWhereWhoAndFromWhenToWhen() {
        ToldChange told = told("deployment_status", "github-deployment-status.json");
        assertThat(told.type()).isEqualTo(Sort.DEPLOYMENT);
        assertThat(told.state()).isEqualTo(State.SUCCEEDED);
        assertThat(told.id()).isEqualTo("shop/checkout/deployment/145988746");
        assertThat(told.delivery()).isEqualTo("d-1");
        assertThat(told.where().services()).containsExactly("Checkout");
        assertThat(told.where().source()).isEqualTo("shop/checkout");
        assertThat(told.where().environment()).isEqualTo("production");
        assertThat(told.what().summary()).isEqualTo("Deployment of v42 to production");
        assertThat(told.what().revision()).isEqualTo("f95f852bd8fca8fcc58a9a2d6c842781e32a215e");
        assertThat(told.what().author()).isEqualTo("ada");
        assertThat(told.what().link()).hasValueSatisfying(one -> assertThat(one.toString())
                .isEqualTo("https://github.com/shop/checkout/actions/runs/1"));
        assertThat(told.beganAt()).contains(Instant.parse("2026-03-01T02:12:00Z"));
        assertThat(told.endedAt()).contains(Instant.parse("2026-03-01T02:14:30Z"));
    }

    @Test
    void theStatesOfADeploymentAreOneChangeThatGoesOn() {
        String success = text("github-deployment-status.json");
        for (String state : new String[] {"queued", "pending", "waiting", "in_progress"}) {
            ToldChange told = told(
                    "deployment_status",
                    success.replace("\"success\"", "\"" + state + "\"").getBytes(StandardCharsets.UTF_8));
            assertThat(told.state()).as(state).isEqualTo(State.STARTED);
            assertThat(told.id()).isEqualTo("shop/checkout/deployment/145988746");
        }
        for (String state : new String[] {"failure", "error"}) {
            assertThat(told(
                                    "deployment_status",
                                    success.replace("\"success\"", "\"" + state + "\"")
                                            .getBytes(StandardCharsets.UTF_8))
                            .state())
                    .isEqualTo(State.FAILED);
        }
        assertThat(told("deployment", Golden.of("github-deployment-status.json"))
                        .state())
                .isEqualTo(State.STARTED);
    }

    @Test
    void aPushToTheDefaultBranchIsACommitAndToAnotherOneIsLeftAlone() {
        ToldChange told = told("push", "github-push.json");
        assertThat(told.type()).isEqualTo(Sort.COMMIT);
        assertThat(told.what().summary()).isEqualTo("Ask the cache first (and 1 more commits)");
        assertThat(told.what().author()).isEqualTo("linus");
        assertThat(told.what().revision()).startsWith("f95f852");
        assertThat(told.beganAt()).contains(Instant.ofEpochSecond(1_772_331_000));
        assertThat(read("push", text("github-push.json").replace("refs/heads/main", "refs/heads/else")))
                .isInstanceOf(Reading.LeftAlone.class);
        assertThat(read("push", text("github-push.json").replace("\"deleted\": false", "\"deleted\": true")))
                .isInstanceOf(Reading.LeftAlone.class);
    }

    @Test
    void aWorkflowCountsWhereItDeploysByItsNameAndOnTheDefaultBranch() {
        ToldChange told = told("workflow_run", "github-workflow-run.json");
        assertThat(told.state()).isEqualTo(State.FAILED);
        assertThat(told.what().author()).isEqualTo("ada");
        assertThat(told.what().summary()).isEqualTo("Workflow Deploy: Ask the cache first");
        String body = text("github-workflow-run.json");
        assertThat(read("workflow_run", body.replace("Deploy", "Tests").replace("deploy.yml", "tests.yml")))
                .isInstanceOf(Reading.LeftAlone.class);
        assertThat(read("workflow_run", body.replace("\"head_branch\": \"main\"", "\"head_branch\": \"try\"")))
                .isInstanceOf(Reading.LeftAlone.class);
        assertThat(read("workflow_run", body.replace("\"failure\"", "\"skipped\"")))
                .isInstanceOf(Reading.LeftAlone.class);
    }

    @Test
    void aReleaseThatIsPublishedIsCodeAndNoActOnProduction() {
        ToldChange told = told("release", "github-release.json");
        assertThat(told.type()).isEqualTo(Sort.COMMIT);
        assertThat(told.what().summary()).isEqualTo("Release v42: The answer");
        assertThat(read("release", text("github-release.json").replace("\"published\"", "\"edited\"")))
                .isInstanceOf(Reading.LeftAlone.class);
    }

    @Test
    void whatMattersNotIsLeftAloneWithAWord() {
        assertThat(GitHubEvent.read("ping", "d", Golden.of("github-ping.json"))).isInstanceOf(Reading.LeftAlone.class);
        assertThat(GitHubEvent.read("star", "d", Golden.of("github-ping.json"))).isInstanceOf(Reading.LeftAlone.class);
        String body = text("github-deployment-status.json");
        assertThat(read("deployment_status", body.replace("\"success\"", "\"inactive\"")))
                .isInstanceOf(Reading.LeftAlone.class);
        assertThat(read(
                        "deployment_status",
                        body.replace("\"transient_environment\": false", "\"transient_environment\": true")))
                .isInstanceOf(Reading.LeftAlone.class);
    }

    @Test
    void aServiceStandsInAPayloadThatIsATextToo() {
        String body = text("github-deployment-status.json")
                .replace("{\"service\": \"Checkout\"}", "\"{\\\"services\\\": [\\\"a\\\", \\\"b\\\"]}\"");
        assertThat(told("deployment", body.getBytes(StandardCharsets.UTF_8))
                        .where()
                        .services())
                .containsExactly("a", "b");
        String broken = text("github-deployment-status.json").replace("{\"service\": \"Checkout\"}", "\"{broken\"");
        assertThat(told("deployment", broken.getBytes(StandardCharsets.UTF_8))
                        .where()
                        .services())
                .isEmpty();
    }

    @Test
    void whatIsNoneOfGitHubIsRefusedWithWords() {
        assertThatThrownBy(() -> read("", "{}"))
                .isInstanceOf(WireException.class)
                .hasMessageContaining("X-GitHub-Event");
        assertThatThrownBy(() -> read("push", "[]")).isInstanceOf(WireException.class);
        assertThatThrownBy(() -> read("deployment", "{}"))
                .isInstanceOf(WireException.class)
                .hasMessageContaining("deployment.id");
        assertThatThrownBy(() -> read("deployment", "{\"deployment\":{\"id\":7}}"))
                .isInstanceOf(WireException.class)
                .hasMessageContaining("repository.full_name");
    }
}
