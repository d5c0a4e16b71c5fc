package dev.firefight.evidence.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.firefight.evidence.Evidence;
import dev.firefight.telemetry.Origin;
import dev.firefight.telemetry.SeriesKey;
import dev.firefight.telemetry.Symptom.Direction;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Small graphs computed by hand. Twenty constant healthy periods hold 18 stretches of three, all without excess; 100 requests a period
 * are the least scale. So an excess of {@code s} failed requests has the surprise log10(19) + s / 100 / ln 10.
 */
class SymptomFlowTest {
    private static double surprise(double excess) {
        return Math.log10(19) + excess / 100 / Math.log(10);
    }

    private static List<FlowSuspect> suspects(Scene scene) {
        return SymptomFlow.attribute(scene.asks("a", "availability", Direction.DOWN), Scene.ONSET)
                .orElseThrow();
    }

    private static void assertScores(List<FlowSuspect> suspects, Object... serviceStayAndScore) {
        assertThat(suspects).hasSize(serviceStayAndScore.length / 3);
        for (int i = 0; i < suspects.size(); i++) {
            assertThat(suspects.get(i).service()).isEqualTo(serviceStayAndScore[3 * i]);
            assertThat(suspects.get(i).stay()).isCloseTo((double) serviceStayAndScore[3 * i + 1], within(1e-12));
            assertThat(suspects.get(i).score()).isCloseTo((double) serviceStayAndScore[3 * i + 2], within(1e-12));
        }
    }

    @Test
    void theEndOfAChainIsBlamedAndThoseWhoCarryItOnAreNotListed() {
        Scene scene = new Scene()
                .calls("a", "b", "b", "c")
                .availability("a", 0.8)
                .availability("b", 0.8)
                .availability("c", 0.8);
        assertScores(suspects(scene), "c", 1.0, surprise(60));
    }

    @Test
    void whatNoCalleeExplainsStaysInTheMiddleOfAChain() {
        Scene scene = new Scene()
                .calls("a", "b", "b", "c")
                .availability("a", 0.8)
                .availability("b", 0.8)
                .availability("c", 1);
        assertScores(suspects(scene), "b", 1.0, surprise(60));
    }

    @Test
    void aDiamondSplitsTheFlowByExcess() {
        // excess a 60, b 20, c 40, d 10: a hands on 1/3 and 2/3; b keeps 10/20 of its third, c 30/40 of its two thirds
        Scene scene = new Scene()
                .calls("a", "b", "a", "c", "b", "d", "c", "d")
                .availability("a", 0.8)
                .availability("b", 1 - 20 / 300.0)
                .availability("c", 1 - 40 / 300.0)
                .availability("d", 1 - 10 / 300.0);
        assertScores(
                suspects(scene),
                "c",
                1 / 2.0,
                surprise(40) / 2,
                "d",
                1 / 3.0,
                surprise(10) / 3,
                "b",
                1 / 6.0,
                surprise(20) / 6);
    }

    @Test
    void aCycleIsCutSoThatTheFlowLeadsAwayFromTheSymptom() {
        Scene scene = new Scene()
                .calls("a", "b", "b", "c", "c", "b", "c", "a", "c", "c")
                .availability("a", 0.8)
                .availability("b", 0.8)
                .availability("c", 0.8);
        assertScores(suspects(scene), "c", 1.0, surprise(60));
    }

    @Test
    void aNewCalleeIsBelievedHalfOfWhatItExplainsOfItsCaller() {
        Scene scene = new Scene()
                .calls("a", "b", "b", "new")
                .availability("a", 0.8)
                .availability("b", 0.8)
                .now("new", "availability", 2, 0.9, 0.9, 0.9)
                .now("new", "requests", 2, 100, 100, 100);
        List<FlowSuspect> suspects = suspects(scene);
        assertScores(suspects, "b", 1.0, surprise(60), "new", 0.0, 0.5 * surprise(60) * 30 / 60);
        assertThat(suspects.get(1).reason())
                .isEqualTo(
                        "of 60 failed requests at a, 100 % stay at b; it calls new, which was never seen before the onset"
                                + " and would explain 50 % of that");
        assertThat(suspects.get(1).evidence().getFirst().curve()).isEmpty();
    }

    @Test
    void aLeafWithoutTelemetryLeavesTheExcessAtItsCaller() {
        Scene scene =
                new Scene().calls("a", "b", "b", "dark").availability("a", 0.8).availability("b", 0.8);
        assertScores(suspects(scene), "b", 1.0, surprise(60));
    }

    @Test
    void aSymptomWithoutOwnSeriesIsFollowedAllTheSame() {
        Scene scene =
                new Scene().calls("a", "b", "a", "c").availability("b", 0.8).availability("c", 1);
        List<FlowSuspect> suspects = suspects(scene);
        assertScores(suspects, "b", 1.0, surprise(60));
        assertThat(suspects.getFirst().reason()).startsWith("of the failed requests at a, 100 % stay at b");
    }

    @Test
    void anAliasThatItsClientMeasuresTakesOnlyItsShare() {
        // b and its alias together explain 80 of 60: the flow is shared by excess
        Scene scene = new Scene()
                .calls("a", "b", "a", "b-as-seen-by-a")
                .availability("a", 0.8)
                .availability("b", 0.8)
                .availability("b-as-seen-by-a", 1 - 20 / 300.0);
        assertScores(suspects(scene), "b", 0.75, 0.75 * surprise(60), "b-as-seen-by-a", 0.25, 0.25 * surprise(20));
    }

    @Test
    void theNumbersStandBesideTheSuspect() {
        Scene scene = new Scene().calls("a", "b").availability("a", 0.8).availability("b", 1 - 45 / 300.0);
        FlowSuspect first = suspects(scene).getFirst();
        assertThat(first.reason())
                .isEqualTo("of 60 failed requests at a, 75 % stay at b, which calls no other service");
        Evidence evidence = first.evidence().getFirst();
        assertThat(evidence.kind()).isEqualTo(Evidence.Kind.METRIC);
        assertThat(evidence.selector()).isEqualTo("availability{service=\"b\"}");
        assertThat(evidence.statistic()).isEqualTo("mean over requests");
        assertThat(evidence.before()).isEqualTo(1);
        assertThat(evidence.after()).isCloseTo(0.85, within(1e-12));
        assertThat(evidence.surprise()).isCloseTo(surprise(45) * Math.log(10) / Math.log(2), within(1e-9));
        assertThat(evidence.timeNanos()).hasValue(Scene.ONSET);
        assertThat(evidence.text())
                .isEqualTo(
                        "availability at b went from 1 to 0.85; none of 18 healthy stretches of this length moved as far");
        assertThat(evidence.curve().orElseThrow().values()).containsExactly(1, 1, 0.85, 0.85, 0.85);
        assertThat(evidence.curve().orElseThrow().bandLow()).isEqualTo(1);
        FlowSuspect second = suspects(scene).get(1);
        assertThat(second.reason())
                .isEqualTo(
                        "of 60 failed requests at a, 25 % stay there and are explained by none of the services it calls");
    }

    @Test
    void anErrorCountIsAnAmountByItself() {
        Scene scene = new Scene().calls("a", "b");
        for (String service : List.of("a", "b")) {
            scene.healthy(service, "errors_total", alternating(2, 4, 21)).healthy(service, "requests", 7, 7, 7, 7);
        }
        scene.now("a", "errors_total", 0, 2, 4, 43, 43, 43)
                .now("b", "errors_total", 0, 2, 4, 13, 13, 13)
                .now("a", "requests", 0, 7, 7, 7, 7, 7);
        List<FlowSuspect> suspects = SymptomFlow.attribute(scene.asks("a", "errors_total", Direction.UP), Scene.ONSET)
                .orElseThrow();
        // the level is the mean before the onset, 3; above the baseline's median of 2 its stretches of three hold 2,
        // one in two: 118 and 28
        assertThat(suspects).extracting(FlowSuspect::service).containsExactly("a", "b");
        assertThat(suspects.getFirst().stay()).isCloseTo((118 - 28) / 118.0, within(1e-12));
        assertThat(suspects.getFirst().reason()).startsWith("of 120 failed requests at a, 76 % stay there");
    }

    @Test
    void withoutABaselineTheTimeBeforeTheOnsetIsTheReference() {
        Scene scene = new Scene().calls("a", "b");
        for (String service : List.of("a", "b")) {
            scene.now(service, "latency", -8, 5, 6, 5, 6, 5, 6, 5, 6, 5, 6, 50, 50, 50)
                    .now(service, "requests", -8, Scene.constant(10, 13));
        }
        List<FlowSuspect> suspects = SymptomFlow.attribute(scene.asks("a", "latency", Direction.UP), Scene.ONSET)
                .orElseThrow();
        assertThat(suspects).extracting(FlowSuspect::service).containsExactly("b");
        assertThat(suspects.getFirst().stay()).isEqualTo(1);
        Evidence evidence = suspects.getFirst().evidence().getFirst();
        assertThat(evidence.before()).isCloseTo(5.5, within(1e-12));
        assertThat(evidence.curve().orElseThrow().bandHigh()).isEqualTo(6);
    }

    @Test
    void aSinglePointWithoutAnythingToCompareAccusesNobody() {
        Scene scene = new Scene().calls("a", "b").now("a", "latency", 3, 50).now("b", "latency", 3, 50);
        assertThat(SymptomFlow.attribute(scene.asks("a", "latency", Direction.UP), Scene.ONSET))
                .contains(List.of());
    }

    @Test
    void aSymptomThatShowsNoExcessAccusesNobody() {
        Scene scene = new Scene()
                .calls("a", "b")
                .healthy("a", "latency", 5, 5, 5, 5, 1, 1, 1)
                .healthy("b", "requests", 1)
                .now("b", "latency", 0, 1, 1, 1, 1, 1);
        assertThat(SymptomFlow.attribute(scene.asks("a", "latency", Direction.UP), Scene.ONSET))
                .contains(List.of());
    }

    @Test
    void aSinglePointIsComparedWithABaseline() {
        Scene scene = new Scene()
                .calls("a", "b")
                .healthy("a", "latency", alternating(5, 6, 20))
                .healthy("b", "latency", alternating(5, 6, 20))
                .now("a", "latency", 3, 50)
                .now("b", "latency", 3, 50);
        assertThat(SymptomFlow.attribute(scene.asks("a", "latency", Direction.UP), Scene.ONSET)
                        .orElseThrow())
                .extracting(FlowSuspect::service)
                .containsExactly("b");
    }

    @Test
    void aQuestionThatCannotBeAnsweredThisWayHasNoAnswer() {
        assertThat(SymptomFlow.attribute(
                        new Scene().calls("a", "b").availability("a", 0.8).question(Optional.empty()), Scene.ONSET))
                .isEmpty();
        assertThat(SymptomFlow.attribute(
                        new Scene().availability("a", 0.8).asks("a", "availability", Direction.DOWN), Scene.ONSET))
                .isEmpty();
        assertThat(SymptomFlow.attribute(
                        new Scene().calls("a", "b").availability("a", 0.8).asks("a", "latency", Direction.UP),
                        Scene.ONSET))
                .isEmpty();
        assertThat(SymptomFlow.attribute(
                        new Scene().calls("a", "b").availability("a", 0.8).asks("a", "cpu", Direction.UP), Scene.ONSET))
                .isEmpty();
    }

    /** Of the fourth period of a callee all is lost that is not given. */
    private static Scene withLoss() {
        return new Scene()
                .calls("a", "b")
                .availability("a", 0.8)
                .healthy("b", "availability", Scene.constant(1, 20))
                .healthy("b", "requests", Scene.constant(100, 20))
                .now("b", "availability", 0, 1, 1, 0.8)
                .now("b", "availability", 4, 0.8);
    }

    @Test
    void aLostSampleIsInterpolatedWhereRequestsAreCounted() {
        assertScores(suspects(withLoss().now("b", "requests", 0, 100, 100, 100, 100, 100)), "b", 1.0, surprise(60));
    }

    @Test
    void aPeriodThatIsLostAsAWholeIsInterpolated() {
        assertScores(
                suspects(withLoss().now("b", "requests", 0, 100, 100, 100).now("b", "requests", 4, 100)),
                "b",
                1.0,
                surprise(60));
    }

    @Test
    void podsScrapedAtDifferentMomentsOfAPeriodMeet() {
        Scene scene = new Scene().calls("a", "b").availability("a", 0.8);
        SeriesKey requests = SeriesKey.gauge(Origin.ofService("b"), "requests");
        int series = scene.incident.series(requests);
        for (int i = 0; i < 5; i++) {
            scene.incident.point(series, Scene.START + i * Scene.MINUTE + 7_000_000_000L, 100);
        }
        scene.healthy("b", "availability", Scene.constant(1, 20))
                .healthy("b", "requests", Scene.constant(100, 20))
                .now("b", "availability", 0, 1, 1, 0.8, 0.8, 0.8);
        assertScores(suspects(scene), "b", 1.0, surprise(60));
    }

    @Test
    void ratesOfPodsAreWeightedByTheirRequests() {
        Scene scene = new Scene().calls("a", "b").availability("a", 0.8);
        for (String pod : List.of("b-1", "b-2")) {
            scene.healthy(Scene.pod("b", pod, "availability"), Scene.constant(1, 20))
                    .healthy(Scene.pod("b", pod, "requests"), Scene.constant(pod.equals("b-1") ? 90 : 10, 20));
        }
        scene.now(Scene.pod("b", "b-1", "availability"), 0, 1, 1, 0.8, 0.8, 0.8)
                .now(Scene.pod("b", "b-1", "requests"), 0, 90, 90, 90, 90, 90)
                .now(Scene.pod("b", "b-2", "availability"), 0, 1, 1, 0.8, 0.8, 0.8)
                .now(Scene.pod("b", "b-2", "requests"), 0, 10, 10, 10, 10, 10);
        FlowSuspect first = suspects(scene).getFirst();
        assertThat(first.service()).isEqualTo("b");
        assertThat(first.stay()).isCloseTo(1, within(1e-12));
        assertThat(first.evidence().getFirst().selector()).isEqualTo("availability{service=\"b\"}");

        Scene uneven = new Scene().calls("a", "b").availability("a", 0.8);
        for (String pod : List.of("b-1", "b-2")) {
            uneven.healthy(Scene.pod("b", pod, "availability"), Scene.constant(1, 20))
                    .healthy(Scene.pod("b", pod, "requests"), Scene.constant(50, 20));
        }
        uneven.now(Scene.pod("b", "b-1", "availability"), 0, 1, 1, 1, 1, 1)
                .now(Scene.pod("b", "b-1", "requests"), 0, 90, 90, 90, 90, 90)
                .now(Scene.pod("b", "b-2", "availability"), 0, 1, 1, 0, 0, 0)
                .now(Scene.pod("b", "b-2", "requests"), 0, 10, 10, 10, 10, 10);
        // one request in ten fails, 30 of 60
        assertThat(suspects(uneven).stream()
                        .filter(s -> s.service().equals("b"))
                        .findFirst()
                        .orElseThrow()
                        .stay())
                .isCloseTo(0.5, within(1e-12));
    }

    @Test
    void theMeanIsTakenBeforeTheStatisticOfTheSymptom() {
        Scene scene = new Scene().calls("a", "b");
        for (String service : List.of("a", "b")) {
            scene.healthy(Scene.statistic(service, "latency", "Average"), alternating(5, 6, 20))
                    .healthy(Scene.statistic(service, "latency", "p99"), alternating(50, 60, 20))
                    .now(Scene.statistic(service, "latency", "p99"), 0, 50, 60, 500, 500, 500)
                    .now(Scene.statistic(service, "latency", "Average"), 0, 5, 6, 50, 50, 50);
        }
        FlowSuspect first = SymptomFlow.attribute(scene.asks("a", "latency", Direction.UP), Scene.ONSET)
                .orElseThrow()
                .getFirst();
        assertThat(first.evidence().getFirst().selector()).isEqualTo("latency{service=\"b\",statistic=\"Average\"}");
        assertThat(first.evidence().getFirst().after()).isEqualTo(50);
    }

    @Test
    void countersAreReadAsWhatCameInAPeriod() {
        SeriesKey requests = new SeriesKey(
                Origin.ofService("b"), "requests_total", "", SeriesKey.Kind.COUNTER, new TreeMap<>(Map.of()));
        Scene scene = new Scene()
                .calls("a", "b")
                .availability("a", 0.8)
                .healthy("b", "availability", Scene.constant(1, 20))
                .now("b", "availability", 0, 1, 1, 0.8, 0.8, 0.8)
                // the process restarts in the last period
                .now(requests, -1, 1000, 1100, 1200, 1300, 1400, 100);
        double[] rising = new double[21];
        for (int i = 0; i < rising.length; i++) {
            rising[i] = 100 * i;
        }
        scene.healthy(requests, rising);
        FlowSuspect first = suspects(scene).getFirst();
        assertThat(first.service()).isEqualTo("b");
        assertThat(first.stay()).isCloseTo(1, within(1e-12));
    }

    private static double[] alternating(double even, double odd, int size) {
        double[] values = new double[size];
        for (int i = 0; i < size; i++) {
            values[i] = i % 2 == 0 ? even : odd;
        }
        return values;
    }
}
