package dev.firefight.practice.signal;

import dev.firefight.telemetry.Timestamps;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Alerts as Alertmanager tells them to a webhook, version 4: one message for all alerts of one name.
 *
 * @see <a href="https://prometheus.io/docs/alerting/latest/configuration/#webhook_config">Alertmanager, webhook</a>
 */
public final class AlertmanagerWebhook {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String NEVER = "0001-01-01T00:00:00Z";
    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private AlertmanagerWebhook() {}

    /**
     * The bodies that tell of alerts that began or ended.
     *
     * @param changed those that did
     * @param all those that fire and did, of which those of the same names are told as well while they fire
     * @param externalUrl where people find the Alertmanager
     */
    public static List<byte[]> bodies(List<Firing> changed, List<Firing> all, String externalUrl) {
        SortedMap<String, SortedMap<String, Firing>> groups = new TreeMap<>();
        for (Firing one : changed) {
            groups.computeIfAbsent(one.name(), _ -> new TreeMap<>());
        }
        for (Firing one : all) {
            if (one.endNanos().isEmpty() && groups.containsKey(one.name())) {
                put(groups, one);
            }
        }
        changed.forEach(one -> put(groups, one)); // the last word about each
        List<byte[]> bodies = new ArrayList<>();
        groups.forEach((name, alerts) -> bodies.add(body(name, List.copyOf(alerts.values()), externalUrl)));
        return bodies;
    }

    private static void put(SortedMap<String, SortedMap<String, Firing>> groups, Firing one) {
        groups.computeIfAbsent(one.name(), _ -> new TreeMap<>())
                .put(one.labels().toString(), one);
    }

    private static byte[] body(String name, List<Firing> alerts, String externalUrl) {
        ObjectNode json = JSON.createObjectNode();
        boolean fires = alerts.stream().anyMatch(one -> one.endNanos().isEmpty());
        json.put("version", "4");
        json.put("groupKey", "{}:{alertname=\"" + name + "\"}");
        json.put("truncatedAlerts", 0);
        json.put("status", fires ? "firing" : "resolved");
        json.put("receiver", "firefight");
        json.putObject("groupLabels").put("alertname", name);
        labels(json.putObject("commonLabels"), common(alerts));
        ObjectNode annotations = json.putObject("commonAnnotations");
        if (alerts.stream().map(Firing::summary).distinct().count() == 1) {
            annotations.put("summary", alerts.getFirst().summary());
        }
        json.put("externalURL", externalUrl);
        ArrayNode array = json.putArray("alerts");
        for (Firing one : alerts) {
            ObjectNode alert = array.addObject();
            alert.put("status", one.endNanos().isEmpty() ? "firing" : "resolved");
            labels(alert.putObject("labels"), one.labels());
            alert.putObject("annotations").put("summary", one.summary());
            alert.put("startsAt", Timestamps.toInstant(one.startNanos()).toString());
            alert.put(
                    "endsAt",
                    one.endNanos().isEmpty()
                            ? NEVER
                            : Timestamps.toInstant(one.endNanos().getAsLong()).toString());
            alert.put("generatorURL", externalUrl + "/graph?g0.expr=" + one.metric());
            alert.put("fingerprint", fingerprint(one.labels()));
        }
        return JSON.writeValueAsBytes(json);
    }

    private static void labels(ObjectNode into, Map<String, String> labels) {
        labels.forEach(into::put);
    }

    private static SortedMap<String, String> common(List<Firing> alerts) {
        SortedMap<String, String> common = new TreeMap<>(alerts.getFirst().labels());
        for (Firing one : alerts) {
            common.entrySet().retainAll(one.labels().entrySet());
        }
        return common;
    }

    /**
     * The name that Prometheus gives a set of labels: FNV-1a of them in order, each name and value followed by a byte of ones.
     *
     * @see <a href="https://github.com/prometheus/common/blob/main/model/signature.go">Prometheus, common/model</a>
     */
    static String fingerprint(SortedMap<String, String> labels) {
        long hash = FNV_OFFSET;
        for (Map.Entry<String, String> label : labels.entrySet()) {
            hash = separated(added(hash, label.getKey()));
            hash = separated(added(hash, label.getValue()));
        }
        return HexFormat.of().toHexDigits(hash);
    }

    private static long added(long hash, String text) {
        long more = hash;
        for (byte one : text.getBytes(StandardCharsets.UTF_8)) {
            more = (more ^ (one & 0xFF)) * FNV_PRIME;
        }
        return more;
    }

    private static long separated(long hash) {
        return (hash ^ 0xFF) * FNV_PRIME;
    }
}
