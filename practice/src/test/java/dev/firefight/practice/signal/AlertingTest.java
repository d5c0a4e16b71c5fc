package dev.firefight.practice.signal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firefight.practice.production.Disturbing;
import dev.firefight.practice.production.Production;
import dev.firefight.practice.production.Shops;
import dev.firefight.telemetry.Origin;
import dev.firefight.telemetry.SeriesKey.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AlertingTest {
    private static final long MINUTE = 60_000_000_000L;

    private final Scrapes scrapes =
            new Scrapes(new Production(Shops.shop(40), Instant.parse("2026-03-02T12:00:00Z"), 8));
    private final Production shop = scrapes.production();
    private final Alerting alerting = of(scrapes);

    static Alerting of(Numbers numbers) {
        return new Alerting(numbers, 0.999, Duration.ofSeconds(1));
    }

    private List<Firing> after(double minutes) {
        scrapes.runUntil(shop.nowNanos() + (long) (minutes * MINUTE));
        alerting.evaluate();
        return alerting.all();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void withoutAnyFaultNoAlertFires(long seed) {
        Scrapes quiet = new Scrapes(new Production(Shops.shop(25), Instant.parse("2026-03-02T12:00:00Z"), seed));
        quiet.runUntil(quiet.timeNanos(0) + 180 * MINUTE);
        Alerting watching = of(quiet);

        assertThat(watching.evaluate()).isEmpty();
        assertThat(quiet.size()).isEqualTo(721);
    }

    @Test
    void failuresOfAProgramBurnTheObjective() {
        after(10);
        Disturbing.failing(shop, "payments", 0.8);
        List<Firing> firing = after(10);

        assertThat(firing).extracting(Firing::name).contains("ObjectiveBurnsFast", "ServiceErrors", "DependencyFails");
        Firing page = named(firing, "ObjectiveBurnsFast");
        assertThat(page.severity()).isEqualTo("critical");
        assertThat(page.labels()).containsEntry("service", "edge");
        assertThat(page.value()).isBetween(0.0144, 0.1);
        assertThat(page.summary()).matches("\\d+\\.\\d % of what people ask edge for is answered badly or late");
        assertThat(page.startNanos()).isBetween(scrapes.timeNanos(0) + 12 * MINUTE, scrapes.timeNanos(0) + 19 * MINUTE);
        assertThat(page.alert().name()).isEqualTo("ObjectiveBurnsFast");
        assertThat(firing)
                .filteredOn(one -> one.name().equals("ServiceErrors"))
                .extracting(Firing::service)
                .contains("payments", "checkout");
    }

    @Test
    void alertsCeaseWhenAllIsWellAgain() {
        after(5);
        Disturbing.failing(shop, "payments", 0.8);
        after(6);
        assertThat(alerting.firing()).isNotEmpty();
        Disturbing.restore(shop, "payments");
        after(12);

        assertThat(alerting.firing()).extracting(Firing::name).isSubsetOf("ObjectiveBurnsSlowly");
        assertThat(named(alerting.all(), "ServiceErrors").endNanos()).isPresent();
    }

    @Test
    void anInstanceThatIsDownIsToldAfterAMinuteAndAShortOneIsNot() {
        after(2);
        Disturbing.crash(shop, "web", 1); // is back in half a minute
        assertThat(after(5)).isEmpty();
        Disturbing.noStart(shop, "web");
        Disturbing.crash(shop, "web", 1);
        List<Firing> firing = after(10);

        assertThat(named(firing, "TargetDown").labels()).containsEntry("pod", "web-1");
        assertThat(named(firing, "CrashLoop").labels()).containsEntry("pod", "web-1");
        assertThat(named(firing, "CrashLoop").summary()).isEqualTo("web-1 was started 3 times in ten minutes");
    }

    @Test
    void eachThingThatGoesWrongHasItsAlert() {
        after(2);
        Disturbing.slow(shop, "catalog", 1_500_000_000L);
        Disturbing.losing(shop, "inventory", 0.01);
        Disturbing.skew(shop, 3, 200_000_000);
        Disturbing.certificate(shop, "checkout", shop.nowNanos() + 3L * 86_400 * 1_000_000_000);
        Disturbing.poison(shop, "orders", 1);
        for (int i = 0; i < 15; i++) {
            Disturbing.fill(shop, "orders-db", 3e9);
            after(1);
        }

        assertThat(alerting.all())
                .extracting(Firing::name)
                .contains("LatencyHigh", "PoolExhausted", "ClockOff", "CertificateExpires", "QueueLags", "DiskFills");
        assertThat(alerting.all())
                .filteredOn(one -> one.name().equals("LatencyHigh"))
                .extracting(Firing::service)
                .contains("catalog", "edge");
        assertThat(named(alerting.all(), "DiskFills").labels()).containsEntry("node", "orders-db-0");
    }

    @Test
    void aHeapThatFillsIsToldBeforeItIsFull() {
        after(2);
        Disturbing.leaking(shop, "cart", 60_000);
        List<Firing> firing = after(30);

        Firing heap = named(firing, "HeapNearlyFull");
        assertThat(heap.service()).isEqualTo("cart");
        assertThat(firing)
                .filteredOn(one -> one.name().equals("TargetDown"))
                .allMatch(one -> one.startNanos() > heap.startNanos());
    }

    @Test
    void processorsThatAreBusyAllTheTimeAreTold() {
        after(2);
        Disturbing.working(shop, "web", 90);
        List<Firing> firing = after(12);
        assertThat(named(firing, "CpuSaturated").service()).isEqualTo("web");
    }

    @Test
    void whatComesOutDoesNotDependOnWhenItIsEvaluated() {
        after(3);
        Disturbing.failing(shop, "payments", 0.8);
        after(4);
        Disturbing.restore(shop, "payments");
        after(7.5);

        Alerting atOnce = of(scrapes);
        atOnce.evaluate();
        assertThat(atOnce.all()).isEqualTo(alerting.all()).isNotEmpty();
    }

    @Test
    void aConditionMustHoldForItsTimeWithoutAGap() {
        AlertRule rule = new AlertRule(
                "Down",
                "warning",
                MINUTE,
                "up",
                1,
                "{pod} is {value}, {more}",
                query -> query.last("up", _ -> true, Math::min, "pod").values.entrySet().stream()
                        .filter(one -> one.getValue() < 1)
                        .map(one -> new AlertRule.Held(one.getKey(), one.getValue()))
                        .toList());
        Origin web = new Origin("web", "web-0", "");
        Made numbers = new Made()
                .add(Made.teller("web-0", web), web, "up", Kind.GAUGE, Map.of(), 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 1, 1);
        Alerting watching = new Alerting(numbers, List.of(rule));

        List<Firing> changed = watching.evaluate();
        assertThat(changed).hasSize(2); // it begins, and it ends
        assertThat(changed.getFirst().startNanos()).isEqualTo(numbers.timeNanos(9));
        assertThat(changed.getFirst().endNanos()).isEmpty();
        assertThat(changed.getFirst().summary()).isEqualTo("web-0 is 0, ");
        assertThat(changed.getLast().endNanos()).hasValue(numbers.timeNanos(11));
        assertThat(watching.evaluate()).isEmpty();
    }

    @Test
    void anAutoscalerAtItsBoundIsToldUnlessSomebodyBoundItToOneNumber() {
        Made numbers = new Made();
        scaled(numbers, "web", 4, 8, 8);
        scaled(numbers, "cart", 3, 6, 5);
        scaled(numbers, "catalog", 3, 3, 3);
        Alerting watching = of(numbers);

        assertThat(watching.evaluate()).singleElement().satisfies(one -> {
            assertThat(one.name()).isEqualTo("AutoscalerAtMost");
            assertThat(one.service()).isEqualTo("web");
            assertThat(one.startNanos()).isEqualTo(numbers.timeNanos(0) + 5 * MINUTE);
        });
    }

    private static void scaled(Made numbers, String service, double least, double most, double desired) {
        Origin origin = Origin.ofService(service);
        Map.of("spec_min_replicas", least, "spec_max_replicas", most, "status_desired_replicas", desired)
                .forEach((name, value) -> numbers.add(
                        Made.teller("cluster", origin),
                        origin,
                        "kube_horizontalpodautoscaler_" + name,
                        Kind.GAUGE,
                        Map.of(),
                        DoubleStream.generate(() -> value).limit(30).toArray()));
    }

    @Test
    void queriesAnswerAsPrometheusDoes() {
        Origin web = new Origin("web", "web-0", "");
        var teller = Made.teller("web-0", web);
        Made numbers = new Made()
                .add(teller, web, "a_total", Kind.COUNTER, Map.of(), 10, 30, Double.NaN, 5, 7) // was started anew
                .add(teller, web, "free", Kind.GAUGE, Map.of(), 100, 90, 80, 70, 60)
                .add(teller, web, "t_bucket", Kind.COUNTER, Map.of("le", "1"), 0, 0, 0, 0, 50)
                .add(teller, web, "t_bucket", Kind.COUNTER, Map.of("le", "2"), 0, 0, 0, 0, 90)
                .add(teller, web, "t_bucket", Kind.COUNTER, Map.of("le", "+Inf"), 0, 0, 0, 0, 100);
        Query query = new Query(numbers, new SeriesIndex(numbers), 4);

        assertThat(only(query.increase("a_total", _ -> true, MINUTE, "pod"))).isEqualTo(27);
        assertThat(only(query.mean("free", _ -> true, MINUTE, "pod"))).isEqualTo(80);
        assertThat(only(query.predicted("free", _ -> true, MINUTE, 60, "pod"))).isEqualTo(20);
        assertThat(only(query.quantile("t", 0.5, MINUTE, "pod"))).isEqualTo(1);
        assertThat(only(query.quantile("t", 0.7, MINUTE, "pod"))).isEqualTo(1.5);
        assertThat(only(query.quantile("t", 0.99, MINUTE, "pod"))).isEqualTo(2); // the last bound there is
    }

    private static double only(Query.Answer answer) {
        assertThat(answer.values).hasSize(1);
        return DoubleStream.of(answer.values.values().iterator().next()).sum();
    }

    private static Firing named(List<Firing> all, String name) {
        return all.stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(
                        name + " is not among " + all.stream().map(Firing::name).toList()));
    }
}
