package dev.firefight.telemetry.live.golden;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What signals are called. A signal keeps the name of its metric, as it has it in a file; only where the name would say that it is
 * something else, such as a number of requests that is called a duration, it says what it is.
 */
final class SignalNames {
    private static final List<String> ENDINGS = List.of("_bucket", "_count", "_sum", "_total");
    /** As some name what the kernel could not do at once, which is no error. */
    private static final String FAILURES = "_failures_total";

    private static final Pattern TIME = Pattern.compile(
            "([_.](duration|latency|time|handling))?([_.](seconds|milliseconds|microseconds|nanoseconds|ms|us))?$");
    private static final Pattern TELLS_TIME = Pattern.compile("latenc|duration|response_time|delay");

    private SignalNames() {}

    /** A name less the ending that OpenMetrics puts behind counters and parts of histograms. */
    static String withoutEnding(String name) {
        for (String ending : ENDINGS) {
            if (name.endsWith(ending)) {
                return name.substring(0, name.length() - ending.length());
            }
        }
        return name;
    }

    /** The name of a rate. How often something was timed is how often it was asked for. */
    static String rate(String metric, SignalKind kind) {
        if (kind == SignalKind.ERRORS && metric.endsWith(FAILURES)) {
            return withoutEnding(metric);
        }
        if (kind != SignalKind.TRAFFIC || !metric.endsWith("_count")) {
            return metric;
        }
        String what = withoutTime(metric);
        return what.endsWith("requests") ? what : what.endsWith("request") ? what + "s" : what + "_requests";
    }

    /** The name of a share of failures. */
    static String errorRatio(String metric) {
        return withoutTime(metric) + "_error_ratio";
    }

    /** The name of times, before it is told which of them. */
    static String time(String metric, SignalKind kind) {
        return kind != SignalKind.LATENCY || TELLS_TIME.matcher(metric).find() ? metric : metric + "_duration";
    }

    private static String withoutTime(String metric) {
        String what = TIME.matcher(withoutEnding(metric)).replaceFirst("");
        return what.isEmpty() ? metric : what;
    }
}
