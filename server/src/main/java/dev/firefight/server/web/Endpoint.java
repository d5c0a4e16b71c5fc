package dev.firefight.server.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * Something that programs may ask for. What is registered as a route and what is described to programs is this one record, so that neither
 * says what the other does not.
 *
 * @param method of HTTP
 * @param path with its parameters in braces
 * @param allowed who may
 * @param summary what it is good for, in a line
 * @param handler what is done
 * @param status when it was done
 * @param parameters of the query
 * @param takes what the body may be; none where there is no body
 * @param gives what the answer may be
 */
record Endpoint(
        HandlerType method,
        String path,
        Allowed allowed,
        String summary,
        Handler handler,
        int status,
        List<Parameter> parameters,
        List<Content> takes,
        List<Content> gives) {
    static final String JSON = "application/json";

    /** What may be said in the query. */
    record Parameter(String name, String description, ObjectNode schema) {}

    /** What is sent. */
    record Content(String mediaType, ObjectNode schema) {}

    Endpoint {
        parameters = List.copyOf(parameters);
        takes = List.copyOf(takes);
        gives = List.copyOf(gives);
    }

    /** Something to be read. */
    static Endpoint get(String path, Allowed allowed, String summary, Handler handler) {
        return new Endpoint(HandlerType.GET, path, allowed, summary, handler, 200, List.of(), List.of(), List.of());
    }

    /** Something to be done that needs no key: to send it again does no harm, or only more of the same. */
    static Endpoint post(String path, Allowed allowed, String summary, Handler handler) {
        return new Endpoint(HandlerType.POST, path, allowed, summary, handler, 200, List.of(), List.of(), List.of());
    }

    /** Something to be written into a timeline, once for each key. */
    static Endpoint write(String path, Allowed allowed, String summary, Handler handler) {
        return new Endpoint(HandlerType.POST, path, allowed, summary, handler, 201, List.of(), List.of(), List.of());
    }

    Endpoint with(String parameter, String description, ObjectNode schema) {
        return with(and(parameters, new Parameter(parameter, description, schema)), takes, gives);
    }

    Endpoint takes(ObjectNode schema) {
        return takes(JSON, schema);
    }

    Endpoint takes(String mediaType, ObjectNode schema) {
        return with(parameters, and(takes, new Content(mediaType, schema)), gives);
    }

    Endpoint gives(ObjectNode schema) {
        return gives(JSON, schema);
    }

    Endpoint gives(String mediaType, ObjectNode schema) {
        return with(parameters, takes, and(gives, new Content(mediaType, schema)));
    }

    private Endpoint with(List<Parameter> asked, List<Content> taken, List<Content> given) {
        return new Endpoint(method, path, allowed, summary, handler, status, asked, taken, given);
    }

    /** Whether a repeated request is known by its key. */
    boolean isWriting() {
        return status == 201;
    }

    void route(RoutesConfig routes) {
        routes.addHttpHandler(method, path, handler, allowed);
    }

    private static <T> List<T> and(List<T> some, T more) {
        List<T> all = new ArrayList<>(some);
        all.add(more);
        return all;
    }
}
