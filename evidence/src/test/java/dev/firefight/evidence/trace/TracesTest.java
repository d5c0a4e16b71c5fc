package dev.firefight.evidence.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firefight.evidence.Fixtures;
import dev.firefight.telemetry.Spans;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class TracesTest {
    private static final int NONE = -1;

    /** Members of each trace as a map would gather them. */
    private static List<List<Integer>> gathered(Spans spans, int[] spanOfLog) {
        TreeMap<Long, List<Integer>> byTrace = new TreeMap<>();
        for (int i = 0; i < spans.size(); i++) {
            byTrace.computeIfAbsent(spans.traceLow(i), trace -> new ArrayList<>())
                    .add(i);
        }
        for (int i = 0; i < spanOfLog.length; i++) {
            if (spanOfLog[i] != NONE) {
                byTrace.computeIfAbsent(spans.traceLow(spanOfLog[i]), trace -> new ArrayList<>())
                        .add(spans.size() + i);
            }
        }
        return List.copyOf(byTrace.values());
    }

    private static List<List<Integer>> members(Traces traces) {
        List<List<Integer>> all = new ArrayList<>();
        for (int trace = 0; trace < traces.size(); trace++) {
            List<Integer> members = new ArrayList<>();
            for (int i = traces.from(trace); i < traces.to(trace); i++) {
                members.add(traces.member(i));
            }
            all.add(members);
        }
        return all;
    }

    @RepeatedTest(30)
    void tracesComeInOrderOfTheirIdsWithAllThatIsTheirs(RepetitionInfo repetition) {
        long seed = repetition.getCurrentRepetition();
        Random random = new Random(seed);
        Fixtures telemetry = new Fixtures();
        int size = 1 + random.nextInt(200);
        for (int i = 0; i < size; i++) {
            telemetry.span("web", "GET /", random.nextInt(40) - 20, 0, Fixtures.at(i), 1);
        }
        int[] spanOfLog = random.ints(random.nextInt(100), NONE, size).toArray();
        Spans spans = telemetry.into.build().spans();
        assertThat(members(new Traces(spans, spanOfLog))).as("seed %d", seed).isEqualTo(gathered(spans, spanOfLog));
    }

    @Test
    void withoutSpansThereIsNoTrace() {
        Traces none = new Traces(new Fixtures().into.build().spans(), new int[] {NONE, NONE});
        assertThat(none.size()).isZero();
    }
}
