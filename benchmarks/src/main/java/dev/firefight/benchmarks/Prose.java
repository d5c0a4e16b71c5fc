package dev.firefight.benchmarks;

import java.util.SplittableRandom;

/**
 * What people write in a bad night, in words that are made: some thousand of them, few of them often, with names of machines, numbers and
 * ids of requests between them.
 */
final class Prose {
    private static final int WORDS = 6_000;
    private static final int HOSTS = 400;
    private static final String[] CONSONANTS = {
        "b", "c", "d", "f", "g", "h", "l", "m", "n", "p", "r", "s", "t", "v", "w", "st", "tr", "pl", "qu"
    };
    private static final String[] VOWELS = {"a", "e", "i", "o", "u", "ea", "ou", "io"};
    private static final String[] SERVICES = {
        "checkout", "payments", "cart", "search", "inventory", "shipping", "mail", "sessions", "gateway", "reports"
    };
    private static final String[] NAMES = {
        "Ana", "Ben", "Chidi", "Dara", "Emil", "Fatima", "Goran", "Hana", "Ivo", "Jun", "Kofi", "Lena", "Mei", "Nils"
    };

    private final String[] words = new String[WORDS];
    private final SplittableRandom random;

    Prose(long seed) {
        random = new SplittableRandom(seed);
        for (int i = 0; i < WORDS; i++) {
            words[i] = word();
        }
    }

    private String word() {
        StringBuilder word = new StringBuilder();
        for (int syllables = 1 + random.nextInt(3); syllables >= 0; syllables--) {
            word.append(one(CONSONANTS)).append(one(VOWELS));
        }
        return word.append(one(CONSONANTS)).toString();
    }

    private String one(String[] of) {
        return of[random.nextInt(of.length)];
    }

    String name() {
        return one(NAMES);
    }

    String service() {
        return one(SERVICES);
    }

    /** A text of this many characters or a few more. */
    String text(int chars) {
        StringBuilder text = new StringBuilder();
        while (text.length() < chars) {
            text.append(text.isEmpty() ? "" : " ");
            switch (random.nextInt(24)) {
                case 0 ->
                    text.append(service())
                            .append('-')
                            .append(random.nextInt(HOSTS))
                            .append(".eu-1.example.org");
                case 1 -> text.append("p99 ").append(random.nextInt(100, 9_000)).append(" ms");
                case 2 -> text.append(name());
                default -> text.append(words[(int) (WORDS * Math.pow(random.nextDouble(), 3))]);
            }
        }
        if (random.nextInt(4) == 0) {
            text.append(", request ").append(Long.toHexString(random.nextLong()));
        }
        return text.append('.').toString();
    }

    /** A text as long as they are. */
    String text() {
        return text(random.nextInt(40, 180));
    }
}
