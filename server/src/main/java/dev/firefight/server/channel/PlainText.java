package dev.firefight.server.channel;

import java.nio.charset.StandardCharsets;

/** Texts of strangers, so that no header, no screen and no limit of a provider is broken by them. */
public final class PlainText {
    private static final String CUT = "…";

    private PlainText() {}

    /** One line: every run of control characters, line ends and spaces becomes one space; at most so many signs (UTF-16). */
    public static String line(String text, int most) {
        return cut(clean(text, false).replaceAll("[ \\x{2028}\\x{2029}]+", " ").strip(), most);
    }

    /** Lines: line ends become {@code \n}, other control characters but tabs become spaces; at most so many signs (UTF-16). */
    public static String lines(String text, int most) {
        return cut(clean(text.replace("\r\n", "\n").replace('\r', '\n'), true).strip(), most);
    }

    /** At most so many signs (UTF-16), with a mark where something is left out; no half of a pair is left. */
    public static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = Math.max(0, most - CUT.length());
        if (end > 0 && Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(0, end) + CUT;
    }

    /** At most so many bytes of UTF-8, with a mark where something is left out. */
    public static String cutBytes(String text, int mostBytes) {
        if (text.getBytes(StandardCharsets.UTF_8).length <= mostBytes) {
            return text;
        }
        int left = mostBytes - CUT.getBytes(StandardCharsets.UTF_8).length;
        StringBuilder kept = new StringBuilder();
        for (int code : text.codePoints().toArray()) {
            left -= Character.toString(code).getBytes(StandardCharsets.UTF_8).length;
            if (left < 0) {
                break;
            }
            kept.appendCodePoint(code);
        }
        return kept + CUT;
    }

    private static String clean(String text, boolean keepsLines) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints().forEach(code -> clean.appendCodePoint(cleaned(code, keepsLines)));
        return clean.toString();
    }

    private static int cleaned(int code, boolean keepsLines) {
        if (keepsLines && (code == '\n' || code == '\t')) {
            return code;
        }
        return switch (Character.getType(code)) {
            case Character.CONTROL -> ' ';
            case Character.SURROGATE -> 0xFFFD; // one half of a pair, which is no sign
            default -> isOrder(code) ? ' ' : code;
        };
    }

    /** Signs that turn the order of what follows, by which an address or a name can be made to look like another. */
    private static boolean isOrder(int code) {
        return (code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069);
    }
}
