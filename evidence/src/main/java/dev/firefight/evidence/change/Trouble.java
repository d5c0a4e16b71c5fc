package dev.firefight.evidence.change;

import dev.firefight.telemetry.Call;
import dev.firefight.telemetry.Series;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The trouble as it shows in the telemetry.
 *
 * @param said texts of the trouble
 * @param departures metrics that moved, with their service and name
 * @param sickSince first sign by service; an alert is one
 * @param failing services that logged something new and bad or have failing spans
 * @param alerted services of the alerts, in order of the alerts
 * @param firstAlerted those of them whose alerts fired first, all at one time
 * @param calls who calls whom
 * @param names words of the names of all services
 * @param healthyWords words of what was logged in the healthy time
 * @param stepNanos distance of measurements: how exact times are
 * @param signNanos first sign of trouble that is no alert; empty when there is none
 * @param onsets when it began
 */
record Trouble(
        List<Said> said,
        List<Moved> departures,
        Map<String, Long> sickSince,
        Set<String> failing,
        List<String> alerted,
        List<String> firstAlerted,
        Set<Call> calls,
        Set<String> names,
        Set<String> healthyWords,
        long stepNanos,
        OptionalLong signNanos,
        Onsets onsets) {
    /** Times of changes and of telemetry come from different clocks: steps outside these borders say nothing about precision. */
    private static final long LEAST_STEP_NANOS = Duration.ofSeconds(15).toNanos();

    private static final long MOST_STEP_NANOS = Duration.ofMinutes(5).toNanos();
    private static final long USUAL_STEP_NANOS = Duration.ofMinutes(1).toNanos();

    /** A metric that moved. */
    record Moved(String service, String metric, Departure departure) {}

    /**
     * When the trouble began.
     *
     * @param firstSign first sign of anything
     * @param symptom start of what the alert is about, not before the first sign
     * @param alarm the first alert, or what stands in for it
     */
    record Onsets(long firstSign, long symptom, long alarm) {}

    /** Whether there is any sign of trouble up to the alert; the alert itself may be false. */
    boolean anySign() {
        return signNanos.isPresent() && signNanos.getAsLong() <= onsets.alarm + 2 * stepNanos;
    }

    /** Distance of measurements in nanoseconds: how exact times are. */
    static long step(List<Series> series) {
        return series.stream()
                .filter(one -> one.size() > 1)
                .mapToLong(one -> one.timesNanos()[1] - one.timesNanos()[0])
                .map(step -> Math.clamp(step, LEAST_STEP_NANOS, MOST_STEP_NANOS))
                .min()
                .orElse(USUAL_STEP_NANOS);
    }

    /** All words of the trouble by weight. */
    Map<String, Double> words() {
        Map<String, Double> words = new HashMap<>();
        for (Said one : said) {
            one.words().forEach((word, weight) -> words.merge(word, weight, Math::max));
        }
        return words;
    }

    /** Whether one service calls the other or is called by it. */
    boolean areNeighbours(String one, String other) {
        return calls.contains(new Call(one, other)) || calls.contains(new Call(other, one));
    }

    /** The services that are called by any other. */
    Set<String> called() {
        Set<String> called = new HashSet<>();
        calls.forEach(call -> called.add(call.callee()));
        return called;
    }
}
