package dev.firefight.telemetry;

/**
 * Where a signal came from. Each part is the empty string where the source did not say.
 *
 * @param service the deployment, without instance hash ({@code service.name})
 * @param component the instance: pod, container or process ({@code k8s.pod.name}, {@code service.instance.id})
 * @param node the machine it ran on ({@code k8s.node.name}, {@code host.name})
 */
public record Origin(String service, String component, String node) {
    /** A signal that belongs to nothing in particular, such as a user-facing objective. */
    public static final Origin UNKNOWN = new Origin("", "", "");

    /** A service as a whole. */
    public static Origin ofService(String service) {
        return new Origin(service, "", "");
    }
}
