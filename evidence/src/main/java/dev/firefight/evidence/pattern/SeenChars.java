package dev.firefight.evidence.pattern;

/** Which chars the values of a variable have, and how short and how long they are. Put together of two, no order matters. */
final class SeenChars {
    private static final int WORD = Long.SIZE;
    private static final int ASCII = 2 * WORD;

    private final long[] ascii = new long[2];
    private boolean beyond;
    private boolean isEmptySeen;

    void see(String value) {
        isEmptySeen |= value.isEmpty();
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c < ASCII) {
                ascii[c / WORD] |= 1L << c % WORD;
            } else {
                beyond = true;
            }
        }
    }

    void add(SeenChars other) {
        ascii[0] |= other.ascii[0];
        ascii[1] |= other.ascii[1];
        beyond |= other.beyond;
        isEmptySeen |= other.isEmptySeen;
    }

    boolean has(char c) {
        return c < ASCII ? (ascii[c / WORD] & 1L << c % WORD) != 0 : beyond;
    }

    /** Whether chars beyond ASCII or such that cannot be seen are among them. */
    boolean hasOthers() {
        boolean others = beyond;
        for (char c = 0; c < ASCII; c++) {
            others |= has(c) && (c < ' ' || c == ASCII - 1);
        }
        return others;
    }

    boolean mayBeEmpty() {
        return isEmptySeen;
    }
}
