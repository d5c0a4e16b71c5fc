package dev.firefight.server.web;

/** Texts in files that other programs show: what steers a terminal or turns the direction of writing becomes a visible sign. */
final class Visible {
    private static final int REPLACEMENT = 0xFFFD;

    private Visible() {}

    /** The text; its lines end with a line feed. */
    static String of(String text) {
        StringBuilder safe = new StringBuilder(text.length());
        text.replace("\r\n", "\n").codePoints().forEach(point -> safe.appendCodePoint(visible(point)));
        return safe.toString();
    }

    private static int visible(int point) {
        boolean joinsEmoji = point == 0x200D || point == 0x200C;
        return switch (Character.getType(point)) {
            case Character.CONTROL -> point == '\n' ? point : point == '\t' ? ' ' : REPLACEMENT;
            case Character.FORMAT -> joinsEmoji ? point : REPLACEMENT;
            case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> '\n';
            case Character.SURROGATE, Character.UNASSIGNED -> REPLACEMENT;
            default -> point;
        };
    }
}
