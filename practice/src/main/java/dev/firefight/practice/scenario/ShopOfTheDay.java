package dev.firefight.practice.scenario;

import dev.firefight.practice.design.LoadDesign;
import dev.firefight.practice.design.SystemDesign;
import dev.firefight.practice.design.Systems;
import dev.firefight.practice.design.TopicDesign;
import dev.firefight.practice.engine.Chance;
import java.time.Duration;
import java.time.Instant;

/**
 * The shop on one day: a little more or less is going on in it.
 *
 * @param system the shop
 * @param start the moment
 */
record ShopOfTheDay(SystemDesign system, Instant start) {
    private static final Instant FIRST_DAY = Instant.parse("2026-03-02T00:00:00Z");
    private static final int DAYS = 120;
    private static final SystemDesign SHOP = Systems.shop();

    /** Any day and hour, or one in which many come. */
    static ShopOfTheDay drawn(Chance chance, boolean isBusy) {
        double share = isBusy ? 0.98 + 0.04 * chance.unit() : 0.8 + 0.2 * chance.unit();
        int minute = isBusy ? 18 * 60 + chance.below(100) : 7 * 60 + chance.below(16 * 60);
        Instant start = FIRST_DAY.plus(Duration.ofDays(chance.below(DAYS))).plus(Duration.ofMinutes(minute));
        // What waits in a queue that is not read shall be felt within minutes.
        int capacity = 400 + chance.below(400);
        LoadDesign load = SHOP.load();
        LoadDesign today = new LoadDesign(
                Math.rint(load.perSecond() * share),
                load.swing(),
                load.busiestHour(),
                load.entry(),
                load.journeys(),
                load.patience(),
                load.insistence(),
                load.good(),
                load.objective());
        SystemDesign system = new SystemDesign(
                SHOP.name(),
                SHOP.hosts(),
                today,
                SHOP.services(),
                SHOP.databases(),
                SHOP.caches(),
                SHOP.topics().stream()
                        .map(one -> new TopicDesign(
                                one.name(), one.partitions(), capacity, one.service(), one.route(), one.attempts()))
                        .toList());
        return new ShopOfTheDay(system, start);
    }
}
