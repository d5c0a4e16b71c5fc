package dev.firefight.app.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.firefight.app.bench.CaseResult.Accuracy;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class CaseResultTest {
    @Test
    void placesAreCountedUpToTheFifthAndAMissingOneIsAMiss() {
        Accuracy accuracy = Accuracy.of(List.of(
                OptionalInt.of(1), OptionalInt.of(3), OptionalInt.of(5), OptionalInt.of(6), OptionalInt.empty()));

        assertThat(accuracy.cases()).isEqualTo(5);
        assertThat(accuracy.first()).isEqualTo(1);
        assertThat(accuracy.three()).isEqualTo(2);
        assertThat(accuracy.five()).isEqualTo(3);
        // within the first one to five are 1, 1, 2, 2 and 3 of five
        assertThat(accuracy.average()).isEqualTo(9 / 25.0, within(1e-12));
        assertThat(accuracy.share(accuracy.first())).isEqualTo(0.2);
    }

    @Test
    void nothingIsSharedOutAmongNoCases() {
        Accuracy none = Accuracy.of(List.of());
        assertThat(none.average()).isZero();
        assertThat(none.share(0)).isZero();
    }

    @Test
    void wilsonsIntervalIsThatOfTheBooks() {
        // 8 of 10: (0.8 + z z / 20 -+ z sqrt(0.016 + z z / 400)) / (1 + z z / 10) with z = 1.96
        assertThat(Wilson.of(8, 10).low()).isEqualTo(0.4902, within(1e-4));
        assertThat(Wilson.of(8, 10).high()).isEqualTo(0.9433, within(1e-4));
        assertThat(Wilson.of(0, 0)).isEqualTo(new Wilson(0, 1));
    }
}
