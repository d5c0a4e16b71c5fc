package dev.firefight.evidence.log;

import dev.firefight.evidence.pattern.Shape;
import dev.firefight.telemetry.LogClassifier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The patterns of log texts: two texts have the same pattern when they have the same {@linkplain Shape shape}, in which what stands in
 * quotation marks is a value too, and values that follow each other are one, so that a list of any length is one pattern. Only the
 * start of the first line counts, and of the lines below those that name what was thrown: what a program says stands at the front, what
 * it was given stands behind. A text that names the line of source code that wrote it has the pattern of that line.
 *
 * <p>What words mean is not asked, as the {@linkplain dev.firefight.evidence.pattern.Templates templates} for people do: names of services
 * stand in texts, and no finding may depend on what they are called.
 *
 * <p>Memory grows with the number of patterns, which is bounded: texts beyond the bound share one last pattern.
 */
public final class LogPatterns implements LogClassifier {
    private static final int MAX_PATTERNS = 50_000;
    private static final int MAX_EXAMPLE_CHARS = 2_000;
    private static final int MAX_FIRST_LINE_CHARS = 300;
    private static final int MAX_LINES_BELOW = 200;
    private static final int MAX_HEAD_CHARS = 160;
    private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"");
    private static final Pattern VALUES = Pattern.compile("<\\*>(?:[ ,.:/+;|-]*<\\*>)*");

    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> templates = new ArrayList<>();
    private final List<String> examples = new ArrayList<>();

    @Override
    public int classify(CharSequence text) {
        int end = lineEnd(text, 0);
        String key = SourceLocation.in(text, Math.min(end, MAX_HEAD_CHARS));
        if (key.isEmpty()) {
            key = folded(Shape.of(text.subSequence(0, Math.min(end, MAX_FIRST_LINE_CHARS)))) + thrownBelow(text, end);
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

    private static String folded(String shape) {
        String unquoted = shape.indexOf('"') < 0 ? shape : QUOTED.matcher(shape).replaceAll(Shape.VALUE);
        return unquoted.contains(Shape.VALUE) ? VALUES.matcher(unquoted).replaceAll("*") : unquoted;
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

    private static String thrownBelow(CharSequence text, int from) {
        StringBuilder all = new StringBuilder();
        int at = from;
        for (int line = 0; line < MAX_LINES_BELOW && at < text.length(); line++) {
            int end = lineEnd(text, at + 1);
            String thrown = thrownIn(text.subSequence(at + 1, end).toString().strip());
            if (!thrown.isEmpty()) {
                all.append('\n').append(thrown);
            }
            at = end;
        }
        return all.toString();
    }

    /** The type that a line of a stack trace names: {@code java.io.IOException} of {@code Caused by: java.io.IOException: closed}. */
    private static String thrownIn(String line) {
        if (line.startsWith("at ") || line.startsWith("...")) {
            return "";
        }
        String rest = line.startsWith("Caused by: ") ? line.substring(11) : line;
        int end = 0;
        while (end < rest.length() && (Character.isJavaIdentifierPart(rest.charAt(end)) || rest.charAt(end) == '.')) {
            end++;
        }
        String name = rest.substring(0, end);
        boolean endsThere = end == rest.length() || rest.charAt(end) == ':';
        return endsThere && (name.endsWith("Exception") || name.endsWith("Error")) ? name : "";
    }

    private static int lineEnd(CharSequence text, int from) {
        int end = from;
        while (end < text.length() && text.charAt(end) != '\n') {
            end++;
        }
        return end;
    }
}
