package dev.firefight.evidence.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firefight.telemetry.Origin;
import dev.firefight.telemetry.SpanDraft;
import dev.firefight.telemetry.SpanKind;
import dev.firefight.telemetry.Spans;
import dev.firefight.telemetry.TelemetryBuilder;
import dev.firefight.telemetry.Vocabulary;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RequestTreeTest {
    /** A span of a service that is called as its number. */
    private record Given(int service, long id, long parent, SpanKind kind, long start, long end) {}

    private static RequestTree tree(List<Given> spans) {
        TelemetryBuilder builder = new TelemetryBuilder(new Vocabulary(text -> 0));
        SpanDraft draft = new SpanDraft();
        for (Given one : spans) {
            draft.clear();
            draft.traceLow = 7;
            draft.origin = builder.origin(Origin.ofService("s" + one.service));
            draft.operation = builder.text("does");
            draft.id = one.id;
            draft.parent = one.parent;
            draft.kind = one.kind;
            draft.startNanos = one.start;
            draft.endNanos = one.end;
            builder.span(draft);
        }
        Spans all = builder.build().spans();
        return new RequestTree(all, IntStream.range(0, all.size()).toArray());
    }

    private static Given span(int service, long id, long parent, long start, long end) {
        return new Given(service, id, parent, SpanKind.UNSPECIFIED, start, end);
    }

    @Test
    void childrenStandBehindTheirCallerInOrderOfTime() {
        RequestTree tree = tree(List.of(span(3, 3, 1, 60, 70), span(2, 2, 1, 20, 40), span(1, 1, 0, 10, 100)));

        assertThat(tree.size()).isEqualTo(3);
        assertThat(IntStream.range(0, 3).map(tree::depth)).containsExactly(0, 1, 1);
        assertThat(tree.startNanos(1)).isEqualTo(20);
        assertThat(tree.ownNanos(0)).isEqualTo(90 - 20 - 10);
    }

    @Test
    void callsAtTheSameTimeAreWaitedForOnce() {
        RequestTree tree = tree(List.of(span(1, 1, 0, 0, 100), span(2, 2, 1, 10, 60), span(3, 3, 1, 20, 70)));

        assertThat(tree.ownNanos(0)).isEqualTo(40);
    }

    @Test
    void spansThatCallEachOtherInACircleAreCutAtTheEarliest() {
        RequestTree tree = tree(List.of(span(1, 1, 3, 5, 90), span(2, 2, 1, 10, 80), span(3, 3, 2, 20, 70)));

        assertThat(IntStream.range(0, 3).map(tree::depth)).containsExactly(0, 1, 2);
        assertThat(tree.startNanos(0)).isEqualTo(5);
    }

    @Test
    void aSpanWhoseCallerIsNotThereStandsAtTheTopAndIsCounted() {
        RequestTree tree = tree(List.of(span(1, 1, 0, 0, 100), span(2, 2, 99, 10, 20)));

        assertThat(tree.depth(1)).isZero();
        assertThat(tree.withoutParent()).isEqualTo(1);
        assertThat(tree.root()).isZero();
    }

    @Test
    void theServersSideStandsBelowTheClientsWhereBothShareAnId() {
        RequestTree tree = tree(List.of(
                new Given(2, 5, 1, SpanKind.SERVER, 12, 28),
                new Given(1, 5, 1, SpanKind.CLIENT, 10, 30),
                span(1, 1, 0, 0, 40),
                span(2, 6, 5, 14, 20)));

        assertThat(IntStream.range(0, 4).map(tree::depth)).containsExactly(0, 1, 2, 3);
        assertThat(tree.startNanos(2)).isEqualTo(12);
    }

    @Test
    void aCalleeByAnotherClockIsMovedIntoTheMiddleOfItsCall() {
        RequestTree tree = tree(List.of(
                new Given(1, 1, 0, SpanKind.CLIENT, 1000, 1100),
                new Given(2, 2, 1, SpanKind.SERVER, 500, 560),
                span(2, 3, 2, 510, 520)));

        assertThat(tree.movedNanos(1)).isEqualTo(520);
        assertThat(tree.startNanos(1)).isEqualTo(1020);
        assertThat(tree.startNanos(2)).isEqualTo(1030);
        assertThat(tree.movedNanos(2)).isZero();
    }

    @Test
    void aLongChainAndManySiblingsAreNoTrouble() {
        List<Given> chain = new ArrayList<>();
        for (int i = 1; i <= 100_000; i++) {
            chain.add(span(i % 5, i, i - 1, i, 400_000 - i));
        }
        assertThat(tree(chain).depth(99_999)).isEqualTo(99_999);
        List<Given> fan = new ArrayList<>();
        fan.add(span(1, 1, 0, 0, 400_000));
        for (int i = 2; i <= 100_000; i++) {
            fan.add(span(2, i, 1, i, i + 1));
        }
        assertThat(tree(fan).ownNanos(0)).isEqualTo(400_000 - 99_999);
    }

    @Test
    void whateverTheSpansAreEachStandsOnceAndTheOrderOfTheInputDoesNotMatter() {
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            List<Given> spans = new ArrayList<>();
            int count = 1 + random.nextInt(12);
            for (int i = 0; i < count; i++) {
                long start = random.nextInt(50);
                spans.add(new Given(
                        random.nextInt(3),
                        i + 1,
                        random.nextInt(count + 2),
                        SpanKind.ofNumber(random.nextInt(6)),
                        start,
                        start + random.nextInt(40)));
            }
            List<Long> before = starts(tree(spans));
            Collections.shuffle(spans, random);
            RequestTree after = tree(spans);
            assertThat(after.size()).as("seed %d", seed).isEqualTo(count);
            assertThat(starts(after)).as("seed %d", seed).isEqualTo(before);
            for (int place = 0; place < count; place++) {
                assertThat(after.parent(place)).as("seed %d", seed).isLessThan(place);
                assertThat(after.ownNanos(place)).as("seed %d", seed).isBetween(0L, after.nanos(place));
            }
        }
    }

    private static List<Long> starts(RequestTree tree) {
        return IntStream.range(0, tree.size())
                .mapToObj(place -> tree.startNanos(place) * 1000 + tree.depth(place))
                .toList();
    }
}
