package dev.firefight.server.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Everything for programs, in one list: what is registered is what is described. */
final class Api {
    private final List<Endpoint> endpoints;
    private final byte[] description;

    /** These endpoints, and the description of all of them. */
    Api(List<Endpoint> some) {
        List<Endpoint> all = new ArrayList<>(some);
        all.add(Endpoint.get(OpenApi.PATH, Allowed.VIEWER, "This description", this::describe)
                .gives(Schema.node().put("type", "object")));
        endpoints = List.copyOf(all);
        description = Bodies.JSON.writeValueAsBytes(OpenApi.of(endpoints));
    }

    void routes(RoutesConfig routes) {
        endpoints.forEach(endpoint -> endpoint.route(routes));
    }

    private void describe(Context request) {
        request.contentType(Endpoint.JSON);
        request.result(description);
    }

    /** Answers with an object. */
    static void answer(Context request, int status, ObjectNode json) {
        request.status(status);
        request.contentType(Endpoint.JSON);
        request.result(Bodies.JSON.writeValueAsBytes(json));
    }
}
