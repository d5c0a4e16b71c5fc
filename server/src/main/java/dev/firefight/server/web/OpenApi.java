package dev.firefight.server.web;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Describes endpoints to programs, as OpenAPI 3.1 has it. */
final class OpenApi {
    /** Where the description lies. */
    static final String PATH = "/api/openapi.json";

    private static final Pattern PATH_PARAMETER = Pattern.compile("\\{([^}]+)}");

    private static final Pattern WORD = Pattern.compile("[a-zA-Z0-9]+");

    private OpenApi() {}

    static ObjectNode of(List<Endpoint> endpoints) {
        ObjectNode document = Schema.node();
        document.put("openapi", "3.1.1");
        document.putObject("info")
                .put("title", "Firefight")
                .put("version", "1")
                .put(
                        "description",
                        "Incidents: declared, written and read. An incident is its timeline; all else follows from it."
                                + " What is new is told by /api/v1/events. A request that failed has a problem (RFC 9457)"
                                + " for an answer, whose title says what is wrong and whose detail what to do.");
        document.putArray("servers").addObject().put("url", "/");
        ObjectNode paths = document.putObject("paths");
        for (Endpoint endpoint : endpoints) {
            ObjectNode path =
                    paths.get(endpoint.path()) instanceof ObjectNode known ? known : paths.putObject(endpoint.path());
            path.set(endpoint.method().name().toLowerCase(Locale.ROOT), operation(endpoint));
        }
        ObjectNode components = document.putObject("components");
        ObjectNode schemas = components.putObject("schemas");
        Schemas.all().forEach(schemas::set);
        security(components.putObject("securitySchemes"));
        return document;
    }

    private static ObjectNode operation(Endpoint endpoint) {
        ObjectNode operation = Schema.node();
        operation.put("operationId", id(endpoint));
        operation.put("summary", endpoint.summary());
        security(endpoint, operation);
        ArrayNode parameters = operation.putArray("parameters");
        Matcher inPath = PATH_PARAMETER.matcher(endpoint.path());
        while (inPath.find()) {
            String name = inPath.group(1);
            switch (name) {
                case "hash" ->
                    parameter(
                            parameters,
                            "path",
                            name,
                            "its SHA-256",
                            true,
                            Schema.text().put("pattern", "^[0-9a-f]{64}$"));
                case "service" -> parameter(parameters, "path", name, "its name", true, Schema.text());
                default -> parameter(parameters, "path", name, "its number", true, Schema.number());
            }
        }
        endpoint.parameters()
                .forEach(one -> parameter(parameters, "query", one.name(), one.description(), false, one.schema()));
        if (endpoint.isWriting()) {
            parameter(
                    parameters,
                    "header",
                    "Idempotency-Key",
                    "your own name of this request, such as a UUID: sent again with it, it is answered as before with"
                            + " status 200 and written once",
                    false,
                    Schema.text().put("maxLength", 100));
        }
        if (!endpoint.takes().isEmpty()) {
            ObjectNode body = operation.putObject("requestBody");
            body.put("required", true);
            content(body, endpoint.takes());
        }
        ObjectNode responses = operation.putObject("responses");
        content(responses.putObject(String.valueOf(endpoint.status())).put("description", "done"), endpoint.gives());
        if (endpoint.isWriting()) {
            content(responses.putObject("200").put("description", "was done by an earlier request"), endpoint.gives());
        }
        content(
                responses.putObject("default").put("description", "not done, for this reason"),
                List.of(new Endpoint.Content(Problem.MEDIA_TYPE, Schema.named("problem"))));
        return operation;
    }

    private static void parameter(
            ArrayNode into, String in, String name, String description, boolean isRequired, ObjectNode schema) {
        ObjectNode parameter = into.addObject();
        parameter.put("name", name).put("in", in).put("description", description);
        if (isRequired) {
            parameter.put("required", true);
        }
        parameter.set("schema", schema);
    }

    private static void content(ObjectNode into, List<Endpoint.Content> some) {
        ObjectNode content = into.putObject("content");
        some.forEach(one -> content.putObject(one.mediaType()).set("schema", one.schema()));
    }

    /** A token, or the cookie of a session; with the cookie the key of its forms too, where something is written. */
    private static void security(Endpoint endpoint, ObjectNode operation) {
        ArrayNode security = operation.putArray("security");
        endpoint.allowed().needed().ifPresent(permission -> {
            ObjectNode token = security.addObject();
            token.putArray("token");
            ObjectNode session = security.addObject();
            session.putArray("session");
            if (!endpoint.method().equals(io.javalin.http.HandlerType.GET)) {
                session.putArray("formKey");
            }
            operation.put(
                    "description", "Needs the permission " + permission.name().toLowerCase(Locale.ROOT) + ".");
        });
    }

    private static void security(ObjectNode schemes) {
        schemes.putObject("token")
                .put("type", "http")
                .put("scheme", "bearer")
                .put("description", "a token that an administrator made");
        schemes.putObject("session")
                .put("type", "apiKey")
                .put("in", "cookie")
                .put("name", SessionCookie.NAME)
                .put("description", "the session of a browser");
        schemes.putObject("formKey")
                .put("type", "apiKey")
                .put("in", "header")
                .put("name", Gate.FORM_KEY_HEADER)
                .put("description", "stands in every page of the session");
    }

    /** The method and the words of the path: {@code getIncidentsIncidentTimeline}. */
    private static String id(Endpoint endpoint) {
        StringBuilder id = new StringBuilder(endpoint.method().name().toLowerCase(Locale.ROOT));
        Matcher words = WORD.matcher(endpoint.path().replace("/api/v1", ""));
        while (words.find()) {
            String word = words.group();
            id.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
        }
        return id.toString();
    }
}
