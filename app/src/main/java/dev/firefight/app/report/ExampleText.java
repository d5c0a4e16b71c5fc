package dev.firefight.app.report;

import dev.firefight.telemetry.log.EscapedText;
import dev.firefight.telemetry.log.FoldedTrace;
import java.util.List;

/** Lines of logs as people read them: traces folded, and texts of several lines that stand in one line of JSON in lines of their own. */
final class ExampleText {
    private static final String BREAK = "\\n";
    private static final int DEEPEST = 3;

    private ExampleText() {}

    /** The lines of a record. */
    static List<String> lines(String record) {
        return FoldedTrace.of(broken(record, 0));
    }

    /** The record with a line for each line of the quoted texts in it. */
    private static String broken(String record, int depth) {
        boolean mayHaveTexts = record.startsWith("{") || record.contains("{\"") || record.contains(BREAK + "\\t");
        if (!mayHaveTexts || depth > DEEPEST || !record.contains(BREAK)) {
            return record;
        }
        StringBuilder text = new StringBuilder(record.length());
        int at = 0;
        while (at < record.length()) {
            int open = record.indexOf('"', at);
            if (open < 0) {
                break;
            }
            int close = close(record, open + 1);
            String quoted = record.substring(open + 1, close);
            boolean hasLines = quoted.indexOf(BREAK) >= 0 && quoted.indexOf(BREAK) < quoted.length() - BREAK.length();
            text.append(record, at, open);
            if (hasLines) {
                String inner = broken(EscapedText.plain(quoted), depth + 1).stripTrailing();
                text.append('\n').append(inner).append('\n');
            } else {
                text.append(record, open, Math.min(record.length(), close + 1));
            }
            at = Math.min(record.length(), close + 1);
        }
        String rest = record.substring(at);
        return (isBroken(text) && isEnd(rest) ? text : text.append(rest))
                .toString()
                .strip();
    }

    private static boolean isBroken(StringBuilder text) {
        return !text.isEmpty() && text.charAt(text.length() - 1) == '\n';
    }

    /** Whether nothing but brackets is left. */
    private static boolean isEnd(String rest) {
        return rest.chars().allMatch(c -> c == '}' || c == ']' || Character.isWhitespace(c));
    }

    /** Where the next quote stands that is not escaped, or the end of a text that was cut. */
    private static int close(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) != '"') {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        return Math.min(at, text.length());
    }
}
