package dev.firefight.practice.console;

import dev.firefight.document.Durations;
import dev.firefight.document.Nearest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A line that asks for a look: its name, words, and options such as {@code since=10m}. */
final class Words {
    private static final int MOST_CHARS = 400;
    private static final int MOST_SHOWN = 60;
    private static final List<String> OPTIONS = List.of("since", "level");

    private final String name;
    private final List<String> told = new ArrayList<>();
    private final Map<String, String> options = new LinkedHashMap<>();

    /** Reads it; the name may be of nothing that one can look at. */
    Words(String line) {
        if (line.length() > MOST_CHARS) {
            throw new IllegalArgumentException("a line has at most " + MOST_CHARS + " characters");
        }
        List<String> all = List.of(line.strip().split("\\s+", -1));
        name = all.getFirst();
        for (String word : all.subList(1, all.size())) {
            int equals = word.indexOf('=');
            if (equals > 0 && OPTIONS.contains(word.substring(0, equals))) {
                options.put(word.substring(0, equals), word.substring(equals + 1));
            } else {
                told.add(word);
            }
        }
    }

    String name() {
        return name;
    }

    /** All words without options. */
    List<String> told() {
        return told;
    }

    Optional<String> at(int place) {
        return place < told.size() ? Optional.of(told.get(place)) : Optional.empty();
    }

    /** One that must be there. */
    String needed(int place, String what, Collection<String> known) {
        return at(place)
                .orElseThrow(() -> new IllegalArgumentException(
                        "which " + what + "? Write " + name + " and one of: " + String.join(", ", known)));
    }

    /** The same, and it must be one of those. */
    String oneOf(int place, String what, Collection<String> known) {
        return known(needed(place, what, known), what, known);
    }

    /** One that may be missing, but else must be one of those. */
    Optional<String> maybeOneOf(int place, String what, Collection<String> known) {
        return at(place).map(word -> known(word, what, known));
    }

    static String known(String word, String what, Collection<String> known) {
        if (known.contains(word)) {
            return word;
        }
        throw new IllegalArgumentException("there is no " + what + " \"" + shown(word) + "\""
                + (known.isEmpty() ? "" : Nearest.hint(word, known)));
    }

    /** Text of somebody in a message. */
    static String shown(String text) {
        String cut = text.length() > MOST_SHOWN ? text.substring(0, MOST_SHOWN) + "..." : text;
        return cut.replaceAll("\\p{Cntrl}", "?");
    }

    /** Nothing stands behind so many words. */
    void atMost(int words) {
        if (told.size() > words) {
            throw new IllegalArgumentException("\"" + name + "\" is told "
                    + (words == 0 ? "nothing" : "at most " + words + (words == 1 ? " thing" : " things")) + ", and \""
                    + shown(told.get(words)) + "\" is one more");
        }
    }

    Optional<String> option(String option) {
        return Optional.ofNullable(options.get(option));
    }

    /** How far it is to be looked back, in nanoseconds. */
    long sinceNanos(Duration usual) {
        try {
            return option("since").map(Durations::readSome).orElse(usual).toNanos();
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException("\"since\" " + wrong.getMessage());
        }
    }
}
