package dev.firefight.telemetry.format;

import dev.firefight.telemetry.Timestamps;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the name of a log file says: whose it is, and from which day. Asked only where nothing in the file says so.
 *
 * @param service the service, empty when the name says nothing
 * @param component the pod, empty when the name says nothing
 * @param dayNanos noon of the day in the name, to which all times of that day are near
 */
record LogSource(String service, String component, OptionalLong dayNanos) {
    private static final Set<String> MEANINGLESS = Set.of(
            "",
            "log",
            "logs",
            "output",
            "out",
            "stdout",
            "stderr",
            "stdin",
            "messages",
            "syslog",
            "journal",
            "all",
            "access",
            "error",
            "errors",
            "debug",
            "console",
            "json",
            "current",
            "dump",
            "-");
    private static final Pattern DAY = Pattern.compile(
            "[-_.]?(?<![0-9])(20[0-9]{2})[-_.]?([01][0-9])[-_.]?([0-3][0-9])(?:[-_.T]?[0-9]{2,9}Z?)?(?![0-9])");
    private static final Pattern ENDING =
            Pattern.compile("(?:\\.(?:log|txt|json|jsonl|ndjson|logs|out|err|gz|zst|[0-9]{1,4}))$");
    /** {@code pod_namespace_container-id.log}, as the container runtime names its files in /var/log/containers. */
    private static final Pattern CONTAINER = Pattern.compile("([a-z0-9.-]+)_[a-z0-9-]+_([a-z0-9-]+)-[0-9a-f]{64}");

    private static final Pattern CONTAINER_ID = Pattern.compile("[0-9a-f]{32,64}(?:-json)?");

    /** What the name of a file says. */
    static LogSource ofFile(String fileName) {
        String base = fileName.length() > 255 ? fileName.substring(0, 255) : fileName;
        Matcher dated = DAY.matcher(base);
        OptionalLong day = OptionalLong.empty();
        if (dated.find()) {
            String date = dated.group(1) + "-" + dated.group(2) + "-" + dated.group(3) + "T12:00:00Z";
            day = Timestamps.parse(date);
            base = day.isPresent() ? dated.replaceFirst("") : base;
        }
        for (Matcher end = ENDING.matcher(base); end.find(); end = ENDING.matcher(base)) {
            base = base.substring(0, end.start());
        }
        Matcher container = CONTAINER.matcher(base);
        if (container.matches()) {
            return new LogSource(PodName.workload(container.group(1)), container.group(1), day);
        }
        boolean says = !MEANINGLESS.contains(base.toLowerCase(Locale.ROOT))
                && !CONTAINER_ID.matcher(base).matches();
        return new LogSource(says ? base : "", "", day);
    }
}
