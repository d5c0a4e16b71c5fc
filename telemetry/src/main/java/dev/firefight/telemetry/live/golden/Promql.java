package dev.firefight.telemetry.live.golden;

import java.util.List;
import java.util.stream.Collectors;

/** Writes PromQL. Names of metrics come from servers and are quoted where they are not plain. */
final class Promql {
    private final Rule rule;
    private final String window;
    private final String by;

    /**
     * @param window over how much time rates are taken, such as {@code 60s}
     */
    Promql(Rule rule, String window) {
        this.rule = rule;
        this.window = window;
        this.by = String.join(", ", rule.labels());
    }

    /** A selector: a plain name stands before the braces, any other in them. */
    static String selector(String metric, List<String> matchers) {
        boolean isPlain = metric.matches("[a-zA-Z_:][a-zA-Z0-9_:]*");
        String inner = (isPlain
                        ? matchers.stream()
                        : java.util.stream.Stream.concat(
                                java.util.stream.Stream.of("__name__=\"" + escaped(metric) + "\""), matchers.stream()))
                .filter(matcher -> !matcher.isEmpty())
                .collect(Collectors.joining(","));
        String name = isPlain ? metric : "";
        return inner.isEmpty() ? name : name + "{" + inner + "}";
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }

    private String rateOf(String metric, String matcher) {
        return "rate(" + selector(metric, List.of(rule.where(), matcher)) + "[" + window + "])";
    }

    private String sum(String inner) {
        return by.isEmpty() ? "sum(" + inner + ")" : "sum by (" + by + ") (" + inner + ")";
    }

    /**
     * What a query answers, with the service under a label by which readers know it.
     *
     * @param label that names the service
     * @param signal as what it is read: of containers and objects of Kubernetes the label of their workload counts
     */
    static String ofService(String query, String label, String signal) {
        boolean isOfWorkload = signal.startsWith("container_") || signal.startsWith("kube_");
        return "label_replace(" + query + ", \"" + (isOfWorkload ? "workload" : "exported_service") + "\", \"$1\", \""
                + label + "\", \"(.+)\")";
    }

    String rate(String counter) {
        return sum(rateOf(counter, ""));
    }

    /** The share that failed; 0 where nothing did, nothing where nothing was asked. */
    String errors(String counter, Rule.Failing failing) {
        String failed = failing.labels().stream()
                .map(label -> rateOf(counter, label + "=~\"" + escaped(failing.values()) + "\""))
                .collect(Collectors.joining(" or "));
        String all = rate(counter);
        return "(" + sum(failed) + " or 0 * " + all + ") / (" + all + " > 0)";
    }

    /** The buckets themselves: quantiles of them are soon computed, and asking for each would have the server sum up all again. */
    String buckets(String buckets) {
        String labels = by.isEmpty() ? "le" : "le, " + by;
        return "sum by (" + labels + ") (" + rateOf(buckets, "") + ")";
    }

    String nativeQuantile(double share, String histogram) {
        return "histogram_quantile(" + share + ", " + rate(histogram) + ")";
    }

    String mean(String sum, String count) {
        return rate(sum) + " / (" + rate(count) + " > 0)";
    }

    String gauge(String how, String metric) {
        String selected = selector(metric, List.of(rule.where()));
        return by.isEmpty() ? how + "(" + selected + ")" : how + " by (" + by + ") (" + selected + ")";
    }

    String formula() {
        return rule.formula().replace("$by", by).replace("$window", window);
    }
}
