package dev.firefight.evidence.catalogue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All phrases of a catalogue by their first words, so that a text is read once. What a phrase weighs follows from how few signatures
 * use its words: the rarest counts in full, each further one half as much as the one before.
 */
final class PhraseIndex {
    /** Longer texts are dumps, whose beginning says it all. */
    private static final int MOST_CHARS = 2_000;

    /** Names and numbers that stand between the words of a phrase are rarely longer. */
    private static final int MOST_SKIPPED = 6;

    private static final String GAP = "*";

    /** A phrase behind one of these says that it is not so. */
    private static final Set<String> DENIALS = Set.of("no", "without", "zero", "0", "never");

    /** WordRow that single nothing out. */
    private static final Set<String> FILLERS = Set.of(
            "a", "an", "the", "is", "are", "was", "be", "been", "has", "have", "had", "not", "no", "of", "to", "in",
            "on", "at", "by", "for", "from", "with", "and", "or", "it", "its", "that", "this", "than", "due", "will",
            "1", "2", "0", "t");

    private final Map<String, Integer> vocabulary = new HashMap<>();
    private final Map<Integer, List<Phrase>> byFirst = new HashMap<>();
    private final BitSet denials = new BitSet();

    PhraseIndex(List<Signature> signatures) {
        DENIALS.forEach(word -> denials.set(number(word)));
        Map<String, Integer> users = users(signatures);
        for (int signature = 0; signature < signatures.size(); signature++) {
            for (String source : signatures.get(signature).phrases()) {
                Phrase phrase = phrase(signature, source, weight(source, users, signatures.size()));
                byFirst.computeIfAbsent(phrase.segments.getFirst()[0], first -> new ArrayList<>())
                        .add(phrase);
            }
        }
    }

    /**
     * A phrase found in a text.
     *
     * @param signature number of the signature
     * @param phrase the phrase as the catalogue has it
     * @param weight what it weighs, in nats
     * @param excerpt the part of the text that it matches
     */
    record Hit(int signature, String phrase, double weight, String excerpt) {}

    private record Phrase(int signature, String source, List<int[]> segments, double weight) {}

    /** Finds all phrases in a text, each at its first place. */
    List<Hit> hits(String text) {
        WordRow words = WordRow.of(text, vocabulary, MOST_CHARS);
        Set<Phrase> found = new HashSet<>();
        List<Hit> hits = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            if (words.number(i) == WordRow.UNKNOWN || isDenied(words, i)) {
                continue;
            }
            for (Phrase phrase : byFirst.getOrDefault(words.number(i), List.of())) {
                int end = end(words, i, phrase.segments, 0);
                if (end >= 0 && found.add(phrase)) {
                    hits.add(new Hit(
                            phrase.signature,
                            phrase.source,
                            phrase.weight,
                            text.substring(words.start(i), words.end(end - 1))));
                }
            }
        }
        return hits;
    }

    private boolean isDenied(WordRow words, int at) {
        return at > 0 && words.number(at - 1) != WordRow.UNKNOWN && denials.get(words.number(at - 1));
    }

    /** The index behind the last word when the segments from one on match at a place, else -1. */
    private static int end(WordRow words, int at, List<int[]> segments, int segment) {
        int[] expected = segments.get(segment);
        if (at + expected.length > words.size()) {
            return -1;
        }
        for (int i = 0; i < expected.length; i++) {
            if (words.number(at + i) != expected[i]) {
                return -1;
            }
        }
        int next = at + expected.length;
        if (segment + 1 == segments.size()) {
            return next;
        }
        for (int skipped = 0; skipped <= MOST_SKIPPED; skipped++) {
            int end = end(words, next + skipped, segments, segment + 1);
            if (end >= 0) {
                return end;
            }
        }
        return -1;
    }

    private Phrase phrase(int signature, String source, double weight) {
        List<int[]> segments = new ArrayList<>();
        for (List<String> segment : segments(source)) {
            segments.add(segment.stream().mapToInt(this::number).toArray());
        }
        return new Phrase(signature, source, segments, weight);
    }

    private int number(String word) {
        Integer known = vocabulary.putIfAbsent(word, vocabulary.size());
        return known == null ? vocabulary.size() - 1 : known;
    }

    /** The words of a phrase, split at its gaps. */
    static List<List<String>> segments(String phrase) {
        List<List<String>> segments = new ArrayList<>();
        segments.add(new ArrayList<>());
        for (String word : phrase.split(" ", -1)) {
            if (word.equals(GAP)) {
                segments.add(new ArrayList<>());
            } else {
                segments.getLast().add(word);
            }
        }
        return segments;
    }

    private static Set<String> tellingWords(String phrase) {
        Set<String> words = new HashSet<>(Arrays.asList(phrase.split(" ", -1)));
        words.removeAll(FILLERS);
        words.remove(GAP);
        return words;
    }

    /** Whether anything in a phrase singles it out. */
    static boolean isTelling(String phrase) {
        return !tellingWords(phrase).isEmpty();
    }

    private static Map<String, Integer> users(List<Signature> signatures) {
        Map<String, Integer> users = new HashMap<>();
        for (Signature signature : signatures) {
            Set<String> words = new HashSet<>();
            signature.phrases().forEach(phrase -> words.addAll(tellingWords(phrase)));
            words.forEach(word -> users.merge(word, 1, Integer::sum));
        }
        return users;
    }

    private static double weight(String phrase, Map<String, Integer> users, int signatures) {
        return Discounted.sum(tellingWords(phrase).stream()
                .mapToDouble(word -> Math.log((1.0 + signatures) / users.getOrDefault(word, 1)))
                .toArray());
    }
}
