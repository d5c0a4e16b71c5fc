package dev.firefight.telemetry.format;

/**
 * Walks over the fields of a message in protobuf's wire format without knowing its type. Whatever the bytes, it ends; a field that
 * reaches beyond the message is cut at its end.
 *
 * @see <a href="https://protobuf.dev/programming-guides/encoding/">Protocol Buffers, encoding</a>
 */
final class WireFields {
    static final int VARINT = 0;
    static final int FIXED64 = 1;
    static final int BYTES = 2;
    static final int FIXED32 = 5;
    static final int MAX_VARINT_BYTES = 10;

    private final byte[] bytes;
    private final int limit;
    private int position;
    private int number;
    private int type;
    private int from;
    private int to;
    private boolean isBroken;

    /** Stands before the first field of the message in {@code [from, limit)}. */
    WireFields(byte[] bytes, int from, int limit) {
        this.bytes = bytes;
        this.position = from;
        this.limit = limit;
    }

    /** Goes to the next field; false at the end of the message and where it cannot be read on. */
    boolean next() {
        if (position >= limit || isBroken) {
            return false;
        }
        long tag = varint();
        number = (int) (tag >>> 3);
        type = (int) (tag & 7);
        if (isBroken || tag >>> 3 == 0 || tag >>> 3 > Integer.MAX_VALUE) {
            isBroken = true;
            return false;
        }
        long length =
                switch (type) {
                    case VARINT -> lengthOfVarint();
                    case FIXED64 -> 8;
                    case FIXED32 -> 4;
                    case BYTES -> varint();
                    default -> -1; // groups, which these messages never had
                };
        if (length < 0 || isBroken) {
            isBroken = true;
            return false;
        }
        isBroken = length > limit - position;
        from = position;
        to = isBroken ? limit : position + (int) length;
        position = to;
        return type == BYTES || !isBroken;
    }

    /** Number of the field. */
    int number() {
        return number;
    }

    /** How its value is written. */
    int type() {
        return type;
    }

    /** Where its value starts. */
    int from() {
        return from;
    }

    /** Where its value ends. */
    int to() {
        return to;
    }

    /** Whether it is a text, a message or bytes. */
    boolean isBytes(int field) {
        return number == field && type == BYTES;
    }

    /** Whether the message, as far as one has gone, cannot be one, or was cut; the field one stands at may be cut then. */
    boolean isBroken() {
        return isBroken;
    }

    private long varint() {
        long value = 0;
        for (int i = 0; i < MAX_VARINT_BYTES && position < limit; i++) {
            byte b = bytes[position++];
            value |= (b & 0x7FL) << (7 * i);
            if (b >= 0) {
                return value;
            }
        }
        isBroken = true;
        return -1;
    }

    private long lengthOfVarint() {
        int start = position;
        varint();
        int length = position - start;
        position = start;
        return length;
    }
}
