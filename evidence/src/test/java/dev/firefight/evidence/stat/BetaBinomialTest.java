package dev.firefight.evidence.stat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class BetaBinomialTest {
    @Test
    void logGammaIsThatOfFactorials() {
        assertThat(BetaBinomial.logGamma(1)).isEqualTo(0, within(1e-12));
        assertThat(BetaBinomial.logGamma(6)).isEqualTo(Math.log(120), within(1e-12));
        assertThat(BetaBinomial.logGamma(0.5)).isEqualTo(Math.log(Math.sqrt(Math.PI)), within(1e-12));
    }

    @Test
    void withAUniformShareEveryCountIsEquallyLikely() {
        // share 1/2 with steadiness 2 is Beta(1, 1): each of 0..9 successes has the chance 1/10
        assertThat(BetaBinomial.surpriseAtSoFew(0, 9, 0.5, 2)).isEqualTo(Math.log(10), within(1e-9));
        assertThat(BetaBinomial.surpriseAtSoFew(4, 9, 0.5, 2)).isEqualTo(Math.log(2), within(1e-9));
        assertThat(BetaBinomial.surpriseAtSoMany(9, 9, 0.5, 2)).isEqualTo(Math.log(10), within(1e-9));
    }

    @Test
    void whatIsExpectedIsNoSurprise() {
        assertThat(BetaBinomial.surpriseAtSoFew(9, 9, 0.5, 2)).isEqualTo(0, within(1e-9));
    }
}
