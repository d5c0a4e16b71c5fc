package dev.firefight.telemetry.format;

import dev.firefight.telemetry.Origin;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What OpenTelemetry's resource attributes say.
 *
 * @param origin whose the records are
 * @param others the attributes that neither name nor describe the origin: they tell one series from another
 * @param isRecorded whether a recording wrote it: what is not said there was looked for before, in more than is left
 */
record OtlpResource(Origin origin, SortedMap<String, String> others, boolean isRecorded) {
    /** The attribute that {@link OtlpJsonWriter} adds. */
    static final String RECORDED = "telemetry.recorded";

    /** A resource of which nothing is known. */
    static final OtlpResource NONE = new OtlpResource(Origin.UNKNOWN, new TreeMap<>(), false);

    private static final List<String> SERVICE = List.of(
            "service.name",
            "k8s.deployment.name",
            "k8s.statefulset.name",
            "k8s.daemonset.name",
            "k8s.job.name",
            "k8s.cronjob.name",
            "container.name",
            "faas.name");
    private static final List<String> COMPONENT = List.of("k8s.pod.name", "service.instance.id", "container.id");
    private static final List<String> NODE = List.of("k8s.node.name", "host.name");
    private static final List<String> DESCRIPTIVE = List.of(
            "service.",
            "k8s.",
            "host.",
            "container.",
            "telemetry.",
            "process.",
            "os.",
            "cloud.",
            "deployment.",
            "faas.");

    /** What attributes say. */
    static OtlpResource of(Map<String, String> attributes) {
        boolean isRecorded = attributes.containsKey(RECORDED);
        return new OtlpResource(isRecorded ? recorded(attributes) : origin(attributes), others(attributes), isRecorded);
    }

    /** The origin that attributes describe. A service that says it is unknown is none. */
    static Origin origin(Map<String, String> attributes) {
        String service = first(attributes, SERVICE);
        return new Origin(
                service.startsWith("unknown_service") ? "" : service,
                first(attributes, COMPONENT),
                first(attributes, NODE));
    }

    /** The attributes that a recording writes, whatever they say. */
    private static Origin recorded(Map<String, String> attributes) {
        return new Origin(
                attributes.getOrDefault(SERVICE.getFirst(), ""),
                attributes.getOrDefault(COMPONENT.getFirst(), ""),
                attributes.getOrDefault(NODE.getFirst(), ""));
    }

    private static SortedMap<String, String> others(Map<String, String> attributes) {
        SortedMap<String, String> others = new TreeMap<>();
        attributes.forEach((name, value) -> {
            if (DESCRIPTIVE.stream().noneMatch(name::startsWith)) {
                others.put(name, value);
            }
        });
        return others;
    }

    private static String first(Map<String, String> attributes, List<String> names) {
        for (String name : names) {
            String value = attributes.getOrDefault(name, "");
            if (!value.isEmpty()) {
                return value;
            }
        }
        return "";
    }
}
