package dev.firefight.server.investigation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firefight.evidence.ServiceMap;
import dev.firefight.evidence.ServiceMap.Edge;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NeighboursTest {
    private final Neighbours neighbours = new Neighbours();

    private void learn(String... chain) {
        neighbours.learn(new ServiceMap(
                List.of(chain),
                IntStream.range(1, chain.length)
                        .mapToObj(i -> new Edge(chain[i - 1], chain[i], 1))
                        .toList()));
    }

    @Test
    void whoCallsThroughOthersIsBesideWhoIsCalled() {
        learn("edge", "web", "checkout", "payments");
        learn("checkout", "inventory");

        assertThat(neighbours.test("edge", "checkout")).isTrue();
        assertThat(neighbours.test("inventory", "edge")).isTrue();
        assertThat(neighbours.test("payments", "inventory"))
                .as("neither calls the other")
                .isFalse();
        assertThat(neighbours.test("edge", "nobody")).isFalse();
    }

    @Test
    void whoIsVeryFarAwayIsNot() {
        learn("a", "b", "c", "d", "e", "f");

        assertThat(neighbours.test("a", "e")).isTrue();
        assertThat(neighbours.test("a", "f")).isFalse();
    }

    @Test
    void whatIsLearnedLaterCountsForThoseWhoWereAskedForBefore() {
        learn("edge", "web");
        assertThat(neighbours.test("edge", "checkout")).isFalse();

        learn("web", "checkout", "web");

        assertThat(neighbours.test("edge", "checkout")).isTrue();
    }
}
