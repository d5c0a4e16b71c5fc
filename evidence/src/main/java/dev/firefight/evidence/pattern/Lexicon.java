package dev.firefight.evidence.pattern;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Words that programs are written with, as opposed to names that users and machines have. */
final class Lexicon {
    private static final Set<String> WORDS = words("english.txt", "technical.txt");
    private static final Map<String, Set<String>> LISTS = lists("lists.txt");

    private Lexicon() {}

    /**
     * Whether a word is one of a program: each of its parts ({@code mapReduceTask}, {@code REMOTE_LAUNCH}, {@code read-only}) is in the
     * lexicon, or it is a constant in capitals.
     */
    static boolean isProgramWord(String word) {
        int known = 0;
        int parts = 0;
        boolean lower = false;
        int at = 0;
        int length = word.length();
        while (at < length) {
            char c = word.charAt(at);
            if (!Character.isLetter(c)) {
                at++;
                continue;
            }
            int end = at + 1;
            if (Character.isUpperCase(c)) {
                while (end < length && Character.isUpperCase(word.charAt(end))) {
                    end++;
                }
                if (end < length && Character.isLowerCase(word.charAt(end)) && end > at + 1) {
                    end--;
                }
            }
            if (end == at + 1) {
                while (end < length && Character.isLowerCase(word.charAt(end))) {
                    end++;
                }
            }
            lower |= Character.isLowerCase(word.charAt(end - 1));
            parts++;
            if (end - at == 1 || isKnown(word.substring(at, end).toLowerCase(Locale.ROOT))) {
                known++;
            }
            at = end;
        }
        return parts > 0 && (!lower || (parts > 2 ? known * 2 >= parts : known == parts));
    }

    private static boolean isKnown(String word) {
        if (WORDS.contains(word)) {
            return true;
        }
        for (String tail : TAILS) {
            if (word.length() > tail.length() + 2 && word.endsWith(tail)) {
                String stem = word.substring(0, word.length() - tail.length());
                if (WORDS.contains(stem) || WORDS.contains(stem + "e")) {
                    return true;
                }
            }
        }
        for (String head : HEADS) {
            if (word.length() > head.length() + 3
                    && word.startsWith(head)
                    && WORDS.contains(word.substring(head.length()))) {
                return true;
            }
        }
        return false;
    }

    private static final String[] TAILS = {"s", "es", "ed", "ing", "er", "ers", "able", "ly", "ion", "ment", "less"};
    private static final String[] HEADS = {"un", "re", "de", "dis", "pre", "sub", "non", "auto", "multi", "in"};

    /** Whether a list of the file {@code lists.txt} has the word. */
    static boolean has(String list, String word) {
        return LISTS.getOrDefault(list, Set.of()).contains(word);
    }

    private static Set<String> words(String... files) {
        Set<String> words = new HashSet<>();
        for (String file : files) {
            read(file).lines().filter(line -> !line.startsWith("#")).forEach(line -> {
                for (String word : line.split(" ", -1)) {
                    words.add(word);
                }
            });
        }
        words.remove("");
        return words;
    }

    private static Map<String, Set<String>> lists(String file) {
        Map<String, Set<String>> lists = new HashMap<>();
        read(file)
                .lines()
                .filter(line -> !line.startsWith("#") && line.contains(": "))
                .forEach(line -> {
                    int colon = line.indexOf(": ");
                    Set<String> list = lists.computeIfAbsent(line.substring(0, colon), name -> new HashSet<>());
                    for (String word : line.substring(colon + 2).split(" ", -1)) {
                        list.add(word);
                    }
                });
        return lists;
    }

    private static String read(String file) {
        try (InputStream in = Lexicon.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("The program is incomplete: " + file + " is not in its jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
