package dev.firefight.server.access;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Passwords as Argon2id, which is slow and takes memory by intention. Few are computed at a time, so that a flood of logins takes neither all
 * memory nor the whole machine.
 */
final class Passwords {
    private static final int AT_A_TIME = 2;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;

    /**
     * What one hash costs.
     *
     * @param memoryKibibytes how much memory
     * @param passes how often it is gone over
     */
    record Cost(int memoryKibibytes, int passes) {
        /** As the OWASP Password Storage Cheat Sheet has it. */
        static final Cost OWASP = new Cost(19 * 1_024, 2);
    }

    private final SecureRandom random;
    private final Argon2Function function;
    private final String nobody;
    private final Duration longestWait;
    private final Semaphore places = new Semaphore(AT_A_TIME, true);
    /** Of their own: on the few that carry all virtual threads, two hashes would hold up every request of a small machine. */
    private final ExecutorService threads = Executors.newCachedThreadPool(
            Thread.ofPlatform().name("hashes a password").daemon().factory());

    Passwords(SecureRandom random, Cost cost, Duration longestWait) {
        this.random = random;
        this.longestWait = longestWait;
        this.function = Argon2Function.getInstance(
                cost.memoryKibibytes(), cost.passes(), 1, HASH_BYTES, Argon2.ID, Argon2Function.ARGON2_VERSION_13);
        this.nobody = "$argon2id$v=19$m=" + cost.memoryKibibytes() + ",t=" + cost.passes() + ",p=1$" + "A".repeat(22)
                + "$" + "A".repeat(43);
    }

    /** What is kept of a password: cost, salt and hash, as is usual for Argon2. */
    String hash(String password) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        byte[] bytes = PasswordRule.normal(password).getBytes(StandardCharsets.UTF_8);
        return inTurn(() -> function.hash(bytes, salt).getResult());
    }

    /**
     * Whether it is the password.
     *
     * @param hash empty where there is no such account: the answer is no, and takes as long as any
     */
    boolean isRight(String password, Optional<String> hash) {
        boolean isOne = password.codePointCount(0, password.length()) <= PasswordRule.MOST_CHARS;
        String kept = hash.orElse(nobody);
        String tried = isOne ? PasswordRule.normal(password) : "";
        boolean isSame = inTurn(() -> Argon2Function.getInstanceFromHash(kept).check(tried, kept));
        return isSame && isOne && hash.isPresent();
    }

    private <T> T inTurn(Supplier<T> work) {
        try {
            if (!places.tryAcquire(longestWait.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new PasswordsBusy();
            }
            return threads.submit(() -> {
                        try {
                            return work.get();
                        } finally {
                            places.release();
                        }
                    })
                    .get();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new PasswordsBusy();
        } catch (ExecutionException broken) {
            throw new IllegalStateException("a password could not be hashed", broken.getCause());
        }
    }
}
