package dev.firefight.evidence.change;

import dev.firefight.telemetry.Call;
import dev.firefight.telemetry.Spans;
import dev.firefight.telemetry.Telemetry;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Who calls whom, and where along the calls the trouble starts. */
final class Calls {
    /** So many spans show every call there is. */
    private static final int MAX_SPANS = 100_000;
    /** A victim may fail this many steps before its cause shows in the cause's own telemetry. */
    private static final int STEPS_OF_DOUBT = 2;

    private Calls() {}

    /** From call graphs, from spans since the healthy time, and from errors of one service that name another sick one. */
    static Set<Call> of(Telemetry telemetry, List<Said> said, Set<String> sick, long healthyEnd) {
        Set<Call> calls = new HashSet<>(telemetry.calls());
        Spans spans = telemetry.spans();
        Map<Long, String> services = new HashMap<>();
        int from = 0;
        while (from < spans.size() - MAX_SPANS && spans.startNanos(from) < healthyEnd) {
            from++;
        }
        int to = Math.min(spans.size(), from + MAX_SPANS);
        for (int i = from; i < to; i++) {
            services.put(spans.id(i), telemetry.origin(spans.origin(i)).service());
        }
        for (int i = from; i < to; i++) {
            String caller = services.getOrDefault(spans.parent(i), "");
            addCall(calls, caller, telemetry.origin(spans.origin(i)).service());
        }
        for (Said one : said) {
            if (one.weight() == Said.ERROR) {
                for (String other : sick) {
                    if (names(one.text(), other)) {
                        addCall(calls, one.service(), other);
                    }
                }
            }
        }
        return calls;
    }

    private static void addCall(Set<Call> calls, String caller, String callee) {
        if (!caller.isEmpty() && !callee.isEmpty() && !caller.equals(callee)) {
            calls.add(new Call(caller, callee));
        }
    }

    /** Whether a text names a service, and not only one whose name is longer. */
    static boolean names(String text, String service) {
        for (int at = text.indexOf(service); at >= 0; at = text.indexOf(service, at + 1)) {
            int end = at + service.length();
            boolean startsThere = at == 0 || !isNamePart(text.charAt(at - 1));
            boolean endsThere = end == text.length() || !isNamePart(text.charAt(end));
            if (startsThere && endsThere) {
                return true;
            }
        }
        return false;
    }

    private static boolean isNamePart(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '-';
    }

    /**
     * The service where the trouble starts: from the alerted one down the calls, as long as the called one fails, too, and did not begin
     * much later. Empty when nothing is sick.
     */
    static String firstFailing(Trouble trouble) {
        if (!trouble.alerted().isEmpty()) {
            return deepest(trouble.alerted().getFirst(), trouble, new HashSet<>());
        }
        return trouble.sickSince().entrySet().stream()
                .min(Map.Entry.<String, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .orElse("");
    }

    private static String deepest(String service, Trouble trouble, Set<String> seen) {
        seen.add(service);
        Map<String, Long> since = trouble.sickSince();
        long latest = since.getOrDefault(service, Long.MAX_VALUE / 2) + STEPS_OF_DOUBT * trouble.stepNanos();
        return trouble.calls().stream()
                .filter(call -> call.caller().equals(service))
                .map(Call::callee)
                .filter(callee -> trouble.failing().contains(callee)
                        && !seen.contains(callee)
                        && !trouble.calls().contains(new Call(callee, service))
                        && since.getOrDefault(callee, Long.MAX_VALUE) <= latest)
                .min(Comparator.comparingLong((String callee) -> since.getOrDefault(callee, Long.MAX_VALUE))
                        .thenComparing(Comparator.naturalOrder()))
                .map(callee -> deepest(callee, trouble, seen))
                .orElse(service);
    }
}
