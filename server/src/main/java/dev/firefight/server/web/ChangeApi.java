package dev.firefight.server.web;

import dev.firefight.document.wire.Value;
import dev.firefight.server.change.ChangeFact.Reported;
import dev.firefight.server.change.ChangeFeed;
import dev.firefight.server.change.ChangeIntake;
import dev.firefight.server.change.ChangeNote;
import dev.firefight.server.change.ToldChange;
import io.javalin.http.Context;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Changes that were reported, for programs; and for people who report one by hand. */
final class ChangeApi {
    private static final int MOST_LINES = 1_000;
    private static final int USUAL_LINES = 100;

    private final ChangeFeed feed;
    private final ChangeIntake intake;
    private final InstantSource clock;

    ChangeApi(ChangeFeed feed, ChangeIntake intake, InstantSource clock) {
        this.feed = feed;
        this.intake = intake;
        this.clock = clock;
    }

    List<Endpoint> endpoints() {
        return List.of(
                Endpoint.get(
                                "/api/v1/changes",
                                Allowed.VIEWER,
                                "Changes that were reported, the newest first",
                                this::list)
                        .with("service", "only those of this service", Schema.text())
                        .with("since", "when they began at the earliest: a time, or how long ago as 6h", Schema.text())
                        .with("from", "how many to leave out at the beginning", Schema.number())
                        .with("most", "how many to list, " + USUAL_LINES + " unless told", Schema.number())
                        .gives(Schema.named("changes")),
                Endpoint.write("/api/v1/changes", Allowed.RESPONDER, "Reports a change by hand", this::report)
                        .takes(Schema.named("change-wanted"))
                        .gives(Schema.named("change")));
    }

    private void list(Context request) {
        int from = (int) ListQuery.number(request, "from", 0, Integer.MAX_VALUE);
        int most = (int) ListQuery.number(request, "most", USUAL_LINES, MOST_LINES);
        String service =
                Optional.ofNullable(request.queryParam("service")).orElse("").strip();
        ChangeFeed.Page page = feed.list(service, since(request), from, most);
        ObjectNode json = Schema.node();
        json.put("total", page.total());
        json.put("isFed", feed.isFed());
        ArrayNode lines = json.putArray("changes");
        page.lines().forEach(one -> write(one.facts(), lines.addObject()));
        Api.answer(request, 200, json);
    }

    private Instant since(Context request) {
        return PastTime.read(
                        "since",
                        Optional.ofNullable(request.queryParam("since")).orElse(""),
                        clock.instant())
                .orElse(Instant.EPOCH);
    }

    private void report(Context request) {
        ObjectNode body = Bodies.object(request);
        ToldChange told = ChangeNote.of(body);
        String by = Gate.caller(request).person().name();
        ToldChange signed = new ToldChange(
                told.delivery(),
                told.id(),
                told.type(),
                told.state(),
                told.where(),
                new ToldChange.What(
                        told.what().summary(),
                        told.what().revision(),
                        told.what().author().isEmpty() ? by : told.what().author(),
                        told.what().link()),
                told.beganAt(),
                told.endedAt());
        ChangeIntake.Result result = intake.receive(
                Gate.caller(request).person(),
                signed,
                Bodies.key(request, body),
                (by + "\n" + body).getBytes(java.nio.charset.StandardCharsets.UTF_8));
        ObjectNode json = Schema.node();
        write(result.change(), json);
        Api.answer(request, 201, json);
    }

    private static void write(Reported one, ObjectNode json) {
        json.put("integration", one.integration());
        json.put("id", one.id());
        json.put("type", Value.word(one.type()));
        json.put("state", Value.word(one.state()));
        ArrayNode services = json.putArray("services");
        one.services().forEach(services::add);
        json.put("source", one.source());
        json.put("environment", one.environment());
        json.put("revision", one.revision());
        json.put("summary", one.summary());
        json.put("author", one.author());
        one.link().ifPresent(link -> json.put("link", link.toString()));
        json.put("beganAt", one.beganAt().toString());
        one.endedAt().ifPresent(end -> json.put("endedAt", end.toString()));
    }
}
