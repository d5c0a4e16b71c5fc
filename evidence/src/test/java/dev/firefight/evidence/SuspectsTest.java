package dev.firefight.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firefight.evidence.Clue.Family;
import dev.firefight.evidence.Weights.Weighed;
import dev.firefight.evidence.catalogue.SignatureCatalogue;
import dev.firefight.evidence.change.ChangeVerdict;
import dev.firefight.evidence.log.LogPatterns;
import dev.firefight.evidence.log.SaidSince;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class SuspectsTest {
    private static final String VICTIM = "dial tcp: lookup payments on 10.96.0.10:53: no such host";
    private static final String CULPRIT = "java.lang.OutOfMemoryError: Java heap space";
    private static final ChangeVerdict NO_CHANGES = new ChangeVerdict(List.of(), 0, "", List.of(), false, true, false);

    @Test
    void whoShowsWhatVictimsShowPointsAtTheHeaviestOfThoseItCalls() {
        assertThat(reasonOfCart(
                        VICTIM, new ServiceMap.Edge("cart", "stock", 9), new ServiceMap.Edge("cart", "payments", 9)))
                .endsWith("looks like Names are not resolved, which points at one it calls: look at payments next");
    }

    @Test
    void whereNoneOfThoseItCallsShowsAnythingNoneIsNamed() {
        assertThat(reasonOfCart(VICTIM, new ServiceMap.Edge("cart", "stock", 9)))
                .endsWith("Names are not resolved, which points at one it calls");
    }

    @Test
    void whoCallsNobodyPointsAtNobody() {
        assertThat(reasonOfCart(VICTIM, new ServiceMap.Edge("payments", "cart", 9)))
                .endsWith("looks like Names are not resolved");
    }

    @Test
    void whoShowsWhatCulpritsShowPointsAtNobody() {
        assertThat(reasonOfCart(CULPRIT, new ServiceMap.Edge("cart", "payments", 9)))
                .contains("looks like")
                .doesNotContain("points at");
    }

    @Test
    void aClueThatIsASignOfAKnownPatternTooIsToldOnce() {
        Target cart = new Target("cart", "");
        Evidence files = metric("process_open_fds", 210, 1024, 12);
        Evidence memory = metric("memory_rss", 5, 9, 20);
        Weighed weighed = new Weighed(
                cart,
                5,
                List.of(
                        new Clue(cart, Family.OTHER, 8, "process_open_fds", files),
                        new Clue(cart, Family.MEMORY, 7, "memory_rss", memory)));
        Suspect suspect = new Suspects(
                        SignatureCatalogue.shipped(),
                        new LogPatterns(),
                        Map.of(),
                        NO_CHANGES,
                        new ServiceMap(List.of(), List.of()))
                .of(List.of(weighed), new Likelihood(List.of(0.9), List.of()))
                .getFirst();
        assertThat(suspect.reason()).contains("looks like File descriptors exhausted");
        assertThat(suspect.evidence()).containsExactly(files, memory); // what the reason says first, then the stronger
    }

    private static Evidence metric(String name, double before, double after, double bits) {
        return new Evidence(
                Evidence.Kind.METRIC,
                name + "{service=\"cart\"}",
                "median",
                before,
                after,
                "",
                bits,
                OptionalLong.empty(),
                name + " rose",
                Optional.empty());
    }

    private static String reasonOfCart(String says, ServiceMap.Edge... calls) {
        LogPatterns patterns = new LogPatterns();
        SaidSince said = new SaidSince(patterns.classify(says), 0, 40, 7, 17);
        ServiceMap map = new ServiceMap(List.of("cart", "payments", "stock"), List.of(calls));
        List<Weighed> weighed = List.of(weighed("cart", 5), weighed("payments", 2));
        Likelihood likelihood = new Likelihood(List.of(0.9, 0.05), List.of());
        return new Suspects(SignatureCatalogue.shipped(), patterns, Map.of("cart", List.of(said)), NO_CHANGES, map)
                .of(weighed, likelihood)
                .getFirst()
                .reason();
    }

    private static Weighed weighed(String service, double weight) {
        Target target = new Target(service, "");
        Evidence evidence = new Evidence(
                Evidence.Kind.TRACE,
                "GET /",
                "share",
                0,
                1,
                "",
                30,
                OptionalLong.empty(),
                service + " fails",
                Optional.empty());
        return new Weighed(target, weight, List.of(new Clue(target, Family.PATTERN, 20, "GET /", evidence)));
    }
}
