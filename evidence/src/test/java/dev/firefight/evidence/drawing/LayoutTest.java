package dev.firefight.evidence.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firefight.evidence.Bucket;
import dev.firefight.evidence.Findings;
import dev.firefight.evidence.Onset;
import dev.firefight.evidence.Scores;
import dev.firefight.evidence.ServiceMap;
import dev.firefight.evidence.Suspect;
import dev.firefight.evidence.drawing.Layers.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LayoutTest {
    private static final int SEEDS = 300;
    private static final double SLOT = 50;

    @Test
    void aNodeStandsBehindTheLongestWayToIt() {
        assertThat(Layers.of(4, List.of(new Line(0, 1), new Line(1, 2), new Line(0, 2), new Line(0, 3))))
                .containsExactly(0, 1, 2, 1);
    }

    @Test
    void aCircleIsBrokenWhereItCloses() {
        assertThat(Layers.of(4, List.of(new Line(3, 1), new Line(1, 2), new Line(2, 1), new Line(3, 0))))
                .containsExactly(1, 1, 2, 0);
    }

    @Test
    void linesLeadToTheRightAndNodesNeverOverlap() {
        for (long seed = 0; seed < SEEDS; seed++) {
            Random random = new Random(seed);
            int nodes = 1 + random.nextInt(30);
            List<Line> lines = new ArrayList<>();
            for (int i = 0; i < nodes * 2; i++) {
                Line line = new Line(random.nextInt(nodes), random.nextInt(nodes));
                if (line.from() != line.to()) {
                    lines.add(line);
                }
            }
            LayeredGraph graph = LayeredGraph.of(nodes, lines, SLOT, 10);
            for (Line line : Layers.acyclic(nodes, lines)) {
                assertThat(graph.layer().get(line.from()))
                        .as("seed %d", seed)
                        .isLessThan(graph.layer().get(line.to()));
            }
            for (int a = 0; a < nodes; a++) {
                for (int b = 0; b < a; b++) {
                    if (graph.layer().get(a).equals(graph.layer().get(b))) {
                        assertThat(Math.abs(graph.middle()[a] - graph.middle()[b]))
                                .as("seed %d", seed)
                                .isGreaterThanOrEqualTo(SLOT - 1e-6);
                    }
                }
                assertThat(graph.middle()[a]).as("seed %d", seed).isBetween(0.0, graph.height());
            }
        }
    }

    @Test
    void marksStandAtRoundNumbersAndRoundTimes() {
        assertThat(Ticks.values(0, 1.58, 4)).containsExactly(0.0, 0.5, 1.0, 1.5);
        assertThat(Ticks.values(0, 0, 4)).isEmpty();
        assertThat(Ticks.stepSeconds(2_400e9, 5)).isEqualTo(600);
        assertThat(Ticks.times(0, 2_400_000_000_000L, 600)).hasSize(5);
    }

    @Test
    void withoutATraceTheBlamedPathIsTheShortestFromAnEntry() {
        Suspect payments = new Suspect(
                1, "payments", "", Bucket.INTERNAL, "cpu", 3, 0.9, "it is slow", List.of(), "look at it", "restart it");
        Findings traceless = new Findings(
                0,
                1,
                new Onset(0, Onset.Origin.TOLD, "as told"),
                List.of(),
                List.of(payments),
                new ServiceMap(
                        List.of("checkout", "frontend", "payments"),
                        List.of(
                                new ServiceMap.Edge("frontend", "checkout", 3),
                                new ServiceMap.Edge("checkout", "payments", 3),
                                new ServiceMap.Edge("payments", "payments", 3))),
                List.of(),
                List.of(),
                new Scores(List.of(), List.of(), 0, false));
        assertThat(BlamedPath.of(traceless)).containsExactly("frontend", "checkout", "payments");
    }
}
