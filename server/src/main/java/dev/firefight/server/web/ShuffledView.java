package dev.firefight.server.web;

import dev.firefight.document.wire.Value;
import dev.firefight.incident.Entry;
import dev.firefight.incident.Policy;
import dev.firefight.incident.Telling;
import dev.firefight.practice.table.Question;
import dev.firefight.practice.table.Shuffled;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A timeline to be put in order, as a page shows it. Nothing in it tells when something was written: neither times nor numbers of entries.
 *
 * @param from which it is, as in the address
 * @param seed that shuffled it
 * @param drill what is asked
 * @param timeline of which it is
 * @param policy by which severities are named
 */
record ShuffledView(String from, long seed, Shuffled drill, List<Entry> timeline, Policy policy) {
    /** What is answered where no entry is right. */
    static final String NONE = "none";

    private static final int MOST_CHARS = 220;
    private static final int MOST_BRIEF_CHARS = 60;

    /** Copies the list. */
    ShuffledView {
        timeline = List.copyOf(timeline);
    }

    String address() {
        return "/drills/timeline/" + from;
    }

    /** What stands for an entry, from A on, in the order in which they are shown. */
    String letter(Entry entry) {
        return String.valueOf((char) ('A' + drill.entries().indexOf(entry)));
    }

    /** The entry of a letter. */
    Optional<Entry> lettered(String letter) {
        return drill.entries().stream()
                .filter(one -> letter(one).equals(letter))
                .findFirst();
    }

    /** The field of the place at which an entry is put. */
    String field(Entry entry) {
        return "place-" + letter(entry);
    }

    static String field(Question question) {
        return Value.word(question);
    }

    Telling telling(Entry entry) {
        return Telling.of(entry.fact(), policy);
    }

    /** What it says, without when. */
    String text(Entry entry) {
        Telling told = telling(entry);
        String text = Stream.concat(
                        Stream.of(told.text()).filter(one -> !one.isEmpty()),
                        told.details().stream()
                                .filter(one -> told.text().isEmpty()
                                        || one.name().equals("Expected")
                                        || one.name().equals("Where"))
                                .map(one -> one.name() + ": " + one.value()))
                .collect(Collectors.joining(" · "));
        return cut(text, MOST_CHARS);
    }

    /** What it speaks of; empty where it stands alone. */
    String about(Entry entry) {
        return telling(entry)
                .about()
                .flatMap(number ->
                        timeline.stream().filter(one -> one.number() == number).findFirst())
                .map(one -> brief(one))
                .orElse("");
    }

    /** An entry in a few words. */
    String brief(Entry entry) {
        Telling told = telling(entry);
        return cut(told.text().isEmpty() ? told.label() : told.label() + ": " + told.text(), MOST_BRIEF_CHARS);
    }

    private static String cut(String text, int most) {
        int end = text.offsetByCodePoints(0, Math.min(most, text.codePointCount(0, text.length())));
        return end == text.length() ? text : text.substring(0, end) + "…";
    }
}
