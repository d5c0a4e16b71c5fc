package dev.firefight.server.web;

import dev.firefight.document.Problem;
import dev.firefight.document.wire.Value;
import dev.firefight.document.wire.WireException;
import dev.firefight.server.setup.Integration;
import dev.firefight.server.setup.Integrations;
import dev.firefight.server.setup.Setup;
import dev.firefight.server.setup.SetupDifference;
import dev.firefight.server.setup.SetupYaml;
import dev.firefight.server.setup.Setups;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The set-up for programs: the document as a whole, and keys of integrations. */
final class SetupApi {
    private static final String YAML = "application/yaml";
    private static final List<String> TYPES = List.of(YAML, "application/x-yaml", "text/yaml");
    private static final int MOST_BYTES = 4_000_000;
    private static final int SHOWN_PROBLEMS = 20;

    private final Setups setups;
    private final Integrations integrations;

    SetupApi(Setups setups, Integrations integrations) {
        this.setups = setups;
        this.integrations = integrations;
    }

    List<Endpoint> endpoints() {
        return List.of(
                Endpoint.get("/api/v1/setup", Allowed.ADMIN, "The whole set-up as one document", this::export)
                        .gives(YAML, Schema.text()),
                Endpoint.post(
                                "/api/v1/setup",
                                Allowed.ADMIN,
                                "Replaces the set-up, or tells what that would alter; parts that are left out stay",
                                this::replace)
                        .with("dryRun", "only tell what it would alter", Schema.flag())
                        .with("seen", "refuse unless this is the version still", Schema.number())
                        .takes(YAML, Schema.text())
                        .gives(Schema.named("setup-change")),
                Endpoint.post(
                                "/api/v1/integrations",
                                Allowed.ADMIN,
                                "Makes an integration, or another key for one; the key is told this once",
                                this::connect)
                        .takes(Schema.named("integration-wanted"))
                        .gives(Schema.named("integration-key")));
    }

    private void export(Context request) {
        request.header("Firefight-Setup-Version", String.valueOf(setups.version()));
        request.contentType(YAML + "; charset=utf-8");
        request.result(SetupYaml.write(setups.current()));
    }

    private void replace(Context request) {
        String type = Optional.ofNullable(request.header("Content-Type")).orElse("");
        if (TYPES.stream().noneMatch(type::startsWith)) {
            throw new ProblemException(
                    415, "media-type", "The body is of another kind", "Send YAML, with Content-Type: " + YAML + ".");
        }
        long seen = ListQuery.number(request, "seen", setups.version(), Long.MAX_VALUE);
        Setup setup = read(new String(Bodies.bytes(request, MOST_BYTES), StandardCharsets.UTF_8), setups.current());
        List<SetupDifference.Line> lines = SetupDifference.of(setups.current(), setup);
        boolean isTrial = "true".equals(request.queryParam("dryRun"));
        boolean isApplied = !isTrial && !lines.isEmpty();
        if (isApplied && !setups.replace(Gate.caller(request).person(), seen, setup)) {
            throw new ProblemException(
                    409,
                    "conflict",
                    "Somebody else altered the set-up",
                    "Fetch it anew, and make your alterations in that.");
        }
        ObjectNode answer = Schema.node();
        answer.put("isApplied", isApplied);
        answer.put("version", setups.version());
        ArrayNode changes = answer.putArray("changes");
        lines.forEach(line -> changes.add(line.toString()));
        Api.answer(request, 200, answer);
    }

    /** A document over what is set up, or a problem that tells all that is wrong with it. */
    static Setup read(String document, Setup before) {
        return switch (SetupYaml.read(document, before)) {
            case SetupYaml.Result.Sound(Setup setup) -> setup;
            case SetupYaml.Result.Refused(List<Problem> problems) ->
                throw new ProblemException(
                        400,
                        "unfit",
                        "The document cannot be taken",
                        String.join(
                                "\n",
                                problems.stream()
                                        .limit(SHOWN_PROBLEMS)
                                        .map(Problem::toString)
                                        .toList()));
        };
    }

    private void connect(Context request) {
        ObjectNode body = Bodies.object(request);
        String name = body.path("name").asString("");
        Integrations.Issued issued = integrations.connect(
                Gate.caller(request).person(), name, kind(body.path("kind").asString("")));
        ObjectNode answer = Schema.node();
        answer.put("name", name);
        answer.put("kind", Value.word(issued.kind()));
        answer.put("key", issued.key());
        answer.put("url", Visitor.of(request).base() + "/in/" + issued.key());
        Api.answer(request, 200, answer);
    }

    /** Empty for one that is there already. */
    static Optional<Integration.Kind> kind(String word) {
        if (word.isBlank()) {
            return Optional.empty();
        }
        return Optional.of(Arrays.stream(Integration.Kind.values())
                .filter(one -> Value.word(one).equals(word))
                .findFirst()
                .orElseThrow(() -> new WireException("\"kind\" is one of "
                        + String.join(
                                ", ",
                                Arrays.stream(Integration.Kind.values())
                                        .map(Value::word)
                                        .toList()))));
    }
}
