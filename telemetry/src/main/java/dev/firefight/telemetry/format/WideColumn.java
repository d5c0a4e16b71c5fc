package dev.firefight.telemetry.format;

import dev.firefight.telemetry.Origin;
import dev.firefight.telemetry.SeriesKey;
import dev.firefight.telemetry.SeriesKey.Kind;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What the head of a column with one series says: a selector such as {@code up{service="cart"}}, or {@code <service>_<metric>}, split
 * where the words behind an underscore name a kind of measurement, as far to the left as all of them do. Without such words the first
 * underscore splits.
 */
final class WideColumn {
    /** Words that begin the name of a measurement. */
    private static final Set<String> MEASUREMENTS = Set.of(
            "cpu",
            "mem",
            "memory",
            "load",
            "latency",
            "error",
            "errors",
            "workload",
            "disk",
            "diskio",
            "socket",
            "sockets",
            "net",
            "network",
            "rx",
            "tx",
            "receive",
            "received",
            "transmit",
            "transmitted",
            "io",
            "fs",
            "throughput",
            "rps",
            "qps",
            "tps",
            "duration",
            "rt",
            "availability",
            "success",
            "failure",
            "failures",
            "timeout",
            "timeouts",
            "delay",
            "loss",
            "usage",
            "utilization",
            "utilisation",
            "saturation",
            "request",
            "requests",
            "restarts",
            "restart",
            "threads",
            "heap",
            "gc",
            "queue",
            "connections",
            "bandwidth",
            "packets",
            "bytes",
            "count",
            "rate",
            "p50",
            "p90",
            "p95",
            "p99");

    /** Words that may stand before them in the name of a measurement. */
    private static final Set<String> QUALIFIERS = Set.of(
            "http",
            "grpc",
            "rpc",
            "container",
            "pod",
            "node",
            "jvm",
            "process",
            "response",
            "read",
            "reads",
            "write",
            "writes",
            "in",
            "out",
            "avg",
            "mean",
            "max",
            "min",
            "total",
            "5xx",
            "4xx",
            "2xx");

    private WideColumn() {}

    /** The series of a column. */
    static SeriesKey key(String head) {
        if (head.indexOf('{') >= 0) {
            Optional<Map<String, String>> labels = SampleLine.selector(head);
            if (labels.isPresent()) {
                return ofSelector(labels.get());
            }
        }
        int split = split(head);
        return split < 0
                ? SeriesKey.gauge(Origin.UNKNOWN, head)
                : SeriesKey.gauge(Origin.ofService(head.substring(0, split)), head.substring(split + 1));
    }

    /** The series of a column with several heads, one above the other: a service, a metric, then what tells more, by their titles. */
    static SeriesKey key(List<String> heads, List<String> titles) {
        Map<String, String> more = new HashMap<>();
        for (int i = 2; i < heads.size(); i++) {
            if (!heads.get(i).isEmpty()) {
                more.put(titles.get(i).isEmpty() ? "head" + (i + 1) : titles.get(i), heads.get(i));
            }
        }
        return new SeriesKey(Origin.ofService(heads.get(0)), heads.get(1), "", Kind.GAUGE, new TreeMap<>(more));
    }

    private static SeriesKey ofSelector(Map<String, String> selector) {
        Map<String, String> labels = new TreeMap<>(selector);
        String metric = Optional.ofNullable(labels.remove("__name__")).orElse("value");
        Labels read = Labels.of(metric, labels);
        return new SeriesKey(read.origin(), metric, "", Kind.GAUGE, read.attributes());
    }

    /** Index of the underscore that splits; -1 when the head names a metric alone. */
    private static int split(String head) {
        int found = -1;
        for (int at = head.lastIndexOf('_'); at > 0 && found < 0; at = head.lastIndexOf('_', at - 1)) {
            if (MEASUREMENTS.contains(firstWord(head, at + 1))) {
                found = at;
            }
        }
        if (found < 0) {
            int first = head.indexOf('_');
            return first > 0 && !MEASUREMENTS.contains(firstWord(head, 0)) && first < head.length() - 1 ? first : -1;
        }
        while (found >= 0) {
            int before = head.lastIndexOf('_', found - 1);
            String word = firstWord(head, before + 1);
            if (!word.equals(head.substring(before + 1, found).toLowerCase(Locale.ROOT))
                    || !(MEASUREMENTS.contains(word) || QUALIFIERS.contains(word))) {
                return found;
            }
            found = before;
        }
        return -1;
    }

    private static String firstWord(String head, int from) {
        int end = from;
        while (end < head.length() && Character.isLetterOrDigit(head.charAt(end))) {
            end++;
        }
        return head.substring(from, end).toLowerCase(Locale.ROOT);
    }
}
