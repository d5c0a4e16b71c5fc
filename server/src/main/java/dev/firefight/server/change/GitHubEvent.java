package dev.firefight.server.change;

import dev.firefight.document.wire.WireException;
import dev.firefight.server.change.ChangeFact.Sort;
import dev.firefight.server.change.ChangeFact.State;
import dev.firefight.server.change.Reading.Change;
import dev.firefight.server.change.Reading.LeftAlone;
import dev.firefight.server.change.ToldChange.What;
import dev.firefight.server.change.ToldChange.Where;
import dev.firefight.server.intake.Fields;
import dev.firefight.server.intake.Senders;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * What a webhook of GitHub tells: deployments and how they went, pushes to the default branch, published releases, and runs of workflows that
 * deploy by their name. Everything else is left alone: above all the runs that only test, and environments that live as long as a branch.
 *
 * @see <a href="https://docs.github.com/en/webhooks/webhook-events-and-payloads">GitHub: webhook events and payloads</a>
 */
public final class GitHubEvent {
    private static final Pattern DEPLOYS =
            Pattern.compile("(?i).*(deploy|release|rollout|roll-out|rollback|roll-back|publish|promote|migrat).*");
    private static final List<String> SERVICE = List.of("service", "services", "component", "app", "application");

    private GitHubEvent() {}

    /**
     * Reads one.
     *
     * @param event in the header {@code X-GitHub-Event}
     * @param delivery in the header {@code X-GitHub-Delivery}; the same when it is delivered again
     * @throws WireException where it is none
     */
    public static Reading read(String event, String delivery, byte[] body) {
        JsonNode json = Senders.tree(body);
        if (!json.isObject()) {
            throw new WireException("one object is needed here: let the webhook send application/json");
        }
        return switch (event) {
            case "ping" -> new LeftAlone("a ping: the webhook arrives, and its signature holds");
            case "deployment" -> deployment(json, delivery);
            case "deployment_status" -> deploymentStatus(json, delivery);
            case "push" -> push(json, delivery);
            case "release" -> release(json, delivery);
            case "workflow_run" -> workflowRun(json, delivery);
            case "" ->
                throw new WireException("the header X-GitHub-Event is missing: only webhooks of GitHub send here");
            default -> new LeftAlone("nothing is made of events of this kind; the webhook need not send them");
        };
    }

    private static Reading deployment(JsonNode json, String delivery) {
        return deployed(json, delivery, State.STARTED, Optional.empty(), "");
    }

    private static Reading deploymentStatus(JsonNode json, String delivery) {
        JsonNode status = json.path("deployment_status");
        Optional<Instant> at = Fields.time(status.path("created_at"));
        String said = Texts.firstLine(status.path("description"));
        return switch (Fields.text(status.path("state")).orElse("")) {
            case "queued", "pending", "waiting", "in_progress" ->
                deployed(json, delivery, State.STARTED, Optional.empty(), said);
            case "success" -> deployed(json, delivery, State.SUCCEEDED, at, said);
            case "failure", "error" -> deployed(json, delivery, State.FAILED, at, said);
            default -> new LeftAlone("a deployment that another one has taken the place of");
        };
    }

    private static Reading deployed(
            JsonNode json, String delivery, State state, Optional<Instant> endedAt, String said) {
        JsonNode deployment = json.path("deployment");
        JsonNode status = json.path("deployment_status");
        String id = Texts.line(deployment.path("id"), Texts.MOST_NAME_CHARS);
        if (id.isEmpty()) {
            throw new WireException("\"deployment.id\" is missing: this is no event of GitHub");
        }
        if (deployment.path("transient_environment").asBoolean(false)) {
            return new LeftAlone("an environment that lives as long as a branch");
        }
        String environment = Texts.line(deployment.path("environment"), Texts.MOST_NAME_CHARS);
        String task = Texts.line(deployment.path("task"), Texts.MOST_NAME_CHARS);
        String ref = Texts.line(deployment.path("ref"), Texts.MOST_REVISION_CHARS);
        String told = Texts.firstLine(deployment.path("description"));
        String verb = task.isEmpty() || task.equals("deploy") ? "Deployment" : "Deployment (" + task + ")";
        String more = told.isEmpty() ? said : told;
        String summary = verb
                + (ref.isEmpty() ? "" : " of " + ref)
                + (environment.isEmpty() ? "" : " to " + environment)
                + (more.isEmpty() ? "" : ": " + more);
        return change(
                delivery,
                "deployment/" + id,
                Sort.DEPLOYMENT,
                state,
                new Where(services(deployment.path("payload")), repository(json), environment),
                new What(
                        Texts.line(summary, Texts.MOST_LINE_CHARS),
                        Texts.line(deployment.path("sha"), Texts.MOST_REVISION_CHARS),
                        author(deployment.path("creator"), json),
                        Texts.link(status.path("log_url"))
                                .or(() -> Texts.link(status.path("target_url")))
                                .or(() -> Texts.link(json.path("repository").path("html_url")))),
                Fields.time(deployment.path("created_at")),
                endedAt);
    }

    /** A payload is an object, or a text that holds one. */
    private static List<String> services(JsonNode payload) {
        JsonNode object = payload;
        if (payload.isString() && payload.asString("").startsWith("{")) {
            try {
                object = Senders.tree(payload.asString("").getBytes(java.nio.charset.StandardCharsets.UTF_8));
            } catch (WireException noObject) {
                return List.of();
            }
        }
        for (String name : SERVICE) {
            List<String> found = Texts.names(object.path(name));
            if (!found.isEmpty()) {
                return found;
            }
        }
        return List.of();
    }

    private static Reading push(JsonNode json, String delivery) {
        String ref = Fields.text(json.path("ref")).orElse("");
        String branch =
                Fields.text(json.path("repository").path("default_branch")).orElse("");
        if (json.path("deleted").asBoolean(false) || branch.isEmpty() || !ref.equals("refs/heads/" + branch)) {
            return new LeftAlone("a push to another branch than the default one");
        }
        int commits = json.path("commits").size();
        String first = Texts.firstLine(json.path("head_commit").path("message"));
        String summary = (first.isEmpty() ? "Push to " + branch : first)
                + (commits > 1 ? " (and " + (commits - 1) + " more commits)" : "")
                + (json.path("forced").asBoolean(false) ? " (forced)" : "");
        String revision = Texts.line(json.path("after"), Texts.MOST_REVISION_CHARS);
        return change(
                delivery,
                "push/" + revision,
                Sort.COMMIT,
                State.SUCCEEDED,
                new Where(List.of(), repository(json), ""),
                new What(
                        Texts.line(summary, Texts.MOST_LINE_CHARS),
                        revision,
                        Texts.first(json.path("pusher"), Texts.MOST_NAME_CHARS, "name"),
                        Texts.link(json.path("compare"))),
                Fields.time(json.path("repository").path("pushed_at")),
                Optional.empty());
    }

    private static Reading release(JsonNode json, String delivery) {
        JsonNode release = json.path("release");
        if (!Fields.text(json.path("action")).orElse("").equals("published")) {
            return new LeftAlone("a release that is not being published");
        }
        String tag = Texts.line(release.path("tag_name"), Texts.MOST_REVISION_CHARS);
        String name = Texts.line(release.path("name"), Texts.MOST_NAME_CHARS);
        return change(
                delivery,
                "release/" + Texts.line(release.path("id"), Texts.MOST_NAME_CHARS),
                Sort.COMMIT,
                State.SUCCEEDED,
                new Where(List.of(), repository(json), ""),
                new What(
                        Texts.line(
                                "Release " + tag + (name.isEmpty() || name.equals(tag) ? "" : ": " + name),
                                Texts.MOST_LINE_CHARS),
                        tag,
                        author(release.path("author"), json),
                        Texts.link(release.path("html_url"))),
                Fields.time(release.path("published_at")),
                Optional.empty());
    }

    private static Reading workflowRun(JsonNode json, String delivery) {
        JsonNode run = json.path("workflow_run");
        String name = Texts.line(run.path("name"), Texts.MOST_NAME_CHARS);
        String path = Fields.text(run.path("path")).orElse("");
        if (!DEPLOYS.matcher(name).matches() && !DEPLOYS.matcher(path).matches()) {
            return new LeftAlone("a workflow that deploys nothing, by its name");
        }
        String branch =
                Fields.text(json.path("repository").path("default_branch")).orElse("");
        if (!branch.equals(Fields.text(run.path("head_branch")).orElse(""))) {
            return new LeftAlone("a workflow of another branch than the default one");
        }
        boolean isOver = Fields.text(run.path("status")).orElse("").equals("completed");
        String conclusion = Fields.text(run.path("conclusion")).orElse("");
        if (isOver && List.of("skipped", "neutral", "action_required", "stale").contains(conclusion)) {
            return new LeftAlone("a workflow that did nothing");
        }
        State state = isOver ? conclusion.equals("success") ? State.SUCCEEDED : State.FAILED : State.STARTED;
        String attempt = Texts.line(run.path("run_attempt"), Texts.MOST_NAME_CHARS);
        String title = Texts.line(run.path("display_title"), Texts.MOST_NAME_CHARS);
        return change(
                delivery,
                "workflow/" + Texts.line(run.path("id"), Texts.MOST_NAME_CHARS) + "/" + attempt,
                Sort.DEPLOYMENT,
                state,
                new Where(List.of(), repository(json), ""),
                new What(
                        Texts.line("Workflow " + name + (title.isEmpty() ? "" : ": " + title), Texts.MOST_LINE_CHARS),
                        Texts.line(run.path("head_sha"), Texts.MOST_REVISION_CHARS),
                        author(run.path("triggering_actor"), json),
                        Texts.link(run.path("html_url"))),
                Fields.time(run.path("run_started_at")).or(() -> Fields.time(run.path("created_at"))),
                isOver ? Fields.time(run.path("updated_at")) : Optional.empty());
    }

    private static String repository(JsonNode json) {
        return Texts.line(json.path("repository").path("full_name"), Texts.MOST_REVISION_CHARS);
    }

    private static String author(JsonNode one, JsonNode json) {
        String author = Texts.line(one.path("login"), Texts.MOST_NAME_CHARS);
        return author.isEmpty() ? Texts.line(json.path("sender").path("login"), Texts.MOST_NAME_CHARS) : author;
    }

    private static Reading change(
            String delivery,
            String id,
            Sort type,
            State state,
            Where where,
            What what,
            Optional<Instant> beganAt,
            Optional<Instant> endedAt) {
        if (where.source().isEmpty()) {
            throw new WireException("\"repository.full_name\" is missing: this is no event of GitHub");
        }
        // Two repositories of one organisation number what they have each for itself.
        String known = where.source() + "/" + id;
        return new Change(new ToldChange(delivery, known, type, state, where, what, beganAt, endedAt));
    }
}
