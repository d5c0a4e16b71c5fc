package dev.firefight.practice.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import dev.firefight.practice.scenario.Run;
import dev.firefight.practice.scenario.Scenario;
import dev.firefight.practice.scenario.Scenarios;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whatever is written, a look answers with words or parts, and changes nothing. */
class LooksTest {
    private static final long SEED = 20_260_302;
    private static final List<String> WORDS = List.of(
            "",
            "slow",
            "failed",
            "web",
            "cart",
            "orders-db",
            "catalog-db",
            "carts",
            "stock",
            "orders",
            "node-a1",
            "payment-provider",
            "product-cache",
            "latency",
            "pool",
            "locks",
            "hits",
            "up",
            "activity",
            "explain",
            "replicas",
            "check",
            "tables",
            "timeout",
            "since=5m",
            "since=",
            "since=-1s",
            "since=99999999999w",
            "since=3650d",
            "level=warn",
            "level=ERROR",
            "level=",
            "level=x",
            "=",
            "0000",
            "deadbeef",
            "ffffffffffffffff",
            "-1",
            "%s",
            "\\",
            "(",
            "\u0000",
            "Ünïcode",
            "\uD800",
            "x".repeat(120),
            "{value}",
            "$1",
            "null");

    /** With few users, so that a run takes a small part of the time. */
    private static final Scenario SCENARIO = Scenarios.named("nobody-commands").withUsers(0.2);

    private static final Run RUN = new Run(SCENARIO, 2);

    @BeforeAll
    static void isUnderWay() {
        RUN.until(Duration.ofMinutes(4));
    }

    private static String line(Random random) {
        List<String> names = Looks.all().stream().map(LookKind::name).toList();
        List<String> words = new ArrayList<>();
        words.add(random.nextInt(20) == 0 ? word(random) : names.get(random.nextInt(names.size())));
        for (int more = random.nextInt(4); more > 0; more--) {
            words.add(word(random));
        }
        return words.stream().collect(Collectors.joining(random.nextBoolean() ? " " : " \t "));
    }

    private static String word(Random random) {
        return WORDS.get(random.nextInt(WORDS.size()));
    }

    private static int rows(List<Part> parts) {
        return parts.stream()
                .mapToInt(part -> switch (part) {
                    case Part.Table table -> table.rows().size();
                    case Part.Waterfall waterfall -> waterfall.bars().size();
                    case Part.Heading _, Part.Text _, Part.Curve _ -> 1;
                })
                .sum();
    }

    @Test
    void anyLineIsAnsweredByPartsOrByWords() {
        Random random = new Random(SEED);
        int answered = 0;
        for (int i = 0; i < 250; i++) {
            String line = line(random);
            try {
                List<Part> parts = Looks.look(RUN, line);
                assertThat(rows(parts)).isLessThanOrEqualTo(Looks.MOST_ROWS);
                assertThat(Plain.text(parts, 1 + random.nextInt(120))).isNotEmpty();
                answered++;
            } catch (IllegalArgumentException expected) {
                assertThat(expected).message().isNotBlank().hasSizeLessThan(1_500);
            } catch (RuntimeException wrong) {
                fail("seed " + SEED + ", line \"" + line + "\"", wrong);
            }
            Looks.complete(RUN, line.substring(0, random.nextInt(line.length() + 1)));
        }
        assertThat(answered).as("seed " + SEED).isGreaterThan(40);
    }

    @Test
    void lookingChangesNothing() {
        Run looked = new Run(SCENARIO, 5);
        Run alone = new Run(SCENARIO, 5);
        Random random = new Random(SEED);
        for (int step = 1; step <= 10; step++) {
            looked.until(Duration.ofSeconds(12L * step));
            alone.until(Duration.ofSeconds(12L * step));
            for (int i = 0; i < 20; i++) {
                try {
                    Looks.look(looked, line(random));
                } catch (IllegalArgumentException _) {
                    // as often as not
                }
            }
        }
        assertThat(looked.scrapes().digest()).isEqualTo(alone.scrapes().digest());
        assertThat(looked.harm()).isEqualTo(alone.harm());
        assertThat(looked.newAlerts()).isEqualTo(alone.newAlerts());
    }

    @Test
    void theSameLookAtTheSameMomentShowsTheSame() {
        for (String line : List.of("status", "top", "map", "trace", "logs", "sql slow catalog-db")) {
            assertThat(Looks.look(RUN, line)).isEqualTo(Looks.look(RUN, line));
        }
    }

    @Test
    void eachKindIsALookByItsFirstWord() {
        assertThat(Looks.all()).hasSizeGreaterThan(15).allSatisfy(kind -> {
            assertThat(Looks.isLook("  " + kind.name() + " anything")).isTrue();
            assertThat(kind.usage()).startsWith(kind.name());
            assertThat(kind.says()).isNotBlank().doesNotContain("\n");
        });
        assertThat(Looks.isLook("")).isFalse();
        assertThat(Looks.isLook("restart cart")).isFalse();
    }

    @Test
    void aWordThatNobodyKnowsIsAnsweredByTheNearest() {
        assertThatThrownBy(() -> Looks.look(RUN, "statsu")).hasMessageContaining("did you mean \"status\"?");
        assertThatThrownBy(() -> Looks.look(RUN, "top catlog")).hasMessageContaining("did you mean \"catalog\"?");
        assertThatThrownBy(() -> Looks.look(RUN, "sql activity"))
                .hasMessage("of which database? Write sql activity and one of: catalog-db, orders-db");
        assertThatThrownBy(() -> Looks.look(RUN, "sql explain orders-db card"))
                .hasMessageContaining("did you mean \"carts\"?");
        assertThatThrownBy(() -> Looks.look(RUN, "status now")).hasMessageContaining("\"status\" is told nothing");
        assertThatThrownBy(() -> Looks.look(RUN, "logs level=bad")).hasMessageContaining("there is no level \"bad\"");
        assertThatThrownBy(() -> Looks.look(RUN, "config")).hasMessageContaining("which service? Write config");
    }

    @Test
    void wordsAreCompletedByWhatMayStandThere() {
        assertThat(Looks.complete(RUN, "")).contains("status", "sql");
        assertThat(Looks.complete(RUN, "s")).containsExactly("sql", "status");
        assertThat(Looks.complete(RUN, "sql ")).contains("activity", "explain");
        assertThat(Looks.complete(RUN, "sql explain o")).containsExactly("orders-db");
        assertThat(Looks.complete(RUN, "sql explain orders-db ")).containsExactly("carts", "orders", "payments");
        assertThat(Looks.complete(RUN, "top c")).containsExactly("cart", "catalog", "checkout");
        assertThat(Looks.complete(RUN, "graph pg_rep"))
                .containsExactly("pg_replication_is_replica", "pg_replication_lag_seconds");
        assertThat(Looks.complete(RUN, "nothing ")).isEmpty();
    }

    @Test
    void aTraceIsFoundByItsFirstDigitsAndShowsWhereTheTimeWent() {
        String failed = Plain.text(Looks.look(RUN, "trace failed catalog"), 120);
        String id = failed.lines().skip(2).findFirst().orElseThrow().split(" ", 2)[0];
        assertThat(id).matches("[0-9a-f]{8}");
        List<Part> parts = Looks.look(RUN, "trace " + id);
        Part.Waterfall waterfall = parts.stream()
                .filter(Part.Waterfall.class::isInstance)
                .map(Part.Waterfall.class::cast)
                .findFirst()
                .orElseThrow();
        assertThat(waterfall.trace()).startsWith(id).hasSize(32);
        assertThat(waterfall.bars()).extracting(Part.Bar::depth).startsWith(0, 1, 2);
        assertThat(waterfall.bars().getFirst().nanos()).isEqualTo(waterfall.nanos());
        assertThat(waterfall.bars()).allMatch(bar -> bar.ownNanos() <= bar.nanos());
        assertThat(waterfall.bars())
                .anyMatch(bar -> bar.outcome().equals("error") && bar.who().startsWith("catalog-"));
        assertThatThrownBy(() -> Looks.look(RUN, "trace 0123456789abcdef0123456789abcdef"))
                .hasMessageContaining("trace failed");
    }

    @Test
    void anyMetricIsDrawnByItsName() {
        assertThat(Looks.look(RUN, "graph pg_replication_lag_seconds"))
                .filteredOn(Part.Curve.class::isInstance)
                .hasSize(4);
        List<Part> requests = Looks.look(RUN, "graph requests catalog");
        Part.Curve first = (Part.Curve) requests.get(1);
        assertThat(first.values()).hasSizeBetween(60, 70);
        assertThat(first.values().getLast()).isPositive();
        assertThat(Plain.text(Looks.look(RUN, "metrics jvm used"), 80)).contains("jvm_memory_used_bytes");
    }

    @Test
    void linesOfLogsAreFoundByServiceWordsAndLevel() {
        String lines = Plain.text(Looks.look(RUN, "logs catalog price level=error since=2m"), 120);
        assertThat(lines).contains("NullPointerException", "error  catalog-").doesNotContain("info");
        assertThat(Plain.text(Looks.look(RUN, "logs catalog nosuchword"), 120)).contains("No line is like that");
        assertThat(Plain.text(Looks.look(RUN, "logs"), 120).lines().findFirst())
                .hasValueSatisfying(line -> assertThat(line).matches("service +info +warn +error +fatal"));
    }
}
