package dev.firefight.evidence.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firefight.evidence.pattern.PatternChange.Kind;
import dev.firefight.evidence.pattern.ServiceComparison.Change;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ServiceComparisonTest {
    private static final int INFO = 9;
    private static final int ERROR = 17;
    private static final int CART = 1;
    private static final int SHOP = 2;

    private static final int MINUTE = 60;
    /** A minute before and a minute after, in seconds. */
    private static final Slots SLOTS = new Slots(ones(2 * MINUTE), MINUTE);

    private final Map<Integer, List<PatternCounts>> services = new TreeMap<>();

    private static double[] ones(int size) {
        double[] ones = new double[size];
        Arrays.fill(ones, 1);
        return ones;
    }

    /** A service says a pattern so often before and after, evenly. */
    private void says(int service, int pattern, int severity, int before, int after) {
        long[] counts = new long[2 * MINUTE];
        spread(counts, 0, before);
        spread(counts, MINUTE, after);
        services.computeIfAbsent(service, any -> new ArrayList<>()).add(new PatternCounts(pattern, severity, counts));
    }

    private static void spread(long[] counts, int from, int times) {
        for (int i = 0; i < times; i++) {
            counts[from + (int) ((i + 0.5) * MINUTE / times)]++;
        }
    }

    private List<Change> changes() {
        return ServiceComparison.compare(SLOTS, services);
    }

    private static long pattern(Change change) {
        return change.change().counts().pattern();
    }

    private static List<Change> notSteady(List<Change> changes) {
        return changes.stream()
                .filter(one -> one.change().kind() != Kind.STEADY)
                .toList();
    }

    private static PatternChange of(List<Change> changes, long pattern) {
        return changes.stream()
                .filter(one -> pattern(one) == pattern)
                .findFirst()
                .orElseThrow()
                .change();
    }

    @Test
    void anErrorThatWasNeverSaidBeforeStandsFirst() {
        says(CART, 1, INFO, 60, 60);
        says(CART, 2, ERROR, 0, 5);
        says(CART, 3, INFO, 0, 5);
        says(SHOP, 4, INFO, 60, 60);

        assertThat(pattern(changes().getFirst())).isEqualTo(2);
        assertThat(changes().getFirst().change().kind()).isEqualTo(Kind.NEW);
    }

    @Test
    void whatABusierServiceSaysMoreOftenAltogetherIsNoNews() {
        says(CART, 1, INFO, 50, 500);
        says(CART, 2, INFO, 50, 500);
        says(CART, 3, INFO, 50, 500);
        says(CART, 4, INFO, 50, 20);

        assertThat(notSteady(changes())).singleElement().satisfies(one -> {
            assertThat(pattern(one)).isEqualTo(4);
            assertThat(one.change().kind()).isEqualTo(Kind.FEWER);
        });
    }

    @Test
    void aFloodOfOneLineDoesNotMakeItsServiceBusier() {
        says(CART, 1, INFO, 50, 50);
        says(CART, 2, INFO, 50, 50);
        says(CART, 3, INFO, 50, 50);
        says(CART, 4, INFO, 50, 50_000);

        assertThat(notSteady(changes())).singleElement().satisfies(one -> assertThat(pattern(one))
                .isEqualTo(4));
    }

    @Test
    void aServiceThatFellSilentIsSeen() {
        says(CART, 1, INFO, 50, 0);
        says(CART, 2, INFO, 40, 0);
        says(CART, 3, INFO, 30, 0);
        says(SHOP, 4, INFO, 60, 60);

        List<Change> changes = changes();
        assertThat(changes.stream().filter(one -> one.change().kind() == Kind.VANISHED))
                .hasSize(3);
        assertThat(of(changes, 4).kind()).isEqualTo(Kind.STEADY);
    }

    @Test
    void whatIsSaidTogetherIsToldOnceBeforeWhatElseChanged() {
        says(CART, 1, INFO, 0, 40);
        says(CART, 2, INFO, 0, 40);
        says(CART, 3, INFO, 0, 40);
        says(SHOP, 4, INFO, 60, 60);
        says(SHOP, 5, INFO, 0, 5);

        assertThat(changes().stream().map(Change::service).toList()).containsExactly(CART, SHOP, CART, CART, SHOP);
    }

    @Test
    void aStepThatIsNoLongerReachedCountsInFullAndATroubleThatIsOverByHalf() {
        says(CART, 1, INFO, 50, 50);
        says(CART, 2, INFO, 30, 0);
        says(SHOP, 3, INFO, 50, 50);
        says(SHOP, 4, ERROR, 30, 0);

        PatternChange stored = of(changes(), 2);
        PatternChange late = of(changes(), 4);
        assertThat(stored.surprise()).isEqualTo(late.surprise());
        assertThat(stored.score()).isEqualTo(2 * late.score());
    }

    @Test
    void theSamePatternOfTwoServicesIsComparedApart() {
        says(CART, 1, ERROR, 0, 6);
        says(CART, 2, INFO, 50, 50);
        says(SHOP, 1, ERROR, 6, 6);
        says(SHOP, 2, INFO, 50, 50);

        assertThat(notSteady(changes())).singleElement().satisfies(one -> assertThat(one.service())
                .isEqualTo(CART));
    }
}
