package dev.firefight.evidence.drawing;

import java.util.Locale;

/**
 * Texts of telemetry made harmless for people's eyes: what steers a terminal or turns the direction of writing becomes a visible
 * sign, and what is too long is cut with the number of characters left out.
 */
public final class SafeText {
    private static final int CONTROL_PICTURES = 0x2400;
    private static final int DELETE = 0x7F;
    private static final int DELETE_PICTURE = 0x2421;
    private static final int REPLACEMENT = 0xFFFD;

    private SafeText() {}

    /** One line without anything invisible; line ends and tabs become spaces. */
    public static String line(String text) {
        StringBuilder safe = new StringBuilder(text.length());
        text.codePoints().forEach(point -> safe.appendCodePoint(isSpace(point) ? ' ' : visible(point)));
        return safe.toString();
    }

    /** One line of at most so many characters, and the number of those left out. */
    public static String line(String text, int maxChars) {
        return text.length() <= maxChars ? line(text) : line(cut(text, maxChars)) + leftOut(text.length() - maxChars);
    }

    /** One line of at most so many characters, cut behind a word where it is longer. */
    public static String headline(String text, int maxChars) {
        String line = line(text);
        if (line.length() <= maxChars) {
            return line;
        }
        String kept = cut(line, maxChars);
        int space = kept.lastIndexOf(' ');
        String whole = space > maxChars / 2 ? kept.substring(0, space) : kept;
        return whole.replaceAll("[\\s,;:(\\[{\"'-]+$", "") + " …";
    }

    /** Several lines without anything else invisible, of at most so many characters. */
    public static String block(String text, int maxChars) {
        String kept = text.length() <= maxChars ? text : cut(text, maxChars);
        StringBuilder safe = new StringBuilder(kept.length());
        kept.replace("\r\n", "\n")
                .codePoints()
                .forEach(point -> safe.appendCodePoint(
                        point == '\n' || point == '\t' ? point : isSpace(point) ? ' ' : visible(point)));
        return kept.length() == text.length() ? safe.toString() : safe + leftOut(text.length() - maxChars);
    }

    /** A document of JSON that says the same, in which what steers a terminal or is invisible stands as an escape. */
    public static String json(String document) {
        StringBuilder safe = new StringBuilder(document.length());
        document.codePoints().forEach(point -> {
            boolean isLineEnd = point == '\n' || point == '\r';
            if (isLineEnd || point == '\t' || (!isSpace(point) && visible(point) == point)) {
                safe.appendCodePoint(point);
            } else {
                for (char unit : Character.toChars(point)) {
                    safe.append(String.format(Locale.ROOT, "\\u%04x", (int) unit));
                }
            }
        });
        return safe.toString();
    }

    private static String cut(String text, int maxChars) {
        boolean splitsPair = Character.isHighSurrogate(text.charAt(maxChars - 1));
        return text.substring(0, splitsPair ? maxChars - 1 : maxChars);
    }

    private static String leftOut(int chars) {
        return "… (" + HumanNumbers.count(chars) + " more characters)";
    }

    private static boolean isSpace(int point) {
        return point == '\n'
                || point == '\r'
                || point == '\t'
                || point == 0x85
                || Character.getType(point) == Character.LINE_SEPARATOR
                || Character.getType(point) == Character.PARAGRAPH_SEPARATOR;
    }

    private static int visible(int point) {
        if (point < ' ') {
            return CONTROL_PICTURES + point;
        }
        if (point == DELETE) {
            return DELETE_PICTURE;
        }
        boolean joinsEmoji = point == 0x200D || point == 0x200C;
        return switch (Character.getType(point)) {
            case Character.CONTROL, Character.SURROGATE, Character.UNASSIGNED -> REPLACEMENT;
            case Character.FORMAT -> joinsEmoji ? point : REPLACEMENT;
            default -> point;
        };
    }
}
