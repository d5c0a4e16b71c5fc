package dev.firefight.server.change;

import dev.firefight.document.wire.WireException;
import dev.firefight.server.change.ChangeFact.Sort;
import dev.firefight.server.change.ChangeFact.State;
import dev.firefight.server.change.ToldChange.What;
import dev.firefight.server.change.ToldChange.Where;
import dev.firefight.server.intake.Fields;
import dev.firefight.server.intake.Senders;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * A notification of Argo CD by the template that the page of its integration shows; Argo CD has no form of its own. A synchronisation is known
 * again by its application, revision and beginning.
 *
 * @see <a href="https://argo-cd.readthedocs.io/en/stable/operator-manual/notifications/services/webhook/">Argo CD: webhook service</a>
 */
public final class ArgoCdNotice {
    private static final int MOST_IMAGES = 3;

    private ArgoCdNotice() {}

    /** Reads a notification; {@link WireException} says what is missing. */
    public static ToldChange read(byte[] body) {
        JsonNode notice = Senders.tree(body);
        String app = Texts.line(notice.path("app"), Texts.MOST_REVISION_CHARS);
        if (app.isEmpty()) {
            throw new WireException("\"app\" is missing: take the template from the page of this integration");
        }
        String phase = Texts.line(notice.path("phase"), Texts.MOST_NAME_CHARS);
        String health = Texts.line(notice.path("health"), Texts.MOST_NAME_CHARS);
        String revision = Texts.line(notice.path("revision"), Texts.MOST_REVISION_CHARS);
        State state = state(phase, health);
        List<String> services = Texts.names(notice.path("service"));
        return new ToldChange(
                "",
                app + "/" + revision + "/" + Texts.line(notice.path("startedAt"), Texts.MOST_NAME_CHARS),
                Sort.DEPLOYMENT,
                state,
                new Where(services, app, Texts.line(notice.path("environment"), Texts.MOST_NAME_CHARS)),
                new What(
                        summary(app, phase, health, state, notice.path("images")),
                        revision,
                        Texts.line(notice.path("author"), Texts.MOST_NAME_CHARS),
                        Texts.link(notice.path("link")).or(() -> Texts.link(notice.path("repo")))),
                Fields.time(notice.path("startedAt")),
                Fields.time(notice.path("finishedAt")));
    }

    private static State state(String phase, String health) {
        return switch (phase.toLowerCase(Locale.ROOT)) {
            case "failed", "error" -> State.FAILED;
            case "succeeded" -> health.equalsIgnoreCase("degraded") ? State.FAILED : State.SUCCEEDED;
            default -> State.STARTED;
        };
    }

    private static String summary(String app, String phase, String health, State state, JsonNode images) {
        String what = "Argo CD " + (state == State.STARTED ? "brings " : "brought ") + app;
        String with = images.valueStream()
                .map(one -> Texts.line(one, Texts.MOST_NAME_CHARS))
                .map(one -> one.substring(one.lastIndexOf('/') + 1))
                .filter(one -> !one.isEmpty())
                .limit(MOST_IMAGES)
                .collect(Collectors.joining(", "));
        String how = state == State.FAILED
                ? "; "
                        + (phase.equalsIgnoreCase("succeeded")
                                ? "it is " + health.toLowerCase(Locale.ROOT)
                                : "it failed")
                : "";
        return Texts.line(what + (with.isEmpty() ? "" : " with " + with) + how, Texts.MOST_LINE_CHARS);
    }
}
