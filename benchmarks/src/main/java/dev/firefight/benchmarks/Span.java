package dev.firefight.benchmarks;

import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * A part of a request.
 *
 * @param parent the span it is part of; 0 for none
 * @param peer the service that is asked; empty for a span that answers
 */
record Span(
        long traceHigh,
        long traceLow,
        long id,
        long parent,
        String route,
        String peer,
        long user,
        long startNanos,
        long endNanos,
        boolean failed) {
    /** Its name. */
    String name() {
        return "GET " + route;
    }

    /** OpenTelemetry's number of the role: the one that asks, or the one that answers. */
    int kind() {
        return peer.isEmpty() ? 2 : 3;
    }

    /** OpenTelemetry's number of how it ended. */
    int status() {
        return failed ? 2 : 0;
    }

    /** Its attributes, in the order in which they are written. */
    SequencedMap<String, String> attributes() {
        SequencedMap<String, String> attributes = new LinkedHashMap<>();
        attributes.put("http.request.method", "GET");
        attributes.put(peer.isEmpty() ? "http.route" : "server.address", peer.isEmpty() ? route : peer);
        attributes.put("url.path", route.replace("{id}", Long.toString(user)));
        attributes.put("http.response.status_code", failed ? "503" : "200");
        attributes.put("user_agent.original", "shop/4.2 (made-up; build " + user % 7 + ")");
        return attributes;
    }
}
