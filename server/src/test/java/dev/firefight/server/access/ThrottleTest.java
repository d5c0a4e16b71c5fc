package dev.firefight.server.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Who has to wait, and how long. */
class ThrottleTest {
    private Instant now = Instant.parse("2026-03-01T12:00:00Z");
    private final Throttle throttle = new Throttle(() -> now);

    private long wait(String account, String network, boolean isKnown) {
        Optional<TooManyAttempts> slowed = Optional.ofNullable(catchThrowableOfType(
                TooManyAttempts.class, () -> throttle.abandoned(throttle.begin(account, network, isKnown))));
        return slowed.map(TooManyAttempts::waitSeconds).orElse(0L);
    }

    private void fail(String account, String network, int times) {
        for (int time = 0; time < times; time++) {
            throttle.begin(account, network, false);
        }
    }

    @Test
    void afterFiveFailuresTheWaitDoublesUpToAQuarterOfAnHour() {
        List<Long> waits = new ArrayList<>();
        fail("ada", "a", 4);
        for (int failure = 5; failure <= 17; failure++) {
            throttle.begin("ada", "a", true);
            waits.add(wait("ada", "a", true));
            now = now.plusSeconds(waits.getLast());
        }

        assertThat(waits).containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 64L, 128L, 256L, 512L, 900L, 900L, 900L);
    }

    @Test
    void aWaitThatIsNotOverIsRoundedUp() {
        fail("ada", "a", 5);
        now = now.plusSeconds(1);
        fail("ada", "a", 1);
        now = now.plusMillis(1);
        assertThat(wait("ada", "a", false)).isEqualTo(2);
        now = now.plusMillis(1_998);
        assertThat(wait("ada", "a", false)).isEqualTo(1);
        now = now.plusMillis(1);
        assertThat(wait("ada", "a", false)).isZero();
    }

    @Test
    void whoeverWaitsDoesNotWaitLongerForAskingAgain() {
        fail("ada", "a", 5);
        for (int time = 0; time < 1_000; time++) {
            assertThat(wait("ada", "a", false)).isEqualTo(1);
        }
    }

    @Test
    void manyAtOnceGainNothing() {
        List<Throttle.Attempt> open = new ArrayList<>();
        for (int time = 0; time < 5; time++) {
            open.add(throttle.begin("ada", "a", false));
        }

        assertThat(wait("ada", "a", false)).isEqualTo(1);
        assertThat(open).extracting(Throttle.Attempt::isLastFree).containsExactly(false, false, false, false, true);
    }

    @Test
    void aRightPasswordForgivesTheAccountThereButNotTheAddress() {
        fail("ada", "a", 4);
        throttle.succeeded(throttle.begin("ada", "a", false));
        fail("ada", "a", 4);
        assertThat(wait("ada", "a", false)).isZero();

        for (int time = 0; time < 11; time++) {
            fail("someone " + time, "a", 1);
            throttle.succeeded(throttle.begin("mallory", "a", false));
        }
        fail("somebody else", "a", 1);
        assertThat(wait("mallory", "a", false)).isEqualTo(1);
    }

    @Test
    void namesAreNotTriedOneAfterTheOtherFromOneAddress() {
        for (int name = 0; name < 20; name++) {
            assertThat(wait("name " + name, "a", false)).isZero();
            fail("name " + name, "a", 1);
        }

        assertThat(wait("another", "a", false)).isEqualTo(1);
        assertThat(wait("another", "a", true)).isZero();
        assertThat(wait("another", "b", false)).isZero();
    }

    @Test
    void anAccountIsNotTriedFromManyAddressesMoreThanSlowly() {
        for (int network = 0; network < 50; network++) {
            fail("ada", "network " + network, 1);
        }
        assertThat(wait("ada", "another", false)).isEqualTo(1);
        assertThat(wait("ada", "home", true)).isZero();
        assertThat(wait("grace", "another", false)).isZero();

        for (int network = 0; network < 20; network++) {
            now = now.plusSeconds(wait("ada", "more " + network, false));
            fail("ada", "more " + network, 1);
        }
        assertThat(wait("ada", "another", false)).isEqualTo(30);
    }

    @Test
    void failuresAreForgottenAfterAnHour() {
        fail("ada", "a", 5);
        now = now.plus(Duration.ofHours(1));
        fail("ada", "a", 4);

        assertThat(wait("ada", "a", false)).isZero();
    }

    @Test
    void whatIsKeptIsBoundedAndTheNewestCounts() {
        for (int network = 0; network < 20_000; network++) {
            fail("name " + network, "network " + network, 1);
        }
        fail("ada", "a", 5);

        assertThat(wait("ada", "a", false)).isEqualTo(1);
    }

    @Test
    void halfOfAnAddressOfIpv6CountsAsOne() {
        assertThat(Throttle.network("2001:db8:1:2:3:4:5:6"))
                .isEqualTo(Throttle.network("2001:db8:1:2::1"))
                .isNotEqualTo(Throttle.network("2001:db8:1:3::1"));
        assertThat(Throttle.network("::ffff:192.0.2.1")).isEqualTo(Throttle.network("192.0.2.1"));
        assertThat(Throttle.network("192.0.2.1")).isNotEqualTo(Throttle.network("192.0.2.2"));
        assertThat(Throttle.network("not an address")).isEqualTo("not an address");
    }

    @Test
    void theLastInstantOfAWaitIsASecondToo() {
        for (int failure = 0; failure < 5; failure++) {
            throttle.begin("ann", "192.0.2.7", false);
        }
        now = now.plusSeconds(1).minusNanos(1_000);

        assertThat(wait("ann", "192.0.2.7", false)).isEqualTo(1);
    }
}
