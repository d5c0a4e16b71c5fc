package dev.firefight.practice.drill;

import dev.firefight.practice.scenario.Families;
import dev.firefight.practice.scenario.Scenarios;
import java.util.HexFormat;

/**
 * What is not to be known while a drill goes on. Its commitment stands in the first line of the log, so that nobody can say afterwards that another
 * seed was played.
 *
 * @param scenario its exact name
 * @param seed that decides all that is left to chance; not negative
 * @param nonce something that cannot be guessed, so that nobody finds the seed by trying
 */
public record Secret(String scenario, long seed, String nonce) {
    /** So many random bytes are more than anybody tries. */
    public static final int NONCE_BYTES = 16;

    /** Checks the seed. */
    public Secret {
        if (seed < 0) {
            throw new IllegalArgumentException("a seed is a whole number from 0 on");
        }
    }

    /**
     * Of what is to be played: a scenario, or one that a family makes of the seed.
     *
     * @param nonce random bytes
     * @throws IllegalArgumentException when there is none of that name, or the seed is negative
     */
    public static Secret of(String name, long seed, byte[] nonce) {
        if (seed < 0) {
            throw new IllegalArgumentException("a seed is a whole number from 0 on");
        }
        String exact = Families.all().stream()
                .filter(one -> one.id().equals(name))
                .findFirst()
                .map(family -> family.scenario(seed).id())
                .orElseGet(() -> Scenarios.named(name).id());
        return new Secret(exact, seed, HexFormat.of().formatHex(nonce));
    }

    /** Without what is not to be known. */
    @Override
    public String toString() {
        return "Secret[" + commitment() + "]";
    }

    /** SHA-256 over all of it, in hexadecimal digits. */
    public String commitment() {
        return Canonical.sha256(scenario + "\n" + seed + "\n" + nonce);
    }
}
