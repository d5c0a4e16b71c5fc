package dev.firefight.telemetry;

import java.util.HexFormat;

/**
 * A trace id in 128 bits. Ids of up to 32 hexadecimal digits are kept as they are; others are folded, so that they still join
 * the spans and log lines of one request.
 *
 * @param high the upper 64 bits
 * @param low the lower 64 bits
 */
public record TraceId(long high, long low) {
    /** No trace. */
    public static final TraceId NONE = new TraceId(0, 0);

    /** Reads an id; empty means none. */
    public static TraceId parse(CharSequence text) {
        int length = text.length();
        if (length == 0) {
            return NONE;
        }
        if (length > 32 || !isHex(text)) {
            return new TraceId(fold(text, 0x9E3779B97F4A7C15L), fold(text, 0xC2B2AE3D27D4EB4FL));
        }
        int split = Math.max(0, length - 16);
        long high = split == 0 ? 0 : HexFormat.fromHexDigitsToLong(text, 0, split);
        return new TraceId(high, HexFormat.fromHexDigitsToLong(text, split, length));
    }

    /** Reads a span id of up to 16 hexadecimal digits, folds others; empty means none, which is 0. */
    public static long parseSpanId(CharSequence text) {
        if (text.length() == 0) {
            return 0;
        }
        return text.length() <= 16 && isHex(text)
                ? HexFormat.fromHexDigitsToLong(text)
                : fold(text, 0x9E3779B97F4A7C15L);
    }

    /** Whether there is a trace. */
    public boolean isPresent() {
        return high != 0 || low != 0;
    }

    /** 32 lower-case hexadecimal digits. */
    public String hex() {
        return HexFormat.of().toHexDigits(high) + HexFormat.of().toHexDigits(low);
    }

    private static boolean isHex(CharSequence text) {
        for (int i = 0; i < text.length(); i++) {
            if (!HexFormat.isHexDigit(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static long fold(CharSequence text, long seed) {
        long hash = seed;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001B3L;
            hash ^= hash >>> 29;
        }
        return hash;
    }
}
