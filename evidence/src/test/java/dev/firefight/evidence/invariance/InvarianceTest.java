package dev.firefight.evidence.invariance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The promises of the engine, on the shipped example and on made-up incidents. */
class InvarianceTest {
    private static final int MADE_UP = 6;

    static Stream<Told> incidents() throws IOException {
        return Stream.concat(
                Stream.of(Told.read(Path.of("..", "examples", "checkout-fire"))),
                LongStream.rangeClosed(1, MADE_UP).mapToObj(MadeUp::of));
    }

    @ParameterizedTest
    @MethodSource("incidents")
    void thePromisesAreKept(Told told) {
        for (boolean isOnsetTold : List.of(true, false)) {
            Ranking usual = Ranking.of(Transformed.SAME.question(told, isOnsetTold));
            for (Promise promise : Promise.madeFor(told)) {
                assertThat(promise.of(told, isOnsetTold, usual, told.id().hashCode())
                                .broken())
                        .as("%s of %s, onset told: %s", promise, told.id(), isOnsetTold)
                        .isEmpty();
            }
        }
    }
}
