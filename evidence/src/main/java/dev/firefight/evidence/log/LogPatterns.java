package dev.firefight.evidence.log;

import dev.firefight.telemetry.LogClassifier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The patterns of log texts: two texts have the same pattern when they differ only in values. A value is a word with a digit in it,
 * or what stands in quotation marks; values that follow each other count as one, so that a list of any length is one pattern. Only the
 * first line and its first words count, and of the lines below those that name what was thrown: what a program says stands at the
 * front, what it was given stands behind. A text that names the line of source code that wrote it has the pattern of that line.
 *
 * <p>Memory grows with the number of patterns, which is bounded: texts beyond the bound share one last pattern.
 */
public final class LogPatterns implements LogClassifier {
    private static final int MAX_PATTERNS = 50_000;
    private static final int MAX_WORDS = 24;
    private static final int MAX_EXAMPLE_CHARS = 2_000;
    private static final int MAX_LINES_BELOW = 200;
    private static final int MAX_HEAD_CHARS = 160;
    private static final char VALUE = '*';

    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> templates = new ArrayList<>();
    private final List<String> examples = new ArrayList<>();
    private final StringBuilder template = new StringBuilder();

    @Override
    public int classify(CharSequence text) {
        template.setLength(0);
        int end = lineEnd(text, 0);
        String key = SourceLocation.in(text, Math.min(end, MAX_HEAD_CHARS));
        if (key.isEmpty()) {
            appendWords(text, 0, end);
            appendThrown(text, end);
            key = template.toString();
        }
        Integer known = numbers.get(key);
        if (known != null) {
            if (CharSequence.compare(text, examples.get(known)) < 0) {
                examples.set(known, example(text));
            }
            return known;
        }
        if (templates.size() == MAX_PATTERNS) {
            return MAX_PATTERNS - 1;
        }
        numbers.put(key, templates.size());
        templates.add(key);
        examples.add(example(text));
        return templates.size() - 1;
    }

    private static String example(CharSequence text) {
        return text.subSequence(0, Math.min(text.length(), MAX_EXAMPLE_CHARS)).toString();
    }

    /** How many patterns there are. */
    public int size() {
        return templates.size();
    }

    /** The text of a pattern, with {@code *} for values. */
    public String template(int pattern) {
        return templates.get(pattern);
    }

    /** A text of a pattern, cut at 2,000 characters: of all the first by its characters, whichever arrived first. */
    public String example(int pattern) {
        return examples.get(pattern);
    }

    private void appendWords(CharSequence text, int from, int to) {
        int words = 0;
        int at = from;
        while (at < to && words < MAX_WORDS) {
            char c = text.charAt(at);
            if (isWordPart(c)) {
                int end = at;
                boolean isValue = false;
                while (end < to && isWordPart(text.charAt(end))) {
                    isValue |= Character.isDigit(text.charAt(end));
                    end++;
                }
                if (isValue) {
                    appendValue();
                } else {
                    template.append(text, at, end);
                }
                words++;
                at = end;
            } else if (c == '"' && closing(text, at, to) > 0) {
                appendValue();
                words++;
                at = closing(text, at, to) + 1;
            } else {
                template.append(c);
                at++;
            }
        }
    }

    /** Joins a value to one that stands before it, with nothing but signs in between. */
    private void appendValue() {
        int before = template.length() - 1;
        while (before >= 0 && isJoint(template.charAt(before))) {
            before--;
        }
        if (before >= 0 && template.charAt(before) == VALUE) {
            template.setLength(before + 1);
        } else {
            template.append(VALUE);
        }
    }

    private void appendThrown(CharSequence text, int from) {
        int at = from;
        for (int line = 0; line < MAX_LINES_BELOW && at < text.length(); line++) {
            int end = lineEnd(text, at + 1);
            String thrown = thrownIn(text.subSequence(at + 1, end).toString().strip());
            if (!thrown.isEmpty()) {
                template.append('\n').append(thrown);
            }
            at = end;
        }
    }

    /** The type that a line of a stack trace names: {@code java.io.IOException} of {@code Caused by: java.io.IOException: closed}. */
    private static String thrownIn(String line) {
        if (line.startsWith("at ") || line.startsWith("...")) {
            return "";
        }
        String rest = line.startsWith("Caused by: ") ? line.substring(11) : line;
        int end = 0;
        while (end < rest.length() && (isWordPart(rest.charAt(end)) || rest.charAt(end) == '.')) {
            end++;
        }
        String name = rest.substring(0, end);
        boolean endsThere = end == rest.length() || rest.charAt(end) == ':';
        return endsThere && (name.endsWith("Exception") || name.endsWith("Error")) ? name : "";
    }

    private static int closing(CharSequence text, int quote, int to) {
        for (int i = quote + 1; i < to; i++) {
            if (text.charAt(i) == '"') {
                return i;
            }
        }
        return -1;
    }

    private static int lineEnd(CharSequence text, int from) {
        int end = from;
        while (end < text.length() && text.charAt(end) != '\n') {
            end++;
        }
        return end;
    }

    private static boolean isWordPart(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '$';
    }

    private static boolean isJoint(char c) {
        return c == ' ' || c == ',' || c == '.' || c == ':' || c == '-' || c == '/' || c == '+' || c == ';' || c == '|';
    }
}
