package dev.firefight.evidence.pattern;

/**
 * What messages say that say the same thing.
 *
 * @param id a hash of the text, in hexadecimal: the same wherever and whenever the text is found
 * @param text the words of the program, with {@value Shape#VALUE} where messages differ, and runs of white space as one space
 * @param count how many messages say it
 */
public record Template(String id, String text, long count) {
    /** With the id that belongs to a text. */
    public static Template of(String text, long count) {
        return new Template(String.format("%016x", hash(text)), text, count);
    }

    /** The id as a number. */
    public long number() {
        return Long.parseUnsignedLong(id, 16);
    }

    private static long hash(String text) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        hash ^= hash >>> 32;
        hash *= 0x9e3779b97f4a7c15L;
        return hash ^ hash >>> 29;
    }
}
