package dev.firefight.telemetry.log;

/** A text as it stands in JSON. */
public final class EscapedText {
    private EscapedText() {}

    /** The text without its escapes. What is no escape stays as it is. */
    public static String plain(String escaped) {
        if (escaped.indexOf('\\') < 0) {
            return escaped;
        }
        StringBuilder text = new StringBuilder(escaped.length());
        int at = 0;
        while (at < escaped.length()) {
            char c = escaped.charAt(at++);
            if (c != '\\' || at == escaped.length()) {
                text.append(c);
                continue;
            }
            char next = escaped.charAt(at++);
            switch (next) {
                case 'n' -> text.append('\n');
                case 't' -> text.append('\t');
                case 'r' -> text.append('\r');
                case '"', '\\', '/' -> text.append(next);
                case 'u' -> {
                    int code = code(escaped, at);
                    text.append(code < 0 ? "\\u" : String.valueOf((char) code));
                    at += code < 0 ? 0 : 4;
                }
                default -> text.append(c).append(next);
            }
        }
        return text.toString();
    }

    /** The number that four hexadecimal digits tell; -1 when there are not as many. */
    private static int code(String text, int from) {
        int code = 0;
        for (int at = from; at < from + 4; at++) {
            int digit = at < text.length() ? Character.digit(text.charAt(at), 16) : -1;
            if (digit < 0) {
                return -1;
            }
            code = code * 16 + digit;
        }
        return code;
    }
}
