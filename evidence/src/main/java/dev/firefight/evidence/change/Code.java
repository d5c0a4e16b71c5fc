package dev.firefight.evidence.change;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What stands in lines of code or settings, of whatever language: identifiers, texts in quotation marks, numbers. */
final class Code {
    private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"|'[^']*'");
    private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z_]\\w*");
    private static final Pattern CALLED =
            Pattern.compile("\\b(?!if|for|while|switch|return|catch|func|function|def)[A-Za-z_]\\w*(?=\\()");
    private static final Pattern LITERAL = Pattern.compile("\"([^\"]{1,80})\"|'([^']{1,80})'|`([^`]{1,80})`");
    private static final Pattern NUMBER = Pattern.compile("(?<![\\w.])\\d+(?:\\.\\d+)?");
    private static final Pattern TOKEN = Pattern.compile("[\\w.:\\-/${}*@?&=\"]+");

    private Code() {}

    static Set<String> identifiers(List<String> lines) {
        Set<String> found = new TreeSet<>();
        for (String line : lines) {
            found.addAll(matches(IDENTIFIER, withoutTexts(line)));
        }
        return found;
    }

    static Set<String> literals(List<String> lines) {
        Set<String> found = new TreeSet<>();
        for (String line : lines) {
            Matcher literals = LITERAL.matcher(line);
            while (literals.find()) {
                for (int group = 1; group <= 3; group++) {
                    String literal = literals.group(group);
                    if (literal != null) {
                        found.add(literal);
                    }
                }
            }
        }
        return found;
    }

    /** The names before opening brackets, without keywords. */
    static Set<String> called(List<String> lines) {
        Set<String> found = new TreeSet<>();
        for (String line : lines) {
            found.addAll(matches(CALLED, withoutTexts(line)));
        }
        return found;
    }

    /** Numbers outside of texts, without status codes. */
    static Set<String> numbers(List<String> lines) {
        Set<String> found = new TreeSet<>();
        for (String line : lines) {
            found.addAll(matches(NUMBER, withoutTexts(line)));
        }
        found.removeAll(Words.STATUS_CODES);
        return found;
    }

    /** Whether a text is a name or value for machines rather than words for people. */
    static boolean isToken(String text) {
        return TOKEN.matcher(text).matches();
    }

    static String withoutTexts(String line) {
        return QUOTED.matcher(line).replaceAll("#");
    }

    static List<String> matches(Pattern pattern, String text) {
        List<String> found = new ArrayList<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            found.add(matcher.group());
        }
        return found;
    }

    static int count(Pattern pattern, List<String> lines) {
        return lines.stream()
                .mapToInt(line -> (int) pattern.matcher(line).results().count())
                .sum();
    }

    static Set<String> minus(Set<String> some, Set<String> others) {
        Set<String> rest = new TreeSet<>(some);
        rest.removeAll(others);
        return rest;
    }
}
