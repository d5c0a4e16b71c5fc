package dev.firefight.practice.desk;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What was typed behind a verb that has many fields: words, and {@code name=value}, where a value with spaces stands in quotes.
 *
 * @param plain words without a name, in order
 * @param named values by their names
 */
record Words(List<String> plain, Map<String, String> named) {
    static Words of(String text) {
        List<String> plain = new ArrayList<>();
        Map<String, String> named = new LinkedHashMap<>();
        for (String word : split(text)) {
            int equals = word.indexOf('=');
            if (equals > 0 && word.substring(0, equals).matches("[a-z-]+")) {
                named.put(word.substring(0, equals), word.substring(equals + 1));
            } else {
                plain.add(word);
            }
        }
        return new Words(plain, named);
    }

    private static List<String> split(String text) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean isQuoted = false;
        for (char one : text.strip().toCharArray()) {
            if (one == '"') {
                isQuoted = !isQuoted;
            } else if (Character.isWhitespace(one) && !isQuoted) {
                if (!word.isEmpty()) {
                    words.add(word.toString());
                    word.setLength(0);
                }
            } else {
                word.append(one);
            }
        }
        if (isQuoted) {
            throw new IllegalArgumentException("a quote is not closed");
        }
        if (!word.isEmpty()) {
            words.add(word.toString());
        }
        return words;
    }

    String value(String name, String standard) {
        return named.getOrDefault(name, standard);
    }

    /** Throws where a name is none of these. */
    Words only(List<String> names) {
        named.keySet().stream().filter(one -> !names.contains(one)).findFirst().ifPresent(unknown -> {
            throw new IllegalArgumentException(
                    "nobody knows \"" + unknown + "\" here; it can be told " + String.join(", ", names));
        });
        return this;
    }
}
