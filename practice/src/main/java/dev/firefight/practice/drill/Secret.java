package dev.firefight.practice.drill;

/**
 * What is not to be known while a drill goes on. Its commitment stands in the first line of the log, so that nobody can say afterwards that another
 * seed was played.
 *
 * @param scenario its exact name
 * @param seed that decides all that is left to chance; not negative
 * @param nonce something that cannot be guessed, so that nobody finds the seed by trying
 */
public record Secret(String scenario, long seed, String nonce) {
    /** Checks the seed. */
    public Secret {
        if (seed < 0) {
            throw new IllegalArgumentException("a seed is a whole number from 0 on");
        }
    }

    /** SHA-256 over all of it, in hexadecimal digits. */
    public String commitment() {
        return Canonical.sha256(scenario + "\n" + seed + "\n" + nonce);
    }
}
