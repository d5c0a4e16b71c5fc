package dev.firefight.practice.scenario;

import dev.firefight.practice.remedy.Remedies;
import dev.firefight.practice.remedy.RemedyKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Something that somebody does to production.
 *
 * @param at how long after the beginning
 * @param remedy its kind
 * @param told its arguments
 */
public record Act(Duration at, String remedy, Map<String, String> told) {
    /** Copies the arguments, in the order of their names. */
    public Act {
        told = Collections.unmodifiableMap(new TreeMap<>(told));
    }

    /** As it is written at the console: the name of its kind, then its arguments in order, or with their names. */
    public String line() {
        RemedyKind kind = Remedies.kind(remedy);
        List<String> words = new ArrayList<>();
        words.add(remedy);
        kind.parameters().forEach(parameter -> {
            if (told.containsKey(parameter.name())) {
                words.add(parameter.name() + "=" + told.get(parameter.name()));
            }
        });
        return String.join(" ", words);
    }

    /**
     * Reads such a line: {@code scale catalog 6}, or {@code scale service=catalog instances=6}.
     *
     * @throws IllegalArgumentException when nobody knows how to do that; arguments are looked at when it is done
     */
    public static Act of(Duration at, String line) {
        List<String> words = List.of(line.strip().split("\\s+", -1));
        RemedyKind kind = Remedies.kind(words.getFirst());
        Map<String, String> told = new LinkedHashMap<>();
        int next = 0;
        for (String word : words.subList(1, words.size())) {
            int equals = word.indexOf('=');
            if (equals > 0) {
                told.put(word.substring(0, equals), word.substring(equals + 1));
            } else if (next < kind.parameters().size()) {
                told.put(kind.parameters().get(next++).name(), word);
            } else {
                throw new IllegalArgumentException(
                        "\"" + kind.id() + "\" is told " + (next == 0 ? "nothing" : "at most " + next + " things")
                                + ", and \"" + word + "\" is one more");
            }
        }
        return new Act(at, kind.id(), told);
    }
}
