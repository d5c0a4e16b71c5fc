package dev.firefight.server.intake;

import dev.firefight.paging.Labels;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** By what an alert is known again, where its sender does not say. */
final class Fingerprint {
    private static final long OFFSET = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;
    private static final byte BETWEEN = (byte) 0xFF;

    private Fingerprint() {}

    /**
     * Of its labels, in 16 hexadecimal digits: FNV-1a over names and values in the order of names, with a byte 255 after each. That is how
     * Prometheus does it, so that an alert has one fingerprint however it comes.
     */
    static String of(Labels labels) {
        long[] hash = {OFFSET};
        labels.values().forEach((name, value) -> {
            add(hash, name);
            add(hash, value);
        });
        return HexFormat.of().toHexDigits(hash[0]);
    }

    /** Of any text. */
    static String of(String text) {
        long[] hash = {OFFSET};
        add(hash, text);
        return HexFormat.of().toHexDigits(hash[0]);
    }

    private static void add(long[] hash, String text) {
        for (byte one : text.getBytes(StandardCharsets.UTF_8)) {
            hash[0] = (hash[0] ^ (one & 0xFF)) * PRIME;
        }
        hash[0] = (hash[0] ^ (BETWEEN & 0xFF)) * PRIME;
    }
}
