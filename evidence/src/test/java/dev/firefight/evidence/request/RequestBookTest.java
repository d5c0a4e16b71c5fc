package dev.firefight.evidence.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firefight.evidence.log.LogPatterns;
import dev.firefight.evidence.request.Candidate.Trouble;
import dev.firefight.evidence.request.Hop.Reason;
import dev.firefight.telemetry.Origin;
import dev.firefight.telemetry.SpanDraft;
import dev.firefight.telemetry.Telemetry;
import dev.firefight.telemetry.TelemetryBuilder;
import dev.firefight.telemetry.TraceId;
import dev.firefight.telemetry.Vocabulary;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RequestBookTest {
    private static final long MILLI = 1_000_000L;
    private static final long START = 1_700_000_000_000_000_000L;
    private static final int SICK = 50;

    private final LogPatterns patterns = new LogPatterns();
    private final Vocabulary vocabulary = new Vocabulary(patterns);

    /** What is said of a shop: some spans and lines, in any order. */
    private final List<SpanDraft> spans = new ArrayList<>();

    private final List<Said> lines = new ArrayList<>();

    private record Said(int request, String service, int severity, String text, long timeNanos, long span) {}

    private void span(int request, long id, long parent, String service, String operation, long fromMs, long ms) {
        SpanDraft draft = new SpanDraft();
        draft.traceLow = request + 1L;
        draft.id = request * 100L + id;
        draft.parent = parent == 0 ? 0 : request * 100L + parent;
        draft.origin = vocabulary.origins().number(Origin.ofService(service));
        draft.operation = vocabulary.texts().number(operation);
        draft.startNanos = START + request * 10_000L * MILLI + fromMs * MILLI;
        draft.endNanos = draft.startNanos + ms * MILLI;
        spans.add(draft);
    }

    private void line(int request, long id, String service, int severity, String text, long atMs) {
        lines.add(new Said(
                request,
                service,
                severity,
                text,
                START + request * 10_000L * MILLI + atMs * MILLI,
                request * 100L + id));
    }

    /** A shop calls payment and inventory; payment takes so long. */
    private void request(int request, long paymentMs) {
        span(request, 1, 0, "shop", "POST /order", 0, 30 + paymentMs);
        span(request, 2, 1, "shop", "call", 5, paymentMs + 5);
        span(request, 3, 2, "payment", "POST /pay", 7, paymentMs);
        span(request, 4, 1, "inventory", "GET /stock", 15 + paymentMs, 5);
        line(request, 3, "payment", 9, "paying for order " + request, 8);
        line(request, 3, "payment", 9, "paid " + request, 6 + paymentMs);
    }

    private Telemetry telemetry() {
        TelemetryBuilder builder = new TelemetryBuilder(vocabulary);
        spans.forEach(builder::span);
        lines.forEach(one -> builder.log(
                one.timeNanos(),
                builder.origin(Origin.ofService(one.service())),
                one.severity(),
                one.text(),
                new TraceId(0, one.request() + 1L),
                one.span()));
        return builder.build();
    }

    private RequestBook book() {
        return RequestBook.of(telemetry(), Optional.empty(), patterns);
    }

    private void healthy() {
        for (int i = 0; i < SICK; i++) {
            request(i, 10 + i % 4);
        }
    }

    private Story story(int request) {
        return book().story(new TraceId(0, request + 1L), log -> lines.get(log).text(), List.of())
                .orElseThrow();
    }

    @Test
    void healthyRequestsAreNoTrouble() {
        healthy();

        assertThat(book().troubled().listed()).isEmpty();
        assertThat(book().troubled().requests()).isEqualTo(SICK);
    }

    @Test
    void theHopThatIsSlowByItselfIsNamed() {
        healthy();
        request(SICK, 2000);
        request(SICK + 1, 2100);

        Candidates troubled = book().troubled();

        assertThat(troubled.listed()).extracting(Candidate::trouble).containsOnly(Trouble.SLOW);
        assertThat(troubled.hops()).hasSize(1);
        Candidates.Share first = troubled.hops().getFirst();
        assertThat(first.service()).isEqualTo("payment");
        assertThat(first.requests()).isEqualTo(2);
        assertThat(first.example().reason()).isEqualTo(Reason.SLOW);
    }

    @Test
    void theStoryTellsTheSilenceTheLastWordAndHowHealthyOnesGo() {
        healthy();
        request(SICK, 2000);

        Story story = story(SICK);

        assertThat(story.rows()).extracting(Story.Row::service).containsExactly("shop", "shop", "payment", "inventory");
        assertThat(story.rows().stream().filter(Story.Row::blamed))
                .extracting(Story.Row::service)
                .containsExactly("payment");
        assertThat(story.gaps()).hasSize(1);
        assertThat(story.lines().get(story.lastWord().orElseThrow()).text()).isEqualTo("paying for order " + SICK);
        Story.Healthy healthy = story.healthy().orElseThrow();
        assertThat(healthy.requests()).isEqualTo(SICK);
        assertThat(healthy.differences().getFirst()).contains("payment").contains("took 2.00 s by itself here");
    }

    @Test
    void aFailureIsThatOfTheDeepestSpan() {
        healthy();
        request(SICK, 12);
        spans.subList(spans.size() - 4, spans.size() - 1).forEach(span -> span.failed = true);

        Candidate one = book().troubled().listed().getFirst();

        assertThat(one.trouble()).isEqualTo(Trouble.FAILED);
        assertThat(one.hop().orElseThrow().service()).isEqualTo("payment");
        assertThat(one.hop().orElseThrow().reason()).isEqualTo(Reason.FAILED);
    }

    @Test
    void anErrorThatSuchRequestsNeverLogIsAFailure() {
        healthy();
        request(SICK, 12);
        line(SICK, 3, "payment", 17, "card refused by bank", 10);

        Candidate one = book().troubled().listed().getFirst();

        assertThat(one.trouble()).isEqualTo(Trouble.FAILED);
        assertThat(one.hop().orElseThrow().detail()).contains("card refused");
    }

    @Test
    void anErrorThatAllRequestsLogIsNone() {
        healthy();
        for (int i = 0; i < SICK; i++) {
            line(i, 4, "inventory", 17, "cache not warm", 25);
        }

        assertThat(book().troubled().listed()).isEmpty();
    }

    @Test
    void whoWasNeverCalledAndWhoWasCalledTwiceIsTold() {
        healthy();
        span(SICK, 1, 0, "shop", "POST /order", 0, 60);
        span(SICK, 2, 1, "shop", "call", 5, 15);
        span(SICK, 3, 2, "payment", "POST /pay", 7, 10);
        span(SICK, 5, 1, "shop", "call", 25, 15);
        span(SICK, 6, 5, "payment", "POST /pay", 27, 10);

        assertThat(story(SICK).healthy().orElseThrow().differences())
                .contains("never called inventory", "payment, “POST /pay”: twice instead of once");
    }

    @Test
    void theOrderOfTheInputDoesNotMatter() {
        healthy();
        request(SICK, 900);
        request(SICK + 1, 13);
        line(SICK + 1, 3, "payment", 17, "no money", 10);
        Candidates before = book().troubled();
        for (int seed = 0; seed < 10; seed++) {
            Collections.shuffle(spans, new Random(seed));
            Collections.shuffle(lines, new Random(seed));
            Candidates after = book().troubled();
            assertThat(after.listed())
                    .as("seed %d", seed)
                    .extracting(Candidate::traceId)
                    .isEqualTo(before.listed().stream().map(Candidate::traceId).toList());
            assertThat(after.hops())
                    .as("seed %d", seed)
                    .extracting(Candidates.Share::service, Candidates.Share::requests)
                    .isEqualTo(before.hops().stream()
                            .map(one -> org.assertj.core.groups.Tuple.tuple(one.service(), one.requests()))
                            .toList());
        }
    }

    @Test
    void whateverIsGivenThereIsAnAnswer() {
        for (int seed = 0; seed < 100; seed++) {
            spans.clear();
            lines.clear();
            Random random = new Random(seed);
            for (int i = 0; i < 200; i++) {
                int request = random.nextInt(9);
                span(
                        request,
                        1 + random.nextInt(8),
                        random.nextInt(9),
                        "s" + random.nextInt(4),
                        "does " + random.nextInt(3),
                        random.nextInt(100),
                        random.nextInt(4) == 0 ? 0 : random.nextInt(5000));
                spans.getLast().failed = random.nextInt(5) == 0;
                line(
                        request,
                        random.nextInt(10),
                        "s" + random.nextInt(5),
                        random.nextInt(25),
                        "says " + random.nextInt(),
                        random.nextInt(100));
            }
            RequestBook book = book();
            assertThat(book.slowest().listed()).as("seed %d", seed).hasSize(9);
            for (Candidate one : book.slowest().listed()) {
                Story story = book.story(
                                TraceId.parse(one.traceId()),
                                log -> lines.get(log).text(),
                                List.of())
                        .orElseThrow();
                assertThat(story.rows()).as("seed %d", seed).isNotEmpty();
            }
        }
    }

    @Test
    void requestsOfWhichOnlyLinesAreLeftFailWhereTheFirstErrorWasSaid() {
        line(3, 0, "shop", 9, "order taken", 0);
        line(3, 0, "payment", 17, "no money", 20);
        line(3, 0, "shop", 17, "order failed", 30);

        Candidates troubled = book().troubled();

        assertThat(troubled.listed()).hasSize(1);
        assertThat(troubled.hops().getFirst().service()).isEqualTo("payment");
    }
}
