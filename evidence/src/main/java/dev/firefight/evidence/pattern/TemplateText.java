package dev.firefight.evidence.pattern;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The text of a template taken apart: fixed texts, and a variable between each two of them. Laid over a message it tells the value of each
 * variable: the fixed texts are found from the left, each as early as possible, the last one at the end. Put in again, the values
 * give the message, with runs of white space as one space.
 */
public final class TemplateText {
    private final String text;
    private final List<String> fixed;

    private TemplateText(String text, List<String> fixed) {
        this.text = text;
        this.fixed = fixed;
    }

    /** Takes the text of a {@link Template} apart. */
    public static TemplateText of(String text) {
        List<String> fixed = new ArrayList<>();
        int from = 0;
        for (int at = text.indexOf(Shape.VALUE); at >= 0; at = text.indexOf(Shape.VALUE, from)) {
            fixed.add(text.substring(from, at));
            from = at + Shape.VALUE.length();
        }
        fixed.add(text.substring(from));
        return new TemplateText(text, List.copyOf(fixed));
    }

    /** The text as it was given. */
    public String text() {
        return text;
    }

    /** The fixed texts: one before each variable, and one behind the last. */
    public List<String> fixed() {
        return fixed;
    }

    /** How many variables. */
    public int variables() {
        return fixed.size() - 1;
    }

    /** How its variables are called: by the word before, as {@code user} of {@code user=*}; no two alike. */
    public List<String> names() {
        return VariableNames.of(this);
    }

    /** Whether anything but values and signs is said. */
    public boolean saysSomething() {
        return fixed.stream().anyMatch(part -> part.chars().anyMatch(Character::isLetter));
    }

    /** A text with runs of white space as one space, and none at its ends: what is compared with templates. */
    public static String plain(String message) {
        StringBuilder plain = new StringBuilder(message.length());
        for (int at = 0; at < message.length(); at++) {
            char c = message.charAt(at);
            if (!Character.isWhitespace(c)) {
                plain.append(c);
            } else if (!plain.isEmpty() && plain.charAt(plain.length() - 1) != ' ') {
                plain.append(' ');
            }
        }
        boolean endsInSpace = !plain.isEmpty() && plain.charAt(plain.length() - 1) == ' ';
        return endsInSpace ? plain.substring(0, plain.length() - 1) : plain.toString();
    }

    /** The value of each variable in a message; empty when the message is none of this template. */
    public Optional<List<String>> values(String message) {
        String plain = plain(message);
        return laid(plain, true, 1).or(() -> laid(plain, true, 0)).or(() -> laid(plain, false, 0));
    }

    /**
     * Lays the fixed texts over a message.
     *
     * @param whole whether no word and no number may be cut
     * @param least how short a value may be
     */
    private Optional<List<String>> laid(String message, boolean whole, int least) {
        if (variables() == 0) {
            return message.equals(text) ? Optional.of(List.of()) : Optional.empty();
        }
        int end = message.length() - fixed.getLast().length();
        int from = fixed.getFirst().length();
        boolean framed = message.startsWith(fixed.getFirst())
                && message.endsWith(fixed.getLast())
                && (!whole || (mayStand(message, 0, from) && mayStand(message, end, message.length())));
        if (!framed || end - from < least) {
            return Optional.empty();
        }
        List<String> values = new ArrayList<>(variables());
        for (String next : fixed.subList(1, variables())) {
            int at = message.indexOf(next, from + least);
            while (whole && at >= 0 && !mayStand(message, at, at + next.length())) {
                at = message.indexOf(next, at + 1);
            }
            if (at < 0 || at + next.length() > end - least) {
                return Optional.empty();
            }
            values.add(message.substring(from, at));
            from = at + next.length();
        }
        values.add(message.substring(from, end));
        return Optional.of(values);
    }

    /** Whether a fixed text may stand here: it cuts no token, and is not the sign that joins two parts of one value. */
    private static boolean mayStand(String message, int from, int to) {
        boolean joins = to == from + 1 && Shape.isJoint(message.charAt(from));
        return !(isInside(message, from) || isInside(message, to))
                && !(joins && isToken(message, from - 1) && isToken(message, to));
    }

    private static boolean isInside(String message, int at) {
        return isToken(message, at - 1) && isToken(message, at);
    }

    private static boolean isToken(String message, int at) {
        return at >= 0 && at < message.length() && Shape.isTokenPart(message.charAt(at));
    }
}
