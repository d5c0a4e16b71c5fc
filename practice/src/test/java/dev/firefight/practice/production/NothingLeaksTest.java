package dev.firefight.practice.production;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever is done to a system while it works: when all have gone home, nothing is left in it. */
class NothingLeaksTest {
    private static final int SEEDS = 60;

    @Test
    void whateverIsDoneToItNothingIsLeftInTheEnd() {
        for (long seed = 0; seed < SEEDS; seed++) {
            Random random = new Random(seed);
            boolean losesConnections = seed % 2 == 1;
            Production shop = new Production(Shops.shop(120), Instant.parse("2026-03-02T12:00:00Z"), seed);
            Mischief mischief = new Mischief(shop, random, losesConnections);
            String which = "seed " + seed;
            int acts = 1 + random.nextInt(120);
            try {
                Tiny.run(shop, 5);
                for (int i = 0; i < acts; i++) {
                    mischief.act();
                    Tiny.run(shop, 1.5 * random.nextDouble());
                    assertSound(shop, which);
                }
                mischief.end();
                if (losesConnections) { // which nobody but a restart gives back
                    mischief.restartAll();
                }
                Tiny.run(shop, random.nextInt(20));
                Tiny.drain(shop, 3_000);
            } catch (RuntimeException | Error failed) {
                throw new AssertionError(which, failed);
            }

            assertEmpty(shop, which);
            mischief.restartAll();
            Tiny.run(shop, 60);
            for (var design : shop.design().databases()) {
                shop.database(design.name()).nodes().all().forEach(node -> assertThat(node.connections)
                        .as(which)
                        .isZero());
            }
        }
    }

    private static void assertSound(Production shop, String which) {
        for (Service service : shop.services()) {
            for (Instance one : service.instances()) {
                assertThat(one.outstanding).as(which).isNotNegative();
                assertThat(one.desk().busy()).as(which).isNotNegative();
                assertThat(one.desk().processor().runnable())
                        .as(which)
                        .isLessThanOrEqualTo(one.desk().busy());
                one.pools().forEach(pool -> assertThat(pool.waiting())
                        .as(which)
                        .isBetween(0, one.desk().busy()));
            }
        }
    }

    private static void assertEmpty(Production shop, String which) {
        assertThat(shop.calls().underWay()).as(which).isZero();
        Users users = shop.users();
        assertThat(users.good() + users.slow() + users.failed() + users.turnedAway())
                .as(which)
                .isEqualTo(users.asked());
        for (Service service : shop.services()) {
            for (Instance one : service.instances()) {
                String name = which + ", " + one.name() + " " + one.state();
                assertThat(one.desk().busy()).as(name).isZero();
                assertThat(one.desk().queued()).as(name).isZero();
                assertThat(one.outstanding).as(name).isZero();
                assertThat(one.desk().processor().runnable()).as(name).isZero();
                one.pools().forEach(pool -> {
                    assertThat(pool.used()).as(name).isZero();
                    assertThat(pool.waiting()).as(name).isZero();
                });
            }
        }
        for (var design : shop.design().databases()) {
            Database database = shop.database(design.name());
            assertThat(database.locks().waiting()).as(which).isZero();
            database.nodes().all().forEach(node -> assertThat(node.processor.runnable())
                    .as(which)
                    .isZero());
            for (Table table : database.tables()) {
                assertThat(table.kept).as(which).isEmpty();
                for (RowLock row : table.rows) {
                    assertThat(row.isFree()).as(which).isTrue();
                    assertThat(row.waiting).as(which).isEmpty();
                }
            }
        }
        Topic topic = shop.topic("orders");
        for (int i = 0; i < topic.partitions(); i++) {
            assertThat(topic.waiting(i)).as(which).isZero();
        }
        assertThat(shop.agenda().planned()).as(which).isLessThan(100);
    }
}
