package dev.firefight.evidence.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firefight.evidence.pattern.VariableChange.Counts;
import dev.firefight.evidence.pattern.VariableComparison.Named;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ValueCountsTest {
    private record Seen(String value, int side) {}

    private static List<Seen> seen(Random random, int lines, int distinct) {
        List<Seen> seen = new ArrayList<>();
        for (int i = 0; i < lines; i++) {
            boolean isFrequent = random.nextInt(10) == 0;
            seen.add(new Seen((isFrequent ? "db-3" : "id" + random.nextInt(distinct)), random.nextInt(2)));
        }
        return seen;
    }

    /** Counts in parts, as threads do, twice where it takes that. */
    private static VariableChange counted(List<Seen> seen, int parts) {
        ValueCounts all = new ValueCounts("");
        for (int part = 0; part < parts; part++) {
            ValueCounts one = new ValueCounts("");
            for (int i = part; i < seen.size(); i += parts) {
                one.see(seen.get(i).value(), seen.get(i).side());
            }
            all.add(one);
        }
        ValueCounts.Frequent frequent = all.frequent();
        seen.forEach(one -> frequent.see(one.value(), one.side()));
        all.take(frequent);
        return VariableComparison.compare(1, List.of(new Named("host", all)), 0).getFirst();
    }

    @Test
    void neitherOrderNorPartsMatterAndCountsAddUp() {
        for (long seed = 0; seed < 12; seed++) {
            Random random = new Random(seed);
            List<Seen> seen = seen(random, 30_000, seed % 2 == 0 ? 500 : 200_000);
            VariableChange once = counted(seen, 1);
            Collections.shuffle(seen, random);
            VariableChange again = counted(seen, 1 + random.nextInt(4));

            assertThat(again).as("seed " + seed).isEqualTo(once);
            long sum = once.others().sum()
                    + once.top().stream().mapToLong(one -> one.counts().sum()).sum();
            assertThat(sum).isEqualTo(seen.size());
            assertThat(once.hasMore()).isEqualTo(seed % 2 == 1);
        }
    }

    @Test
    void aFrequentValueAmongMoreThanCanBeCountedHasItsExactCount() {
        List<Seen> seen = seen(new Random(4), 60_000, 10_000_000);
        long before =
                seen.stream().filter(one -> one.equals(new Seen("db-3", 0))).count();
        long after =
                seen.stream().filter(one -> one.equals(new Seen("db-3", 1))).count();

        assertThat(counted(seen, 3).top()).contains(new VariableChange.Value("db-3", new Counts(before, after)));
    }

    @Test
    void numbersAreToldInTheirUnitOnBothSides() {
        ValueCounts counts = new ValueCounts(" ms");
        for (int i = 1; i <= 100; i++) {
            counts.see(String.valueOf(i), 0);
            counts.see(String.valueOf(i * 100), 1);
        }
        VariableChange.Numbers numbers = VariableComparison.compare(1, List.of(new Named("took", counts)), 0)
                .getFirst()
                .numbers()
                .orElseThrow();

        assertThat(numbers.unit()).isEqualTo("s");
        assertThat(numbers.before()).hasValue(new VariableChange.Summary(0.001, 0.05, 0.095, 0.1));
        assertThat(numbers.after()).hasValue(new VariableChange.Summary(0.1, 5, 9.5, 10));
    }

    @Test
    void theHostInWhichTheChangeLiesComesFirst() {
        ValueCounts hosts = new ValueCounts("");
        ValueCounts users = new ValueCounts("");
        Random random = new Random(1);
        for (int i = 0; i < 2000; i++) {
            int side = i < 1000 ? 0 : 1;
            hosts.see(side == 1 && i % 10 != 0 ? "db-3" : "db-" + random.nextInt(8), side);
            users.see("user" + random.nextInt(8), side);
        }
        List<VariableChange> changes =
                VariableComparison.compare(0.2, List.of(new Named("user", users), new Named("host", hosts)), 0);

        assertThat(changes.getFirst().name()).isEqualTo("host");
        assertThat(changes.getFirst().concentrated()).isOne();
        assertThat(changes.getFirst().top().getFirst().text()).isEqualTo("db-3");
        assertThat(changes.getLast().concentrated()).isZero();
        assertThat(changes.getLast().told()).isLessThan(0.02);
    }
}
