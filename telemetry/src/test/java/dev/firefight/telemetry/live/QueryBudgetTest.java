package dev.firefight.telemetry.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firefight.telemetry.live.Trouble.Kind;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class QueryBudgetTest {
    private final AtomicReference<Instant> now = new AtomicReference<>(Live.END);
    private final InstantSource clock = now::get;

    private void pass(Duration time) {
        now.updateAndGet(before -> before.plus(time));
    }

    @Test
    void noMoreThanItsNumberIsTakenInAMinute() {
        QueryBudget budget = new QueryBudget(2, clock);

        assertThat(budget.now()).isEqualTo(new Budget(0, 2, java.util.Optional.empty()));
        assertThat(budget.take()).isTrue();
        pass(Duration.ofSeconds(20));
        assertThat(budget.take()).isTrue();
        assertThat(budget.take()).isFalse();
        assertThat(budget.now()).isEqualTo(new Budget(2, 0, java.util.Optional.of(Live.END.plusSeconds(60))));
        pass(Duration.ofSeconds(40));
        assertThat(budget.now()).isEqualTo(new Budget(1, 1, java.util.Optional.empty()));
        assertThat(budget.take()).isTrue();
        assertThat(budget.take()).isFalse();
    }

    @Test
    void aClockThatIsSetBackDoesNotBlockForEver() {
        QueryBudget budget = new QueryBudget(1, clock);
        assertThat(budget.take()).isTrue();
        pass(Duration.ofDays(-1));

        assertThat(budget.take()).isTrue();
    }

    @Test
    void inAnyMinuteNoMoreThanTheNumberIsTakenWheneverItIsAsked() {
        long seed = 20260301;
        Random random = new Random(seed);
        QueryBudget budget = new QueryBudget(5, clock);
        List<Instant> taken = new java.util.ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            pass(Duration.ofMillis(random.nextInt(20_000)));
            if (budget.take()) {
                taken.add(now.get());
            }
            assertThat(budget.now().used() + budget.now().left()).isEqualTo(5);
        }
        assertThat(taken).hasSizeGreaterThan(1_000);
        for (int i = 5; i < taken.size(); i++) {
            assertThat(Duration.between(taken.get(i - 5), taken.get(i)))
                    .as("seed %d, %d", seed, i)
                    .isGreaterThanOrEqualTo(Duration.ofMinutes(1));
        }
    }

    @Test
    void aBudgetThatIsUsedUpIsToldWithTheTimeOfTheNextQuery() throws IOException {
        try (FakeServer server = new FakeServer()) {
            server.on("/api/v1/label/__name__/values", "{\"status\":\"success\",\"data\":[\"up\",\"a_errors_total\"]}");
            server.on("/api/v1/query_range", PrometheusReaderTest.matrix("0", "job", "cart", 1, 1));
            Source source = new Source.Prometheus(
                    "metrics", Endpoint.of(server.uri()).with(Live.QUICK.withQueriesPerMinute(6)));
            try (LiveReader reader = new LiveReader(List.of(source), clock)) {
                Live first = Live.read(reader, Live.WINDOW, Duration.ofSeconds(30));

                assertThat(server.asked()).hasSize(6);
                assertThat(first.first().queries()).isEqualTo(6);
                assertThat(first.first().outcome()).isEqualTo(Reading.Outcome.IN_PART);
                assertThat(first.first().budget())
                        .isEqualTo(new Budget(6, 0, java.util.Optional.of(Live.END.plusSeconds(60))));
                assertThat(first.first().troubles()).singleElement().satisfies(trouble -> {
                    assertThat(trouble.kind()).isEqualTo(Kind.BUDGET_USED_UP);
                    assertThat(trouble.because())
                            .isEqualTo(
                                    "its 6 queries a minute are used up; the next may be asked at 2026-03-01T12:16:00Z");
                });

                pass(Duration.ofSeconds(61));
                assertThat(reader.budget("metrics")).contains(new Budget(0, 6, java.util.Optional.empty()));
                assertThat(Live.read(reader, Live.WINDOW, Duration.ofSeconds(30))
                                .first()
                                .queries())
                        .isEqualTo(6);
            }
        }
    }
}
