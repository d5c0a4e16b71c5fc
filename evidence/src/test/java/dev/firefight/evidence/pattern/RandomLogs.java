package dev.firefight.evidence.pattern;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** Bytes that look like logs, more or less. */
final class RandomLogs {
    private static final List<String> ALPHABETS = List.of(
            "a1 ",
            "a1/-+ \n",
            "zf2 4h\n",
            "gz0123456789_:.,#@~%/-+ ()[]=\"'<*>\t\r\n",
            "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.:-/+@#,~% \n\r\u00e9\u00ff\u0000\u0080");

    private final RandomGenerator random;

    RandomLogs(long seed) {
        random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    /** A number below a bound. */
    int below(int bound) {
        return random.nextInt(bound);
    }

    /** Whole bytes by chance, or those of a small alphabet. */
    byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        if (random.nextInt(6) == 0) {
            random.nextBytes(bytes);
            return bytes;
        }
        byte[] alphabet = ALPHABETS.get(random.nextInt(ALPHABETS.size())).getBytes(StandardCharsets.ISO_8859_1);
        int run = 1 + random.nextInt(200);
        for (int i = 0; i < length; i++) {
            boolean repeats = i > 0 && random.nextInt(run) > 0 && random.nextInt(3) > 0;
            bytes[i] = repeats ? bytes[i - 1] : alphabet[random.nextInt(alphabet.length)];
        }
        return bytes;
    }

    /** So many lines of a few programs. */
    byte[] lines(int count) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int line = 0; line < count; line++) {
            String end = line == count - 1 && random.nextBoolean() ? "" : random.nextInt(9) == 0 ? "\r\n" : "\n";
            bytes.writeBytes((line(random.nextInt(40)) + end).getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private String line(int kind) {
        return switch (kind % 5) {
            case 0 ->
                "Received block blk_" + random.nextInt() + " of size " + random.nextInt(9999) + " from /10.0.0."
                        + random.nextInt(255) + ":50010";
            case 1 -> "user" + (char) ('a' + kind) + " logged in by ssh2 from caf\u00e9." + random.nextInt(9);
            case 2 -> "";
            case 3 -> "x".repeat(random.nextInt(300)) + " took (-" + random.nextInt(99) + ") ms";
            default -> "worker " + kind + " is " + (random.nextBoolean() ? "up" : "down");
        };
    }
}
