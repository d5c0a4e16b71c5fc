package dev.firefight.app.bench;

import dev.firefight.app.bench.CaseResult.Accuracy;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeSet;
import java.util.function.ToLongFunction;

/** The results of a bench as tables in Markdown. */
final class RecordingTable {
    private static final double NANOS_PER_MILLI = 1e6;

    private RecordingTable() {}

    /** One row for each set and mode. */
    static String accuracy(Map<String, Map<Mode, List<CaseResult>>> results) {
        StringBuilder table = new StringBuilder(head("mode"));
        results.forEach((set, byMode) -> byMode.forEach((mode, cases) -> table.append(row(set, mode.name(), cases))));
        return table.toString();
    }

    /** One row for each kind of fault, the onset told. */
    static String faults(Map<String, Map<Mode, List<CaseResult>>> results) {
        StringBuilder table = new StringBuilder(head("fault"));
        results.forEach((set, byMode) -> {
            List<CaseResult> told = byMode.getOrDefault(Mode.A, List.of());
            TreeSet<String> faults = new TreeSet<>();
            told.forEach(one -> faults.add(one.label().fault()));
            for (String fault : faults) {
                table.append(row(
                        set,
                        fault,
                        told.stream()
                                .filter(one -> one.label().fault().equals(fault))
                                .toList()));
            }
        });
        return table.toString();
    }

    private static String head(String second) {
        return """
                | set | %s | n | service AC@1 [95 %%] | AC@3 | AC@5 | Avg@5 | component AC@1 | AC@3 | signal AC@1 | onset within 2 steps | decoys first |
                |---|---|---|---|---|---|---|---|---|---|---|---|
                """.formatted(second);
    }

    private static String row(String set, String second, List<CaseResult> cases) {
        Accuracy service = Accuracy.of(cases.stream().map(CaseResult::service).toList());
        Accuracy component =
                Accuracy.of(cases.stream().map(CaseResult::component).toList());
        Accuracy signal = Accuracy.of(cases.stream()
                .filter(one -> !one.label().indicator().isEmpty())
                .map(CaseResult::indicator)
                .toList());
        Wilson interval = Wilson.of(service.first(), service.cases());
        double[] onsets = cases.stream()
                .map(CaseResult::onsetErrorSteps)
                .filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble)
                .toArray();
        long within = Arrays.stream(onsets).filter(steps -> steps <= 2).count();
        return String.format(
                Locale.ROOT,
                "| %s | %s | %d | %.3f (%d) [%.2f, %.2f] | %.3f | %.3f | %.3f | %.3f | %.3f | %s | %s | %d |%n",
                set,
                second,
                cases.size(),
                service.share(service.first()),
                service.first(),
                interval.low(),
                interval.high(),
                service.share(service.three()),
                service.share(service.five()),
                service.average(),
                component.share(component.first()),
                component.share(component.three()),
                signal.cases() == 0
                        ? ""
                        : String.format(Locale.ROOT, "%.3f (n=%d)", signal.share(signal.first()), signal.cases()),
                onsets.length == 0 ? "" : String.format(Locale.ROOT, "%.2f", (double) within / onsets.length),
                cases.stream().filter(CaseResult::blamesDecoy).count());
    }

    /** Time for one recording, the onset told, after a warm-up. */
    static String speed(Map<String, List<CaseResult>> warm) {
        StringBuilder table = new StringBuilder("""
                | set | n | read ms, median | investigate ms, median | together ms, median | together ms, 90 % |
                |---|---|---|---|---|---|
                """);
        warm.forEach((set, cases) -> table.append(String.format(
                Locale.ROOT,
                "| %s | %d | %.1f | %.1f | %.1f | %.1f |%n",
                set,
                cases.size(),
                quantileMillis(cases, CaseResult::readNanos, 0.5),
                quantileMillis(cases, CaseResult::thinkNanos, 0.5),
                quantileMillis(cases, one -> one.readNanos() + one.thinkNanos(), 0.5),
                quantileMillis(cases, one -> one.readNanos() + one.thinkNanos(), 0.9))));
        return table.toString();
    }

    private static double quantileMillis(List<CaseResult> cases, ToLongFunction<CaseResult> nanos, double share) {
        long[] sorted = cases.stream().mapToLong(nanos).sorted().toArray();
        return sorted.length == 0
                ? 0
                : sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)] / NANOS_PER_MILLI;
    }
}
