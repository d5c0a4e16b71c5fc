package dev.firefight.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class OpenApiTest extends WithServer {
    private JsonNode document;

    @BeforeEach
    void start() {
        document = OwnServer.json(server.get("Vera", "/api/openapi.json"));
    }

    private Set<String> described() {
        Set<String> described = new TreeSet<>();
        document.path("paths").propertyStream().forEach(path -> path.getValue()
                .propertyNames()
                .forEach(method -> described.add(method.toUpperCase(java.util.Locale.ROOT) + " " + path.getKey())));
        return described;
    }

    @Test
    void whatIsRegisteredIsDescribedAndTheOtherWayRound() {
        Set<String> registered = new TreeSet<>(server.routes().stream()
                .filter(route -> route.contains(" /api/"))
                .toList());
        assertThat(registered).hasSizeGreaterThan(8).isEqualTo(described());
    }

    @Test
    void theDescriptionKeepsTheRulesOfOpenApi() {
        assertThat(document.path("openapi").asString()).matches("3\\.1\\.\\d+");
        assertThat(document.at("/info/title").asString()).isNotEmpty();
        assertThat(document.at("/info/version").asString()).isNotEmpty();
        assertThat(server.get("nobody", "/api/openapi.json").statusCode()).isEqualTo(401);

        Set<String> ids = new TreeSet<>();
        document.path("paths")
                .propertyStream()
                .forEach(path -> path.getValue().propertyStream().forEach(method -> {
                    JsonNode operation = method.getValue();
                    String where = method.getKey() + " " + path.getKey();
                    assertThat(ids.add(operation.path("operationId").asString()))
                            .as(where)
                            .isTrue();
                    assertThat(operation.path("summary").asString()).as(where).isNotEmpty();
                    List<String> inPath = new ArrayList<>();
                    Set<String> names = new TreeSet<>();
                    operation.path("parameters").forEach(parameter -> {
                        String in = parameter.path("in").asString();
                        assertThat(in).isIn("path", "query", "header");
                        assertThat(parameter.path("schema").isObject()).isTrue();
                        assertThat(names.add(in + parameter.path("name").asString()))
                                .isTrue();
                        if (in.equals("path")) {
                            assertThat(parameter.path("required").asBoolean()).isTrue();
                            inPath.add("{" + parameter.path("name").asString() + "}");
                        }
                    });
                    assertThat(inPath).as(where).allMatch(path.getKey()::contains);
                    assertThat(path.getKey().chars().filter(one -> one == '{').count())
                            .isEqualTo(inPath.size());
                    operation.path("security").forEach(choice -> choice.propertyNames()
                            .forEach(scheme -> assertThat(document.at("/components/securitySchemes")
                                            .has(scheme))
                                    .isTrue()));
                    operation.path("responses").propertyStream().forEach(response -> {
                        assertThat(response.getKey()).matches("[1-5]\\d\\d|default");
                        assertThat(response.getValue().path("description").asString())
                                .isNotEmpty();
                        assertThat(response.getValue().path("content").size())
                                .as(where)
                                .isPositive();
                    });
                }));
    }

    @Test
    void everyReferenceLeadsSomewhereAndEveryNamedSchemaIsUsed() {
        Set<String> used = new TreeSet<>();
        document.findValues("$ref").forEach(to -> {
            assertThat(document.at(to.asString().substring(1)).isObject())
                    .as(to.asString())
                    .isTrue();
            used.add(to.asString().replace("#/components/schemas/", ""));
        });
        document.at("/components/schemas").propertyNames().forEach(name -> {
            assertThat(name).matches("[a-zA-Z0-9._-]+");
            assertThat(used).contains(name);
        });
        document.at("/components/schemas/fact/discriminator/mapping").forEach(to -> assertThat(
                        document.at(to.asString().substring(1)).isObject())
                .isTrue());
    }

    @Test
    void answersAreAsDescribed() {
        server.tell("checkout fails");
        server.post("Ann", "/api/v1/changes", "{\"service\":\"checkout\",\"summary\":\"v42\"}");
        OwnSchemas schemas = new OwnSchemas(document);
        for (String path : Set.of(
                "/api/v1/incidents",
                "/api/v1/incidents/{incident}",
                "/api/v1/incidents/{incident}/timeline",
                "/api/v1/incidents/{incident}/updates/draft",
                "/api/v1/me",
                "/api/v1/facts",
                "/api/v1/freeze",
                "/api/v1/rest",
                "/api/v1/changes")) {
            HttpResponse<String> answer = server.get("Ann", path.replace("{incident}", "1"));
            assertThat(answer.statusCode()).as(path).isEqualTo(200);
            assertThat(schemas.faults(schema(path, "get", "200", "application/json"), OwnServer.json(answer)))
                    .as(path + " -> " + answer.body())
                    .isEmpty();
        }
        HttpResponse<String> hints = server.post("Ann", "/api/v1/wording", "{\"text\":\"it was his fault\"}");
        assertThat(schemas.faults(schema("/api/v1/wording", "post", "200", "application/json"), OwnServer.json(hints)))
                .isEmpty();
        HttpResponse<String> refused = server.get("Ann", "/api/v1/incidents/99");
        assertThat(schemas.faults(
                        schema("/api/v1/incidents/{incident}", "get", "default", Problem.MEDIA_TYPE),
                        OwnServer.json(refused)))
                .isEmpty();
    }

    @Test
    void whatIsRequiredOfAFactIsWhatItsRecordRefusesToMiss() {
        Map.of(
                        "observed", List.of("kind", "what", "source"),
                        "role-handed-over", List.of("kind", "role", "from", "to"),
                        "workaround-applied", List.of("kind", "what"),
                        "change-finished", List.of("kind", "change"),
                        "attached", List.of("kind", "name", "mediaType", "bytes", "sha256"))
                .forEach((kind, names) -> assertThat(document.at("/components/schemas/fact-" + kind + "/required")
                                .valueStream()
                                .map(JsonNode::asString))
                        .containsExactlyElementsOf(names));
    }

    private JsonNode schema(String path, String method, String status, String mediaType) {
        return document.path("paths")
                .path(path)
                .path(method)
                .path("responses")
                .path(status)
                .path("content")
                .path(mediaType)
                .path("schema");
    }
}
