package dev.firefight.practice.production;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firefight.practice.design.ServiceDesign;
import dev.firefight.practice.design.ServiceDesign.HeapDesign;
import dev.firefight.practice.design.ServiceDesign.ScalingDesign;
import dev.firefight.practice.design.StepDesign.Work;
import dev.firefight.practice.design.Systems;
import dev.firefight.practice.engine.Draw;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How many instances an autoscaler makes, by what is known of the HorizontalPodAutoscaler. Each instance has one core, so load is measured in instances. */
class AutoscalerTest {
    private static final Duration TASK = Duration.ofMillis(2);
    private static final double LOOK = 15;

    private static Production scaled(double load, int instances, Duration start, ScalingDesign scaling) {
        ServiceDesign plain = Tiny.service("tier", Tiny.NO_LIMIT, 0, 1, List.of(), new Work(Draw.exponential(TASK)));
        return Tiny.system(
                load * 500,
                5,
                new ServiceDesign(
                        plain.name(),
                        false,
                        instances,
                        plain.threads(),
                        plain.queue(),
                        plain.cores(),
                        new HeapDesign(1L << 30, 1, 0),
                        start,
                        plain.version(),
                        plain.routes(),
                        plain.calls(),
                        plain.pools(),
                        scaling));
    }

    private static Production scaled(double load, int instances, double target) {
        return scaled(load, instances, Duration.ofSeconds(5), new ScalingDesign(true, 1, 20, target));
    }

    private static int wanted(Production production) {
        return production.service("tier").deployment().wanted();
    }

    private static long happened(Production production, String what) {
        return production.happenings().stream()
                .filter(one -> one.what().equals(what))
                .count();
    }

    @ParameterizedTest(name = "a load of {0} at {2}, beginning with {1}")
    @CsvSource({
        "0.9, 1, 0.5, 2",
        "1.2, 3, 0.5, 3",
        "3.4, 5, 0.5, 7",
        "3.4, 12, 0.5, 7",
        "2.6, 4, 0.9, 3",
        "1.3, 9, 0.7, 2"
    })
    void inTheEndThereAreAsManyAsTheLoadNeedsAtTheTarget(double load, int first, double target, int last) {
        Production production = scaled(load, first, target);
        Tiny.run(production, 720);

        assertThat(wanted(production)).isEqualTo(last).isEqualTo((int) Math.ceil(load / target));
        assertThat(production.service("tier").instances()).hasSize(last).allMatch(Instance::isReady);
    }

    @ParameterizedTest
    @CsvSource({"1.05, 4", "1.16, 5", "0.95, 4", "0.7, 3"})
    void whatIsWithinATenthOfTheTargetIsLeftAsItIs(double ofTarget, int last) {
        Production production = scaled(4 * 0.5 * ofTarget, 4, 0.5);
        Tiny.run(production, 600);

        assertThat(wanted(production)).isEqualTo(last);
    }

    @Test
    void atOnceFourAreAddedOrAsManyAsThereAre() {
        Production few = scaled(0.9, 1, 0.1);
        Tiny.run(few, LOOK);
        assertThat(wanted(few)).isEqualTo(5);

        Production many = scaled(5.4, 6, 0.1);
        Tiny.run(many, LOOK);
        assertThat(wanted(many)).isEqualTo(12);
        Tiny.run(many, LOOK);
        assertThat(wanted(many)).as("most").isEqualTo(20);
    }

    @Test
    void thoseThatAreNotReadyCountAsUsingNothing() {
        Production production = scaled(2.9, 4, Duration.ofMinutes(2), new ScalingDesign(true, 1, 20, 0.5));
        Tiny.run(production, LOOK);
        assertThat(wanted(production)).isEqualTo(6);

        Tiny.run(production, 5 * LOOK);
        assertThat(wanted(production)).as("while they start").isEqualTo(6);
    }

    @Test
    void whatWasNeededWithinFiveMinutesIsNotTakenAway() {
        Production production = scaled(1.2, 8, 0.5);
        Tiny.run(production, 300);
        assertThat(wanted(production)).isEqualTo(8);

        Tiny.run(production, LOOK);
        assertThat(wanted(production)).isEqualTo(3);
    }

    @Test
    void whereNothingIsRememberedItIsTakenAwayAtOnce() {
        Production production = scaled(1.2, 8, 0.5);
        production.service("tier").autoscaler().orElseThrow().remember(0);
        Tiny.run(production, LOOK);

        assertThat(wanted(production)).isEqualTo(3);
    }

    @Test
    void withoutNumbersItDoesNothingUntilItHasThemAgain() {
        Production production = scaled(1.2, 3, 0.5);
        Autoscaler autoscaler = production.service("tier").autoscaler().orElseThrow();
        autoscaler.blind();
        production.users().times(2);
        Tiny.run(production, 300);

        assertThat(wanted(production)).isEqualTo(3);
        assertThat(happened(production, "FailedGetResourceMetric")).isEqualTo(20);

        autoscaler.restore();
        Tiny.run(production, 720);
        assertThat(wanted(production)).isEqualTo(5);
        assertThat(happened(production, "FailedGetResourceMetric")).isEqualTo(20);
    }

    @Test
    void itsBoundsCountWhateverIsUsed() {
        Production production = scaled(3.4, 5, 0.5);
        Autoscaler autoscaler = production.service("tier").autoscaler().orElseThrow();
        autoscaler.bound(9, 12);
        Tiny.run(production, LOOK);
        assertThat(wanted(production)).isEqualTo(9);

        autoscaler.bound(2, 4);
        Tiny.run(production, LOOK);
        assertThat(wanted(production)).isEqualTo(4);
    }

    @Test
    void whatSomebodySetsByHandStays() {
        Production production = scaled(1.2, 3, 0.5);
        Service tier = production.service("tier");
        tier.scale(9);
        Tiny.run(production, 600);
        assertThat(tier.deployment().wanted()).isEqualTo(9);

        tier.scale(0);
        Tiny.run(production, 60);
        assertThat(tier.deployment().wanted()).isZero();
    }

    @Test
    void whatTheSystemSetsIsTakenBack() {
        Production production = scaled(1.2, 3, 0.5);
        production.service("tier").deployment().want(8);
        Tiny.run(production, 400);

        assertThat(wanted(production)).isEqualTo(3);
    }

    @Test
    void whatItDoesIsTold() {
        Production production = scaled(3.4, 5, 0.5);
        Tiny.run(production, 20);
        production.scrape();

        assertThat(told(production, "spec_min_replicas")).isEqualTo(1);
        assertThat(told(production, "spec_max_replicas")).isEqualTo(20);
        assertThat(told(production, "spec_target_metric")).isEqualTo(50);
        assertThat(told(production, "status_desired_replicas")).isEqualTo(7);
        assertThat(told(production, "status_current_replicas")).isEqualTo(7);
        assertThat(told(production, "status_condition")).isEqualTo(1);

        production.service("tier").autoscaler().orElseThrow().blind();
        production.scrape();
        assertThat(told(production, "status_condition")).isZero();
    }

    private static double told(Production production, String name) {
        return Tiny.total(production, "tier", "kube_horizontalpodautoscaler_" + name, "", "");
    }

    @Test
    void inAQuietHourOfTheShopNothingChanges() {
        Production shop = new Production(Systems.shop(), Instant.parse("2026-03-02T18:30:00Z"), 3);
        Tiny.run(shop, 3_600);

        assertThat(happened(shop, "SuccessfulRescale")).isZero();
        assertThat(shop.service("web").autoscaler()).isPresent();
    }
}
