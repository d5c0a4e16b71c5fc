package dev.firefight.telemetry.format;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Tells whether bytes are UTF-8, as protobuf demands of its texts, without making text of them. */
final class Utf8 {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final long HIGH_BITS = 0x8080808080808080L;

    private Utf8() {}

    /** Whether they are well-formed by table 3-7 of the Unicode standard: no half of a pair, nothing longer than it need be. */
    static boolean isWellFormed(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to) {
            if (to - at >= Long.BYTES && ((long) LONGS.get(bytes, at) & HIGH_BITS) == 0) {
                at += Long.BYTES;
            } else if (bytes[at] >= 0) {
                at++;
            } else {
                int length = length(bytes, at, to);
                if (length == 0) {
                    return false;
                }
                at += length;
            }
        }
        return true;
    }

    /** The length of the sequence that begins here; 0 where it is none. */
    private static int length(byte[] bytes, int at, int to) {
        int lead = bytes[at] & 0xFF;
        int length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
        if (lead < 0xC2 || lead > 0xF4 || to - at < length) {
            return 0;
        }
        int second = bytes[at + 1] & 0xFF;
        int least =
                switch (lead) {
                    case 0xE0 -> 0xA0;
                    case 0xF0 -> 0x90;
                    default -> 0x80;
                };
        int most =
                switch (lead) {
                    case 0xED -> 0x9F;
                    case 0xF4 -> 0x8F;
                    default -> 0xBF;
                };
        if (second < least || second > most) {
            return 0;
        }
        for (int i = 2; i < length; i++) {
            if ((bytes[at + i] & 0xC0) != 0x80) {
                return 0;
            }
        }
        return length;
    }
}
