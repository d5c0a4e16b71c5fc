package dev.firefight.paging.episode;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GravityTest {
    @ParameterizedTest
    @CsvSource({"P1,WORST", "sev-1,WORST", "Critical,SEVERE", "page,SEVERE", "warning,SERIOUS", "info,OTHER", "'',OTHER"
    })
    void aWordOfASenderMeansItInAnyCase(String word, Gravity meant) {
        assertThat(Gravity.of(word)).isEqualTo(meant);
    }

    @Test
    void nobodySleepsThroughWhatIsSevere() {
        assertThat(Gravity.WORST.isSevere()).isTrue();
        assertThat(Gravity.SEVERE.isSevere()).isTrue();
        assertThat(Gravity.SERIOUS.isSevere()).isFalse();
    }
}
