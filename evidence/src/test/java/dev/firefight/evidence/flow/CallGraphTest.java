package dev.firefight.evidence.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firefight.evidence.log.LogPatterns;
import dev.firefight.telemetry.Call;
import dev.firefight.telemetry.Origin;
import dev.firefight.telemetry.SpanDraft;
import dev.firefight.telemetry.TelemetryBuilder;
import dev.firefight.telemetry.Vocabulary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CallGraphTest {
    private static List<Call> calls(String... names) {
        List<Call> calls = new ArrayList<>();
        for (int i = 0; i < names.length; i += 2) {
            calls.add(new Call(names[i], names[i + 1]));
        }
        return calls;
    }

    private static List<String> calleesOf(CallGraph graph, String service) {
        for (int i = 0; i < graph.size(); i++) {
            if (graph.service(i).equals(service)) {
                return Arrays.stream(graph.callees(i)).mapToObj(graph::service).toList();
            }
        }
        return List.of("not reached");
    }

    @Test
    void onlyWhatTheSymptomReachesIsThere() {
        CallGraph graph = CallGraph.from("a", calls("a", "b", "b", "c", "x", "a", "x", "y"));
        assertThat(graph.size()).isEqualTo(3);
        assertThat(graph.depth(2)).isEqualTo(2);
        assertThat(calleesOf(graph, "x")).containsExactly("not reached");
    }

    @Test
    void inACycleOnlyCallsThatLeadAwayRemain() {
        CallGraph graph = CallGraph.from("a", calls("a", "b", "a", "c", "b", "c", "c", "b", "c", "d", "d", "a"));
        assertThat(calleesOf(graph, "a")).containsExactly("b", "c");
        assertThat(calleesOf(graph, "b")).isEmpty();
        assertThat(calleesOf(graph, "c")).containsExactly("d");
        assertThat(calleesOf(graph, "d")).isEmpty();
    }

    @Test
    void backwardCallsOutsideCyclesRemain() {
        CallGraph graph = CallGraph.from("a", calls("a", "b", "a", "c", "c", "d", "d", "b"));
        assertThat(calleesOf(graph, "d")).containsExactly("b");
    }

    @Test
    void everyServiceComesOnceAndCallersComeFirst() {
        for (long seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            int services = 1 + random.nextInt(30);
            List<Call> calls = new ArrayList<>();
            for (int i = random.nextInt(90); i > 0; i--) {
                calls.add(new Call("s" + random.nextInt(services), "s" + random.nextInt(services)));
            }
            CallGraph graph = CallGraph.from("s0", calls);
            int[] place = new int[graph.size()];
            Arrays.fill(place, -1);
            for (int i = 0; i < graph.size(); i++) {
                place[graph.callersFirst()[i]] = i;
            }
            assertThat(place).as("seed %d", seed).doesNotContain(-1);
            for (int i = 0; i < graph.size(); i++) {
                for (int callee : graph.callees(i)) {
                    assertThat(place[callee]).as("seed %d", seed).isGreaterThan(place[i]);
                }
            }
        }
    }

    @Test
    void aVeryLongChainOverflowsNoStack() {
        List<Call> calls = new ArrayList<>();
        for (int i = 0; i < 200_000; i++) {
            calls.add(new Call("s" + i, "s" + (i + 1)));
        }
        assertThat(CallGraph.from("s0", calls).depth(200_000)).isEqualTo(200_000);
    }

    @Test
    void spansOfDifferentServicesAreCalls() {
        TelemetryBuilder builder = new TelemetryBuilder(new Vocabulary(new LogPatterns()));
        span(builder, 1, 10, 0, "a");
        span(builder, 1, 11, 10, "a");
        span(builder, 1, 12, 11, "b");
        span(builder, 1, 13, 12, "c");
        // another trace, with an id that is known from the first
        span(builder, 2, 14, 10, "d");
        span(builder, 2, 15, 99, "e");
        assertThat(SpanCalls.in(builder.build())).containsExactly(new Call("a", "b"), new Call("b", "c"));
    }

    private static void span(TelemetryBuilder builder, long trace, long id, long parent, String service) {
        SpanDraft span = new SpanDraft();
        span.origin = builder.origin(Origin.ofService(service));
        span.traceLow = trace;
        span.id = id;
        span.parent = parent;
        builder.span(span);
    }
}
