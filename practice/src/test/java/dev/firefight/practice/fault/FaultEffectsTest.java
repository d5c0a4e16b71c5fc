package dev.firefight.practice.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firefight.practice.design.Systems;
import dev.firefight.practice.production.Production;
import dev.firefight.practice.production.Users;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each fault does what it says, soon enough; and where there is none, nothing is wrong. */
class FaultEffectsTest {
    private static final long MINUTE = 60_000_000_000L;
    private static final Instant EVENING = Instant.parse("2026-03-02T19:00:00Z");

    /** Users who had no good answer in the worst of some minutes, in percent. */
    private static double worst(Production shop, int minutes) {
        Users users = shop.users();
        double worst = 0;
        for (int i = 0; i < minutes; i++) {
            long asked = users.asked();
            long good = users.good();
            shop.runUntil(shop.nowNanos() + MINUTE);
            worst = Math.max(worst, 100.0 * (1 - (double) (users.good() - good) / (users.asked() - asked)));
        }
        return worst;
    }

    /** So many times as many users come as usual. */
    private static Production shop(double users) {
        Production shop = new Production(Systems.shop().withUsers(users), EVENING, 11);
        shop.runUntil(shop.nowNanos() + MINUTE / 3);
        return shop;
    }

    static Map<String, String> arguments(String text) {
        Map<String, String> all = new LinkedHashMap<>();
        for (String one : text.strip().split(" +", -1)) {
            if (!one.isEmpty()) {
                String[] parts = one.split("=", 2);
                all.put(parts[0], parts[1].replace('_', ' '));
            }
        }
        return all;
    }

    /** What is felt however few there are: at least by so many percent within so many minutes. */
    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "instance-crash,      service=web,                                    20, 4",
        "crash-loop,          service=catalog,                                60, 2",
        "host-lost,           host=node-a1,                                    4, 1",
        "disk-full,           database=orders-db per-second=800MB,            20, 5",
        "disk-slow,           database=orders-db times=400,                   10, 3",
        "network-delay,       from=checkout to=payments delay=5s,              8, 2",
        "packet-loss,         host=node-c1,                                    2, 3",
        "zone-cut-off,        zone=1,                                          8, 1",
        "sinkhole,            service=cart,                                    8, 2",
        "name-lost,           service=inventory,                               8, 2",
        "certificate-expired, service=payments,                                8, 3",
        "clock-skew,          from=checkout to=payments,                       3, 2",
        "ports-exhausted,     service=checkout,                                3, 3",
        "flag-errors,         service=checkout,                                3, 1",
        "slow-path,           service=web route=GET_/product,                  8, 1",
        "many-queries,        service=catalog,                                 8, 6",
        "wrong-column,        service=cart route=POST_/cart,                  12, 3",
        "bad-answers,         service=checkout,                                4, 3",
        "deadlocks,           service=checkout,                              1.5, 3",
        "canary-errors,       service=cart,                                    4, 3",
        "index-dropped,       database=orders-db table=carts,                 20, 2",
        "long-transaction,    database=orders-db table=orders,                 8, 2",
        "migration-lock,      database=orders-db table=payments,               8, 2",
        "rows-deleted,        database=catalog-db table=products share=0.8,    2, 4",
        "failover-forgotten,  database=orders-db,                             20, 1",
        "primary-lost,        database=orders-db,                             20, 1",
        "read-only,           database=orders-db,                             20, 1",
        "wrong-address,       from=web to=cart,                               12, 1",
        "access-revoked,      from=checkout to=inventory,                      8, 1",
        "secret-rotated,      service=cart,                                   15, 4",
        "scaled-to-zero,      service=inventory,                               8, 1",
        "timeout-too-short,   from=web to=catalog,                            10, 1",
        "good-users-blocked,  '',                                             15, 1",
        "rate-limited,        from=checkout to=payments,                       3, 1",
        "provider-errors,     service=payment-provider,                        8, 1",
        "provider-slow,       service=payment-provider,                        8, 2",
        "provider-throttles,  service=payment-provider,                        5, 1",
        "provider-unreachable, service=payment-provider,                       8, 1",
        "unrelated-deploy,    service=cart,                                    3, 3",
        "too-many-peers,      service=web,                                    40, 3",
        "crash-on-record,     service=catalog database=catalog-db table=stock, 60, 2",
        "setting-errors,      service=edge,                                   60, 1",
        "flag-contention,     service=cart times=60,                          10, 3"
    })
    void usersFeelIt(String fault, String arguments, double percent, int minutes) {
        felt(shop(0.05), fault, arguments, percent, minutes);
    }

    /** What is felt at the busiest hour. */
    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "noisy-neighbour,     host=node-b1,                                    4, 3",
        "memory-leak,         service=catalog,                                20, 10",
        "heap-too-small,      service=web size=122MiB,                         5, 4",
        "imbalance,           service=web,                                     5, 4",
        "scaling-stuck,       service=web,                                     5, 4",
        "scaling-flaps,       service=web,                                     5, 6",
        "preempted,           service=catalog,                                15, 4",
        "probe-too-strict,    service=catalog,                                 8, 6",
        "route-errors,        service=catalog route=GET_/product,             15, 3",
        "costly-pattern,      service=edge,                                   50, 5",
        "many-calls,          service=checkout,                                5, 6",
        "thread-starvation,   service=web route=GET_/product,                 50, 8",
        "connection-leak,     service=cart,                                   15, 6",
        "plan-flipped,        database=catalog-db table=stock,                 8, 2",
        "cache-lost,          cache=product-cache,                            50, 3",
        "cache-refuses,       cache=product-cache,                            50, 2",
        "cache-slow,          cache=product-cache,                            30, 2",
        "table-grows,         database=catalog-db table=stock,                 8, 12",
        "connections-taken,   database=orders-db,                              8, 3",
        "pool-too-small,      service=inventory database=catalog-db,           2, 4",
        "threads-too-few,     service=catalog,                                 5, 4",
        "retries-without-end, from=web to=catalog,                            60, 4",
        "surge,               times=2.5,                                      15, 3",
        "herd,                '',                                             20, 1",
        "too-many-removed,    service=web,                                    20, 2",
        "cache-flushed,       cache=product-cache,                             2, 4",
        "pause,               service=catalog,                                 3, 1"
    })
    void usersFeelItWhereManyCome(String fault, String arguments, double percent, int minutes) {
        felt(shop(1), fault, arguments, percent, minutes);
    }

    private static void felt(Production shop, String fault, String arguments, double percent, int minutes) {
        Faults.kind(fault).strike(shop, arguments(arguments));
        assertThat(worst(shop, minutes)).isGreaterThan(percent);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.05, 1})
    void withoutAnyNobodyFeelsAnything(double users) {
        assertThat(worst(shop(users), 3)).isLessThan(0.5);
    }

    /** What nothing says aloud: answers that are wrong. */
    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "race,           service=checkout,                         50",
        "corruption,     database=catalog-db table=stock,         500",
        "replica-behind, database=catalog-db,                     100",
        "flag-reused,    service=web,                            1000"
    })
    void answersAreWrongAndNothingSaysSo(String fault, String arguments, long least) {
        Production shop = shop(1);
        Faults.kind(fault).strike(shop, arguments(arguments));
        shop.runUntil(shop.nowNanos() + 6 * MINUTE);
        assertThat(shop.users().wrong()).isGreaterThan(least);
        assertThat((double) shop.users().failed())
                .isLessThan(0.02 * shop.users().asked());
    }

    /** What users do not feel at once: messages wait. */
    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({"poison-message, topic=orders", "slow-handling, service=notification"})
    void messagesWait(String fault, String arguments) {
        Production shop = shop(1);
        Faults.kind(fault).strike(shop, arguments(arguments));
        shop.runUntil(shop.nowNanos() + 5 * MINUTE);
        int waiting = 0;
        for (int i = 0; i < shop.topic("orders").partitions(); i++) {
            waiting += shop.topic("orders").waiting(i);
        }
        assertThat(waiting).isGreaterThan(1_000);
        assertThat((double) shop.users().failed())
                .isLessThan(0.001 * shop.users().asked());
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "false-alarm,      '',                           3",
        "harmless-deploy,  service=web,                  8",
        "harmless-deploy,  service=catalog,              8",
        "harmless-flag,    service=web,                  3",
        "harmless-setting, service=web,                  3",
        "told-setting,     service=web title=Upgrade,    3",
        "telemetry-lost,   service=cart,                 3"
    })
    void nobodyFeelsAnything(String fault, String arguments, int minutes) {
        Production shop = shop(1);
        Faults.kind(fault).strike(shop, arguments(arguments));
        assertThat(worst(shop, minutes)).isLessThan(0.5);
    }

    /** What the same people would feel of an autoscaler that is well. */
    @ParameterizedTest(name = "{0} beside {2}")
    @CsvSource({
        "scaling-stuck, service=web times=2,   surge, times=2,                      3",
        "scaling-flaps, service=web bursts=5,  herd,  times=2 every=90s bursts=5,  1.5"
    })
    void anAutoscalerThatIsIllIsFeltMoreThanOneThatIsWell(
            String fault, String arguments, String load, String loadArguments, double times) {
        Production ill = shop(1);
        Faults.kind(fault).strike(ill, arguments(arguments));
        Production well = shop(1);
        Faults.kind(load).strike(well, arguments(loadArguments));
        ill.runUntil(ill.nowNanos() + 8 * MINUTE);
        well.runUntil(well.nowNanos() + 8 * MINUTE);

        assertThat((double) ill.users().asked() - ill.users().good())
                .isGreaterThan(times * (well.users().asked() - well.users().good()));
    }

    @Test
    void eachFaultIsTried() throws ReflectiveOperationException {
        Set<String> tried = new TreeSet<>();
        for (String method : List.of(
                "usersFeelIt",
                "usersFeelItWhereManyCome",
                "answersAreWrongAndNothingSaysSo",
                "messagesWait",
                "nobodyFeelsAnything")) {
            for (var one : FaultEffectsTest.class.getDeclaredMethods()) {
                if (one.getName().equals(method)) {
                    for (String row : one.getAnnotation(CsvSource.class).value()) {
                        tried.add(row.split(",", 2)[0].strip());
                    }
                }
            }
        }
        assertThat(Faults.all()).extracting(FaultKind::id).containsExactlyInAnyOrderElementsOf(tried);
        assertThat(tried).hasSizeGreaterThanOrEqualTo(45);
    }

    @Test
    void whatDoesNotFitIsToldWithWhatWould() {
        Production shop = shop(1);
        assertThatThrownBy(() -> Faults.kind("memory-leek")).hasMessageContaining("memory-leak");
        assertThatThrownBy(() -> Faults.kind("surge").strike(shop, Map.of("time", "2")))
                .hasMessageContaining("times");
        assertThatThrownBy(() -> Faults.kind("memory-leak").strike(shop, Map.of("service", "katalog")))
                .hasMessageContaining("catalog");
        assertThatThrownBy(() -> Faults.kind("memory-leak").strike(shop, Map.of("service", "web", "bytes", "much")))
                .hasMessageContaining("bytes");
        assertThatThrownBy(() -> Faults.kind("wrong-column").strike(shop, Map.of("service", "web", "route", "GET /x")))
                .hasMessageContaining("GET /x");
    }
}
