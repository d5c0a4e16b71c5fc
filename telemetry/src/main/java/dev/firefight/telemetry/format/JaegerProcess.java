package dev.firefight.telemetry.format;

import dev.firefight.telemetry.Origin;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.core.JsonParser;

/**
 * The process that made spans, in Jaeger's JSON.
 *
 * @param origin its service, pod and machine
 */
record JaegerProcess(Origin origin) {
    /** A process of which nothing is told. */
    static final JaegerProcess UNKNOWN = new JaegerProcess(Origin.UNKNOWN);

    /** Reads the object the parser stands at. */
    static JaegerProcess read(JsonParser json) {
        Map<String, String> tags = new HashMap<>();
        StringBuilder service = new StringBuilder();
        Json.forEachProperty(json, name -> {
            switch (name) {
                case "serviceName" -> service.append(Json.text(json));
                case "tags" -> tags(json, tags);
                default -> json.skipChildren();
            }
        });
        if (!service.isEmpty()) {
            tags.put("service.name", service.toString());
        }
        String host = tags.getOrDefault("hostname", "");
        // in a container the host's name is the pod's
        if (!host.isEmpty() && !host.equals(tags.get("k8s.pod.name"))) {
            tags.putIfAbsent("host.name", host);
        }
        return new JaegerProcess(OtlpResource.origin(tags));
    }

    /** Reads a list of tags, of which the last of a name counts. */
    static void tags(JsonParser json, Map<String, String> into) {
        OtlpJson.attributes(json, into);
    }
}
