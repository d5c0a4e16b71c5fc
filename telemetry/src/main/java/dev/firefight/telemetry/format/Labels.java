package dev.firefight.telemetry.format;

import dev.firefight.telemetry.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What the labels of a series, or the columns of a table, say about its origin.
 *
 * <p>Names are compared by their letters and digits alone, so that {@code service.name}, {@code service_name} and {@code
 * serviceName} are one. Exporters that speak of others (of containers, of Kubernetes objects, of machines) put their own name into
 * the labels that otherwise name the service: there these labels say nothing about whose measurement it is.
 *
 * @param origin whose measurement it is
 * @param attributes the labels that were not needed for the origin, under their own names
 */
record Labels(Origin origin, SortedMap<String, String> attributes) {
    private static final List<String> EXPORTED = List.of("exportedservice", "exportedjob", "destinationworkload");
    private static final List<String> OWN = List.of(
            "servicename",
            "service",
            "microservice",
            "app",
            "appname",
            "application",
            "appkubernetesioname",
            "k8sdeploymentname",
            "deployment",
            "statefulset",
            "daemonset",
            "workload",
            "faasname");
    private static final List<String> OF_WORKLOAD =
            List.of("appkubernetesioname", "deployment", "statefulset", "daemonset", "workload");
    private static final List<String> CONTAINER =
            List.of("container", "containername", "k8scontainername", "containerlabelcomdockercomposeservice");
    private static final List<String> COMPONENT = List.of(
            "pod",
            "podname",
            "kubernetespodname",
            "k8spodname",
            "serviceinstanceid",
            "component",
            "cmdbid",
            "instanceid",
            "replica");
    private static final List<String> NODE = List.of(
            "node",
            "nodename",
            "k8snodename",
            "kubernetesnode",
            "kubernetesiohostname",
            "hostname",
            "host",
            "machine",
            "exportednode");
    private static final String INSTANCE = "instance";
    private static final String JOB = "job";

    /** Jobs by which whole clusters are scraped: their names are no service's. */
    private static final Set<String> COLLECTING_JOBS = Set.of(
            "kubernetespods",
            "kubernetesservices",
            "kubernetesserviceendpoints",
            "kubernetesnodes",
            "kubernetesnodescadvisor",
            "kubernetescadvisor",
            "kubelet",
            "cadvisor",
            "kubestatemetrics",
            "nodeexporter",
            "node",
            "otelcollector",
            "prometheus");

    private static final Pattern PORT = Pattern.compile(":[0-9]{1,5}$");

    /** Reads the labels of a series of a metric; labels without value count as absent. */
    static Labels of(String metric, Map<String, String> labels) {
        Found found = new Found(labels);
        boolean ofContainers = metric.startsWith("container_");
        boolean ofMachines = metric.startsWith("node_");
        boolean ofObjects = metric.startsWith("kube_");
        if (ofMachines) {
            return found.labels(
                    "",
                    "",
                    withoutPort(found.first(NODE).or(() -> found.take(INSTANCE)).orElse("")));
        }
        String component = found.first(COMPONENT).orElse("");
        String node = found.first(NODE).orElse("");
        if (ofContainers || ofObjects) {
            String service = found.first(OF_WORKLOAD)
                    .or(() -> component.isEmpty() ? Optional.empty() : Optional.of(PodName.workload(component)))
                    .or(() -> found.first(CONTAINER))
                    .or(() -> ofContainers ? found.take("name") : Optional.empty())
                    .orElse("");
            String machine = node.isEmpty() && ofContainers
                    ? withoutPort(found.take(INSTANCE).orElse(""))
                    : node;
            return found.labels(service, component, machine);
        }
        String service = found.first(EXPORTED)
                .or(() -> found.first(OWN))
                .or(() -> found.first(CONTAINER))
                .or(() -> component.isEmpty() ? Optional.empty() : Optional.of(PodName.workload(component)))
                .or(() -> found.job())
                .orElse("");
        String instance = component.isEmpty() ? found.peek(INSTANCE).orElse("") : component;
        if (component.isEmpty() && !instance.isEmpty()) {
            found.take(INSTANCE);
            if (service.isEmpty()) {
                service = withoutPort(instance);
            }
            if (withoutPort(instance).equals(service)) {
                instance = "";
            }
        }
        return found.labels(lastPart(service), instance, node);
    }

    /** Whether a label or a column of this name tells the origin rather than telling series apart. */
    static boolean namesOrigin(String name) {
        String plain = plain(name);
        return EXPORTED.contains(plain)
                || OWN.contains(plain)
                || CONTAINER.contains(plain)
                || COMPONENT.contains(plain)
                || NODE.contains(plain)
                || plain.equals(INSTANCE)
                || plain.equals(JOB);
    }

    /** A name's letters and digits, in lower case. */
    static String plain(String name) {
        StringBuilder plain = new StringBuilder(name.length());
        for (int i = 0; i < name.length(); i++) {
            if (Character.isLetterOrDigit(name.charAt(i))) {
                plain.append(name.charAt(i));
            }
        }
        return plain.toString().toLowerCase(Locale.ROOT);
    }

    private static String withoutPort(String address) {
        return PORT.matcher(address).replaceFirst("");
    }

    /** The collector writes {@code namespace/name} into the job. */
    private static String lastPart(String service) {
        return service.substring(service.lastIndexOf('/') + 1);
    }

    /** The labels by their plain names, less those that were used. */
    private static final class Found {
        private final SortedMap<String, String> rest = new TreeMap<>();
        private final Map<String, String> names = new TreeMap<>();

        Found(Map<String, String> labels) {
            labels.forEach((name, value) -> {
                if (!value.isEmpty()) {
                    rest.put(name, value);
                    names.putIfAbsent(plain(name), name);
                }
            });
        }

        Optional<String> peek(String plain) {
            return Optional.ofNullable(names.get(plain)).flatMap(name -> Optional.ofNullable(rest.get(name)));
        }

        Optional<String> take(String plain) {
            Optional<String> value = peek(plain);
            value.ifPresent(taken -> rest.remove(names.getOrDefault(plain, "")));
            return value;
        }

        Optional<String> first(List<String> plainNames) {
            List<String> present = new ArrayList<>(plainNames);
            present.removeIf(plain ->
                    peek(plain).filter(value -> !value.equals("unknown")).isEmpty());
            return present.isEmpty() ? Optional.empty() : take(present.getFirst());
        }

        Optional<String> job() {
            return peek(JOB)
                    .filter(job -> !COLLECTING_JOBS.contains(plain(job)))
                    .flatMap(job -> take(JOB));
        }

        Labels labels(String service, String component, String node) {
            return new Labels(new Origin(service, component, node), rest);
        }
    }
}
