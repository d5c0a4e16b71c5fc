package dev.firefight.evidence.pattern;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A pattern in the languages of other tools. At the place of a value stands the narrowest class of characters that has all values seen,
 * so that an expression finds the lines of the pattern and hardly another; none matches just anything.
 *
 * @param regex finds the message within a line, for RE2 and PCRE
 * @param grep finds the whole line, header and all, for {@code LC_ALL=C grep -aE}
 * @param grepCommand the command, without the files
 * @param logQl for Grafana Loki, without a selector of streams
 * @param logQlPattern its stage that takes the values out; empty where it cannot be written so
 * @param logsQl for VictoriaLogs
 */
public record PatternExport(
        String regex, String grep, String grepCommand, String logQl, String logQlPattern, String logsQl) {
    /** Lines whose headers have more forms are found by their messages alone. */
    private static final int MOST_FRAMES = 12;

    private static final String RE_SIGNS = "\\.^$|?*+()[]{}";
    private static final String GREP_TOKEN = "[[:alnum:]_]+";

    /** A token with chars beyond ASCII, byte by byte. */
    private static final String GREP_WIDE_TOKEN = "([[:alnum:]_]|[^ -~[:space:]])+";

    /** What stands between words. */
    private enum Spaces {
        /** One space. */
        ONE(" ", " "),
        /** More spaces, tabs. */
        SEVERAL("\\s+", "[[:space:]]+"),
        /** White space beyond ASCII, or separators that no keyboard has. */
        ANY("[\\s\\pZ\\x0b\\x1c-\\x1f]+", "[^!-~]+");

        private final String regex;
        private final String grep;

        Spaces(String regex, String grep) {
            this.regex = regex;
            this.grep = grep;
        }

        static Spaces of(String message) {
            if (message.chars().anyMatch(c -> Character.isWhitespace(c) && " \t\f".indexOf(c) < 0)) {
                return ANY;
            }
            return TemplateText.plain(message).equals(message) ? ONE : SEVERAL;
        }

        Spaces or(Spaces other) {
            return compareTo(other) > 0 ? this : other;
        }
    }

    /** What stands around the messages of a pattern, told by the forms of its texts: which signs, and words and numbers between them. */
    public static final class Frames {
        private static final int MOST_CHARS = 2_000;
        private static final char TOKEN = '\n';
        private static final char WIDE = '\r';
        private static final String LONG = "\n\n";

        private final Set<String> before = new TreeSet<>();
        private final Set<String> after = new TreeSet<>();
        private Spaces spaces = Spaces.ONE;

        /** Takes a message and the texts before and behind it. */
        public void see(String textBefore, String message, String textAfter) {
            keep(before, textBefore);
            keep(after, textAfter);
            spaces = spaces.or(Spaces.of(message.strip()));
        }

        /** Adds those seen elsewhere. */
        public void add(Frames other) {
            before.addAll(other.before);
            after.addAll(other.after);
            spaces = spaces.or(other.spaces);
        }

        private static void keep(Set<String> kept, String text) {
            if (kept.size() <= MOST_FRAMES) {
                kept.add(text.length() > MOST_CHARS ? LONG : frame(text.strip()));
            }
        }

        /** Each token as one sign that is in no line, runs of white space as one space, everything else as it is. */
        private static String frame(String text) {
            StringBuilder frame = new StringBuilder();
            int at = 0;
            while (at < text.length()) {
                int end = at;
                boolean isWide = false;
                while (end < text.length() && Shape.isTokenPart(text.charAt(end))) {
                    isWide |= text.charAt(end) >= 0x80;
                    end++;
                }
                char c = text.charAt(at);
                char sign = end > at ? isWide ? WIDE : TOKEN : Character.isWhitespace(c) ? ' ' : c;
                boolean again = sign == ' ' && frame.toString().endsWith(" ");
                if (!again) {
                    frame.append(sign);
                }
                at = Math.max(end, at + 1);
            }
            return frame.toString();
        }

        private static Optional<String> grep(Set<String> frames) {
            boolean isKnown = frames.size() <= MOST_FRAMES && !frames.contains(LONG);
            return isKnown ? Optional.of(any(frames)) : Optional.empty();
        }

        private static String any(Set<String> frames) {
            String all = frames.stream().map(Frames::grep).collect(Collectors.joining("|"));
            return frames.size() > 1 ? "(" + all + ")" : all;
        }

        private static String grep(String frame) {
            StringBuilder expression = new StringBuilder();
            for (int i = 0; i < frame.length(); i++) {
                char c = frame.charAt(i);
                expression.append(
                        switch (c) {
                            case TOKEN -> GREP_TOKEN;
                            case WIDE -> GREP_WIDE_TOKEN;
                            case ' ' -> "[[:space:]]+";
                            default -> literal(c, true, Spaces.ONE);
                        });
            }
            return expression.toString();
        }
    }

    /**
     * Writes a pattern.
     *
     * @param template its text
     * @param values what its variables were
     * @param frames what stood around its messages
     * @return empty when the pattern has no word of its own, so that an expression would match just anything
     */
    public static Optional<PatternExport> of(TemplateText template, List<ValueCounts> values, Frames frames) {
        if (!template.saysSomething()) {
            return Optional.empty();
        }
        String regex = expression(template, values, false, frames.spaces);
        String grep = frame(expression(template, values, true, frames.spaces), frames);
        Optional<String> stage = stage(template);
        return Optional.of(new PatternExport(
                regex,
                grep,
                "LC_ALL=C grep -aE -e '" + grep.replace("'", "'\\''") + "'",
                "|~ " + quoted(regex),
                stage.map(text -> "| pattern " + quoted(text)).orElse(""),
                "_msg:~" + quoted(regex)));
    }

    private static String frame(String message, Frames frames) {
        Optional<String> before = Frames.grep(frames.before);
        Optional<String> after = Frames.grep(frames.after);
        return before.map(one -> "^[[:space:]]*" + (one.isEmpty() ? "" : one + "[[:space:]]*"))
                        .orElse("")
                + message
                + after.map(one -> "[[:space:]]*" + (one.isEmpty() ? "" : one + "[[:space:]]*") + "$")
                        .orElse("");
    }

    private static String expression(TemplateText template, List<ValueCounts> values, boolean isGrep, Spaces spaces) {
        StringBuilder expression = new StringBuilder();
        for (int i = 0; i < template.fixed().size(); i++) {
            template.fixed().get(i).chars().forEach(c -> expression.append(literal((char) c, isGrep, spaces)));
            if (i < template.variables()) {
                expression.append(value(values.get(i).chars(), isGrep));
            }
        }
        return expression.toString();
    }

    private static String literal(char c, boolean isGrep, Spaces spaces) {
        if (c == ' ') {
            return isGrep ? spaces.grep : spaces.regex;
        }
        boolean isUnknown = c < ' ' || c == 0x7F || c == 0xFFFD;
        return isUnknown ? "[^!-~]+" : escaped(c, isGrep);
    }

    private static String escaped(char c, boolean isGrep) {
        if (c == '\\' || RE_SIGNS.indexOf(c) < 0) {
            return c == '\\' ? "\\\\" : String.valueOf(c);
        }
        return isGrep ? c == '^' ? "\\^" : "[" + c + "]" : "\\" + c;
    }

    /** The class of all characters seen in values; of digits and letters, all are allowed when one was seen. */
    private static String value(SeenChars chars, boolean isGrep) {
        String times = chars.mayBeEmpty() ? "*" : "+";
        if (chars.hasOthers()) {
            return (chars.has(' ') ? "." : isGrep ? "[^[:space:]]" : "\\S") + times;
        }
        StringBuilder set = new StringBuilder();
        if (chars.has(']') && isGrep) {
            set.append(']');
        }
        range(chars, '0', '9', set);
        range(chars, 'A', 'Z', set);
        range(chars, 'a', 'z', set);
        for (char c = '!'; c < 0x7F; c++) {
            boolean isPlain = !Character.isLetterOrDigit(c) && "-^".indexOf(c) < 0 && (c != ']' || !isGrep);
            if (chars.has(c) && isPlain) {
                set.append(!isGrep && "[]\\&".indexOf(c) >= 0 ? "\\" + c : String.valueOf(c));
            }
        }
        if (chars.has(' ')) {
            set.append(isGrep ? "[:space:]" : "\\s");
        }
        if (chars.has('^')) {
            set.append(isGrep ? "^" : "\\^");
        }
        if (chars.has('-')) {
            set.append(isGrep ? "-" : "\\-");
        }
        String all = set.toString();
        if (all.isEmpty()) {
            return "";
        }
        return isGrep && all.equals("^")
                ? "\\^" + times
                : isGrep && all.startsWith("^") ? "[-^]" + times : "[" + all + "]" + times;
    }

    private static void range(SeenChars chars, char from, char to, StringBuilder set) {
        for (char c = from; c <= to; c++) {
            if (chars.has(c)) {
                set.append(from).append('-').append(to);
                return;
            }
        }
    }

    /** The pattern for Loki's stage: named places in a text, behind anything; none where a name would be taken from the text itself. */
    private static Optional<String> stage(TemplateText template) {
        List<String> names = new ArrayList<>();
        for (String name : VariableNames.of(template)) {
            String plain =
                    name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_]+", "_").replaceAll("_+$", "");
            String first = plain.isEmpty() || !Character.isLetter(plain.charAt(0)) ? "v" + plain : plain;
            names.add(names.contains(first) ? first + "_" + names.size() : first);
        }
        boolean isAmbiguous = template.fixed().stream().anyMatch(part -> part.contains("<") || part.contains(">"));
        if (isAmbiguous
                || template.variables() == 0
                || template.fixed().getFirst().isEmpty()) {
            return Optional.empty();
        }
        StringBuilder stage = new StringBuilder("<_>").append(template.fixed().getFirst());
        for (int i = 0; i < names.size(); i++) {
            stage.append('<')
                    .append(names.get(i))
                    .append('>')
                    .append(template.fixed().get(i + 1));
        }
        return Optional.of(stage.toString());
    }

    /** A string of Go's, as both languages write them. */
    private static String quoted(String text) {
        return text.indexOf('`') < 0
                ? "`" + text + "`"
                : "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
