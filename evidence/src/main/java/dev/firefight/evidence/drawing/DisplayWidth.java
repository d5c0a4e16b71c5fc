package dev.firefight.evidence.drawing;

import java.util.ArrayList;
import java.util.List;

/** How many columns of a terminal a text takes, and how it is broken into lines. */
public final class DisplayWidth {
    private DisplayWidth() {}

    /** Columns of a text without control characters. */
    public static int of(String text) {
        return text.codePoints().map(DisplayWidth::of).sum();
    }

    private static int of(int point) {
        return switch (Character.getType(point)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
            default -> isWide(point) ? 2 : 1;
        };
    }

    /** East Asian wide characters and emoji (Unicode Standard Annex 11, in large blocks). */
    private static boolean isWide(int point) {
        return point >= 0x1100
                && (point <= 0x115F
                        || (point >= 0x2E80 && point <= 0xA4CF)
                        || (point >= 0xAC00 && point <= 0xD7A3)
                        || (point >= 0xF900 && point <= 0xFAFF)
                        || (point >= 0xFE30 && point <= 0xFE6F)
                        || (point >= 0xFF00 && point <= 0xFF60)
                        || (point >= 0xFFE0 && point <= 0xFFE6)
                        || (point >= 0x1F300 && point <= 0x1F64F)
                        || (point >= 0x1F680 && point <= 0x1F6FF)
                        || (point >= 0x1F900 && point <= 0x1FAFF)
                        || (point >= 0x20000 && point <= 0x3FFFD));
    }

    /** Breaks a text between words, and words that are longer than a line wherever the line ends. Never empty. */
    public static List<String> wrap(String text, int columns) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        int used = 0;
        for (Piece piece : pieces(text, columns)) {
            String word = piece.text;
            int space = piece.behindSpace && used > 0 ? 1 : 0;
            int width = of(word);
            if (used > 0 && used + space + width > columns) {
                lines.add(line.toString());
                line.setLength(0);
                used = 0;
            }
            if (used > 0 && space > 0) {
                line.append(' ');
                used++;
            }
            for (int point : word.codePoints().toArray()) {
                if (used > 0 && used + of(point) > columns) {
                    lines.add(line.toString());
                    line.setLength(0);
                    used = 0;
                }
                line.appendCodePoint(point);
                used += of(point);
            }
        }
        lines.add(line.toString());
        return lines;
    }

    private record Piece(String text, boolean behindSpace) {}

    /** Words; those longer than a line in the pieces of a selector. */
    private static List<Piece> pieces(String text, int columns) {
        List<Piece> pieces = new ArrayList<>();
        for (String word : text.strip().split("[ \\t\\n]+", -1)) {
            String[] parts = of(word) > columns ? word.split("(?<=[,;{/&=])", -1) : new String[] {word};
            for (int i = 0; i < parts.length; i++) {
                pieces.add(new Piece(parts[i], i == 0));
            }
        }
        return pieces;
    }

    /** The beginning of a text that fits, with an ellipsis where something was cut. */
    public static String fit(String text, int columns, String ellipsis) {
        if (of(text) <= columns) {
            return text;
        }
        StringBuilder kept = new StringBuilder();
        int used = of(ellipsis);
        for (int point : text.codePoints().toArray()) {
            used += of(point);
            if (used > columns) {
                break;
            }
            kept.appendCodePoint(point);
        }
        return kept.toString().strip() + ellipsis;
    }
}
