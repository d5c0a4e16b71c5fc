package dev.firefight.evidence.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.firefight.evidence.Clue;
import dev.firefight.evidence.Clue.Family;
import dev.firefight.evidence.Fixtures;
import dev.firefight.evidence.Question;
import dev.firefight.evidence.ServiceMap;
import dev.firefight.evidence.Target;
import dev.firefight.telemetry.Origin;
import dev.firefight.telemetry.SeriesKey;
import dev.firefight.telemetry.SpanDraft;
import dev.firefight.telemetry.TraceId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RequestsTest {
    private static final double ONSET = 20;

    /** web calls cart and mail; the way to cart takes so long, before and after. */
    private static Fixtures calls(double before, double after, long skewNanos) {
        Fixtures telemetry = new Fixtures();
        for (int i = 0; i < 40; i++) {
            double gap = (i < ONSET ? before : after) * (1 + 0.05 * Fixtures.noise(3, i));
            long start = Fixtures.at(i);
            long root = telemetry.span("web", "GET /", 100 + i, 0, start, 50 + gap);
            long call = telemetry.span("web", "call cart", 100 + i, root, start, 10 + gap);
            telemetry.span("cart", "GET /cart", 100 + i, call, start + skewNanos, 10);
            long mail = telemetry.span("web", "call mail", 100 + i, root, start, 6);
            telemetry.span("mail", "POST /mail", 100 + i, mail, start, 5);
        }
        return telemetry;
    }

    private static Requests requests(Fixtures telemetry) {
        return Requests.of(telemetry.told(ONSET));
    }

    private static List<Clue> clues(Fixtures telemetry) {
        return requests(telemetry).clues(Fixtures.at(ONSET));
    }

    private static List<Clue> of(Family family, Fixtures telemetry) {
        return clues(telemetry).stream().filter(clue -> clue.family() == family).toList();
    }

    @Test
    void aSlowWayIsTheGapBetweenCallerAndCallee() {
        List<Clue> clues = of(Family.NETWORK, calls(1, 200, 0));
        Clue first = clues.stream()
                .max((one, other) -> Double.compare(one.surprise(), other.surprise()))
                .orElseThrow();
        assertThat(first.target()).isEqualTo(new Target("cart", "cart-0"));
        assertThat(first.evidence().before()).isEqualTo(1, within(0.1));
        assertThat(first.evidence().after()).isEqualTo(200, within(20.0));
        assertThat(first.indicator()).contains("network latency").contains("cart");
    }

    @Test
    void clocksThatDisagreeDoNotMatter() {
        double inTime = clues(calls(1, 200, 0)).getFirst().surprise();
        double skewed = clues(calls(1, 200, -3_600_000_000_000L)).getFirst().surprise();
        assertThat(skewed).isEqualTo(inTime);
    }

    /** web calls cart, which looks an item up but for the requests that began from shortly before the onset on. */
    private static Fixtures lookups(boolean calleeArrivesFirst) {
        Fixtures telemetry = new Fixtures();
        for (int i = 0; i < 40; i++) {
            long start = Fixtures.at(i) - (i >= ONSET ? Math.round((i - ONSET + 0.1) * Fixtures.STEP) : 0);
            long called = start + Fixtures.STEP / 2;
            long id = telemetry.nextId();
            if (calleeArrivesFirst) {
                telemetry.span("cart", "GET /cart", 100 + i, id + 1, called, 9);
            }
            long root = telemetry.span("web", "GET /", 100 + i, 0, start, 9_000);
            long entry = calleeArrivesFirst ? id : telemetry.span("cart", "GET /cart", 100 + i, root, called, 9);
            if (i < ONSET) {
                telemetry.span("cart", "SELECT item", 100 + i, entry, called + 1_000_000, 3);
            }
        }
        return telemetry;
    }

    @Test
    void aRequestBelongsToTheTimeInWhichItBeganWhicheverSpanArrivesFirst() {
        assertThat(of(Family.PATTERN, lookups(true))).isEqualTo(of(Family.PATTERN, lookups(false)));
    }

    @Test
    void linesAtOneTimeHaveOneOrderWhicheverArrivesFirst() {
        List<String> lines = List.of("item checked", "item reserved", "order stored");
        assertThat(of(Family.PATTERN, linesAtOneTime(lines.reversed())))
                .containsExactlyInAnyOrderElementsOf(of(Family.PATTERN, linesAtOneTime(lines)));
    }

    /** cart says these lines at one time, the second one in every other request, and none but the first from the onset on. */
    private static Fixtures linesAtOneTime(List<String> lines) {
        Fixtures telemetry = new Fixtures();
        int cart = telemetry.into.origin(new Origin("cart", "cart-0", ""));
        for (int i = 0; i < 40; i++) {
            long span = telemetry.span("cart", "GET /cart", 100 + i, 0, Fixtures.at(i), 9);
            for (String line : lines) {
                boolean isSaid =
                        switch (line) {
                            case "item checked" -> true;
                            case "item reserved" -> i < ONSET && i % 2 == 0;
                            default -> i < ONSET;
                        };
                if (isSaid) {
                    telemetry.into.log(Fixtures.at(i) + 5, cart, 9, line, new TraceId(0, 100 + i), span);
                }
            }
        }
        return telemetry;
    }

    @Test
    void ofSeveralQuantilesOfACallTheSameCountsWhicheverArrivesFirst() {
        List<String> metrics = List.of("source_p50", "source_p99", "destination_p50");
        double fromFirst = clues(quantiles(metrics)).getFirst().surprise();
        assertThat(clues(quantiles(metrics.reversed())).getFirst().surprise()).isEqualTo(fromFirst);
    }

    /** Latencies of the calls from web to cart, the median of which grows threefold on the way, the others tenfold. */
    private static Fixtures quantiles(List<String> metrics) {
        Fixtures telemetry = new Fixtures();
        for (String metric : metrics) {
            int series = telemetry.into.series(new SeriesKey(
                    Origin.ofService("web"),
                    metric,
                    "",
                    SeriesKey.Kind.GAUGE,
                    new TreeMap<>(Map.of("caller", "web", "callee", "cart"))));
            double factor =
                    switch (metric) {
                        case "source_p50" -> 3;
                        case "source_p99" -> 10;
                        default -> 1;
                    };
            for (int i = 0; i < 40; i++) {
                telemetry.into.point(series, Fixtures.at(i), i < ONSET ? 20 : 20 * factor);
            }
        }
        return telemetry;
    }

    @Test
    void theMapIsLearnedFromSpans() {
        ServiceMap map = requests(calls(1, 1, 0)).map();
        assertThat(map.services()).containsExactly("cart", "mail", "web");
        assertThat(map.calls())
                .containsExactly(new ServiceMap.Edge("web", "cart", 40), new ServiceMap.Edge("web", "mail", 40));
    }

    @Test
    void aServiceThatReturnsEarlyBreaksItsPath() {
        Fixtures telemetry = new Fixtures();
        for (int i = 0; i < 40; i++) {
            long root = telemetry.span("cart", "GET /cart", 500 + i, 0, Fixtures.at(i), 9);
            if (i < ONSET) {
                telemetry.span("cart", "SELECT items", 500 + i, root, Fixtures.at(i) + 1_000_000, 3);
            }
        }
        assertThat(of(Family.PATTERN, telemetry)).anySatisfy(clue -> {
            assertThat(clue.target().service()).isEqualTo("cart");
            assertThat(clue.evidence().text()).contains("SELECT items");
            assertThat(clue.surprise()).isGreaterThan(2);
        });
    }

    @Test
    void aLineNeverSaidBeforeIsNamedByItsText() {
        Fixtures telemetry = new Fixtures();
        for (int i = 0; i < 40; i++) {
            long root = telemetry.span("cart", "GET /cart", 500 + i, 0, Fixtures.at(i), 9);
            int origin = telemetry.into.origin(new Origin("cart", "cart-0", ""));
            telemetry.into.log(
                    Fixtures.at(i) + 2_000_000,
                    origin,
                    i < ONSET ? 9 : 17,
                    i < ONSET ? "cart " + i + " read" : "cart " + i + " broken: no such column",
                    new TraceId(0, 500 + i),
                    root);
        }
        assertThat(of(Family.PATTERN, telemetry))
                .anySatisfy(clue -> assertThat(clue.indicator()).contains("no such column"));
    }

    @Test
    void aSpanSeenTwiceCountsOnce() {
        Fixtures telemetry = new Fixtures();
        long id = telemetry.span("web", "GET /", 1, 0, Fixtures.at(1), 5);
        SpanDraft again = new SpanDraft();
        again.origin = telemetry.into.origin(new Origin("web", "web-0", ""));
        again.operation = telemetry.into.text("GET /");
        again.traceLow = 1;
        again.id = id;
        again.startNanos = Fixtures.at(2);
        again.endNanos = Fixtures.at(3);
        telemetry.into.span(again);
        Question question = telemetry.told(ONSET);
        SpanTree tree = new SpanTree(question.incident().spans());

        assertThat(question.incident().spans().size()).isEqualTo(2);
        assertThat(tree.isDuplicate(0)).isFalse();
        assertThat(tree.isDuplicate(1)).isTrue();
        assertThat(tree.find(0, 1, id)).isZero();
        assertThat(tree.find(0, 2, id)).isNegative();
        assertThat(Requests.of(question).looked()).containsExactly(Map.entry("web", 1));
    }

    @Test
    void theWorstRequestsAreShownAsWaterfalls() {
        Requests requests = requests(calls(1, 200, 0));
        assertThat(requests.exemplars(new Target("cart", "cart-0"), Fixtures.at(ONSET)))
                .hasSize(3)
                .allSatisfy(exemplar -> {
                    assertThat(exemplar.spans()).hasSize(5);
                    assertThat(exemplar.spans().getFirst().depth()).isZero();
                    assertThat(exemplar.spans()).filteredOn(bar -> bar.blamed()).hasSize(1);
                });
    }

    /** web asks cart, and since the onset cart answers by another step; web may come to it in another way then, or be answered by a failure. */
    private static Fixtures cartAnswersOtherwise(boolean comesInAnotherWay, boolean callFails) {
        Fixtures telemetry = new Fixtures();
        for (int i = 0; i < 60; i++) {
            boolean isAfter = i >= ONSET;
            long start = Fixtures.at(i);
            long root = telemetry.span("web", "GET /", 100 + i, 0, start, 50);
            if (!comesInAnotherWay || isAfter == (i % 10 != 0)) {
                telemetry.span("web", "read session", 100 + i, root, start + 1_000_000, 1);
            }
            long call = telemetry.span("web", "call cart", 100 + i, root, start + 2_000_000, 10, callFails && isAfter);
            long entry = telemetry.span("cart", "GET /cart", 100 + i, call, start + 3_000_000, 9);
            telemetry.span("cart", isAfter ? "make new" : "look up", 100 + i, entry, start + 4_000_000, 3);
        }
        return telemetry;
    }

    private static double against(String service, Fixtures telemetry) {
        return of(Family.PATTERN, telemetry).stream()
                .filter(clue -> clue.target().service().equals(service))
                .mapToDouble(Clue::surprise)
                .max()
                .orElse(0);
    }

    @Test
    void aServiceThatIsAskedOtherwiseAnswersOtherwise() {
        assertThat(against("cart", cartAnswersOtherwise(true, false)))
                .isLessThan(against("cart", cartAnswersOtherwise(false, false)) / 2);
    }

    @Test
    void aCallThatFailsIsNoOtherQuestion() {
        assertThat(against("cart", cartAnswersOtherwise(false, true)))
                .isGreaterThanOrEqualTo(against("cart", cartAnswersOtherwise(false, false)));
    }

    @Test
    void linesThatBelongToNoRequestAreCountedByStretchesOfTime() {
        Fixtures telemetry = new Fixtures();
        int origin = telemetry.into.origin(new dev.firefight.telemetry.Origin("cart", "cart-0", ""));
        for (int i = 0; i < 60; i++) {
            String said = i < ONSET ? "cart " + i + " read" : "cart " + i + " broken: no such column";
            telemetry.into.log(Fixtures.at(i), origin, 9, said, new TraceId(0, 0), 0);
        }
        assertThat(of(Family.PATTERN, telemetry)).singleElement().satisfies(clue -> {
            assertThat(clue.target()).isEqualTo(new Target("cart", "cart-0"));
            assertThat(clue.surprise()).isGreaterThan(5);
            assertThat(clue.evidence().text())
                    .isEqualTo(
                            "cart says “cart * broken: no such column” in 100 % of stretches of 10 seconds, before in 5 %");
        });
    }
}
