package dev.firefight.server.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** How passwords are kept. */
class PasswordsTest {
    private static final Passwords REAL =
            new Passwords(new SecureRandom(), Passwords.Cost.OWASP, Duration.ofSeconds(30));

    @Test
    void aPasswordIsKeptAsArgon2idWithSaltAndCost() {
        String hash = REAL.hash("violet tractor");

        assertThat(hash).matches("\\$argon2id\\$v=19\\$m=19456,t=2,p=1\\$[A-Za-z0-9+/]{22}\\$[A-Za-z0-9+/]{43}");
        assertThat(REAL.hash("violet tractor")).isNotEqualTo(hash);
        assertThat(REAL.isRight("violet tractor", Optional.of(hash))).isTrue();
        assertThat(REAL.isRight("violet tracto", Optional.of(hash))).isFalse();
        assertThat(REAL.isRight("violet tractor", Optional.empty())).isFalse();
    }

    /** From the tests of the reference implementation (phc-winner-argon2, test.c). */
    @Test
    void aHashOfAnotherImplementationWithAnotherCostIsRead() {
        Optional<String> hash =
                Optional.of("$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc");

        assertThat(REAL.isRight("password", hash)).isTrue();
        assertThat(REAL.isRight("passwore", hash)).isFalse();
    }

    @Test
    void whoWaitsTooLongForAPlaceIsToldSo() throws Exception {
        Passwords slow = new Passwords(new SecureRandom(), new Passwords.Cost(19 * 1_024, 4), Duration.ZERO);
        int many = 16;
        CountDownLatch start = new CountDownLatch(1);
        List<Future<Boolean>> all = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(many)) {
            for (int count = 0; count < many; count++) {
                all.add(threads.submit(() -> {
                    start.await();
                    try {
                        return !slow.hash("violet tractor").isEmpty();
                    } catch (PasswordsBusy busy) {
                        return false;
                    }
                }));
            }
            start.countDown();
            int done = 0;
            for (Future<Boolean> one : all) {
                done += one.get() ? 1 : 0;
            }

            assertThat(done).isBetween(1, many - 1);
        }
        assertThat(slow.hash("violet tractor")).isNotEmpty();
    }

    @Test
    void whoIsInterruptedIsNotKeptWaiting() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> REAL.hash("violet tractor")).isInstanceOf(PasswordsBusy.class);
        assertThat(Thread.interrupted()).isTrue();
    }
}
