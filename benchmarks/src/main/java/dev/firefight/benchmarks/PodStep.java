package dev.firefight.benchmarks;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * What one pod has to tell of one step of time.
 *
 * @param service whose pod it is
 * @param pod its number
 * @param step the number of the step
 * @param meters what is measured at the end of the step; goes on afterwards
 * @param spans the parts of requests that it took, in order of their ends
 * @param lines what it logged
 */
record PodStep(Service service, int pod, int step, Meters meters, List<Span> spans, List<LogLine> lines) {
    private static final int NODES = 17;

    /** The name of the pod. */
    String podName() {
        return service.pod(pod);
    }

    /** What OpenTelemetry says of the pod in every batch, in the order in which it is written. */
    SequencedMap<String, String> resource() {
        SequencedMap<String, String> resource = new LinkedHashMap<>();
        resource.put("service.name", service.name());
        resource.put("k8s.pod.name", podName());
        resource.put("k8s.node.name", "node-" + pod % NODES);
        return resource;
    }

    /** When the step ends. */
    long endNanos() {
        return Production.timeNanos(step + 1);
    }
}
