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
                default -> text.append(c).append(next);
            }
        }
        return text.toString();
    }
}
