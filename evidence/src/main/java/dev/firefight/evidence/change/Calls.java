package dev.firefight.evidence.change;

import dev.firefight.evidence.flow.SpanCalls;
import dev.firefight.telemetry.Call;
import dev.firefight.telemetry.Telemetry;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Who calls whom, and where along the calls the trouble starts. */
final class Calls {
    /** A victim may fail this many steps before its cause shows in the cause's own telemetry. */
    private static final int STEPS_OF_DOUBT = 2;

    private Calls() {}

    /** From call graphs, from spans, and from errors of one service that name another sick one. */
    static Set<Call> of(Telemetry telemetry, List<Said> said, Set<String> sick) {
        Set<Call> calls = new HashSet<>(telemetry.calls());
        calls.addAll(SpanCalls.in(telemetry));
        for (Said one : said) {
            if (one.weight() == Said.ERROR) {
                for (String other : sick) {
                    if (!one.service().isEmpty() && !one.service().equals(other) && names(one.text(), other)) {
                        calls.add(new Call(one.service(), other));
                    }
                }
            }
        }
        return calls;
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
     * The service where the trouble starts: from the one alerted first down the calls, as long as the called one fails, too, and did not
     * begin much later; of several alerted at one time the way to what failed first. Empty when nothing is sick.
     */
    static String firstFailing(Trouble trouble) {
        Map<String, Long> since = trouble.sickSince();
        Stream<String> first = trouble.firstAlerted().isEmpty()
                ? since.keySet().stream()
                : trouble.firstAlerted().stream().map(service -> deepest(service, trouble, new HashSet<>()));
        return first.min(Comparator.comparingLong((String service) -> since.getOrDefault(service, Long.MAX_VALUE))
                        .thenComparing(Comparator.naturalOrder()))
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
