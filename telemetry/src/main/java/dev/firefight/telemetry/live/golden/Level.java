package dev.firefight.telemetry.live.golden;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Whose signal it is, by the labels that name it. Labels that a metric lacks cost nothing. */
public enum Level {
    /** A service as a whole. */
    SERVICE(Labels.SERVICE),
    /** One instance of a service. */
    INSTANCE(Stream.concat(Labels.SERVICE.stream(), Stream.of("instance", "service_instance_id", "pod", "node"))
            .toList()),
    /** A container of a pod, as whoever runs it says. */
    POD(List.of("cluster", "namespace", "pod", "container", "name", "node", "instance")),
    /** An object of Kubernetes, as its state is told. */
    OBJECT(List.of("cluster", "namespace", "deployment", "statefulset", "daemonset", "pod", "node")),
    /** A machine. */
    NODE(List.of("cluster", "node", "nodename", "instance")),
    /** Only by the labels that the rule names. */
    NOTHING(List.of());

    /** Labels that may name a service, which say nothing where another label does. */
    static final List<String> NAMING_SERVICES = Labels.SERVICE.stream()
            .filter(label -> !label.equals("cluster") && !label.equals("namespace"))
            .toList();

    private static final class Labels {
        /** As the readers of files understand them, with what Kubernetes and its operators add. */
        private static final List<String> SERVICE = List.of(
                "cluster",
                "namespace",
                "job",
                "service",
                "service_name",
                "exported_service",
                "exported_job",
                "app",
                "application",
                "app_kubernetes_io_name",
                "deployment",
                "container");
    }

    @SuppressWarnings("ImmutableEnumChecker") // copied lists
    private final List<String> labels;

    Level(List<String> labels) {
        this.labels = List.copyOf(labels);
    }

    /** The labels by which it is summed up. */
    public List<String> labels() {
        return labels;
    }

    /** By its word. */
    public static Optional<Level> of(String word) {
        return Arrays.stream(values())
                .filter(level -> level.name().equalsIgnoreCase(word))
                .findFirst();
    }
}
