package dev.firefight.evidence.invariance;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** New names of services, pods and machines, the same wherever an old one stands. */
final class Renaming {
    private static final Pattern RUN = Pattern.compile("[A-Za-z0-9]+");
    private static final Pattern PLAIN_NAME = Pattern.compile("[A-Za-z0-9_-]+");
    private static final Pattern WORD = Pattern.compile("[A-Z]+(?=[A-Z][a-z])|[A-Z]?[a-z]+|[A-Z]+");
    private static final Pattern ENDING =
            Pattern.compile("(?<=[a-z]{4})(ations?|ments?|ings?|ions?|edly|ers?|ed|es|s|or)?(service)?$");
    private static final String CONSONANTS = "bdgkmpvz";
    private static final String VOWELS = "aiou";
    private static final int SHORTEST_WORD = 3;

    private final Random random;
    private final Map<String, String> old = new HashMap<>();
    private final Map<String, String> fresh = new HashMap<>();
    private final Set<String> taken = new HashSet<>();

    private Renaming(long seed) {
        random = new Random(seed);
    }

    /** Each run of letters in a name becomes another of letters, each with a digit another with a digit. */
    static UnaryOperator<String> ofShape(Collection<String> names, long seed) {
        Renaming renaming = new Renaming(seed);
        names.forEach(name -> renaming.old.put(
                name,
                RUN.matcher(name).replaceAll(run -> renaming.fresh.computeIfAbsent(run.group(), renaming::invented))));
        return renaming::whole;
    }

    /** Each name becomes {@code n-} and a number. */
    static UnaryOperator<String> toNumbers(Collection<String> names, long seed) {
        Renaming renaming = new Renaming(seed);
        for (String name : new TreeSet<>(names)) {
            String number;
            do {
                number = "n-" + renaming.random.nextInt(1_000_000);
            } while (!renaming.taken.add(number));
            renaming.old.put(name, number);
        }
        return renaming::whole;
    }

    /**
     * Each word of a service's name becomes another wherever it begins a word of a text: a path says {@code enrich} where a service is
     * called {@code event-enricher}. Ordinary words, to which the tables of causes give a meaning, stay.
     */
    static UnaryOperator<String> ofWords(Collection<String> services, long seed) {
        Renaming renaming = new Renaming(seed);
        Set<String> ordinary = ordinaryWords();
        for (String service : new TreeSet<>(services)) {
            for (String word : words(service)) {
                if (word.length() >= SHORTEST_WORD && !ordinary.contains(word)) {
                    renaming.old.computeIfAbsent(word, renaming::invented);
                }
            }
        }
        return renaming::byWords;
    }

    private static Set<String> words(String text) {
        Set<String> words = new TreeSet<>();
        Matcher found = WORD.matcher(text);
        while (found.find()) {
            words.add(ENDING.matcher(found.group().toLowerCase(Locale.ROOT)).replaceFirst(""));
        }
        return words;
    }

    private static Set<String> ordinaryWords() {
        Set<String> words = new HashSet<>(Set.of("log", "metric", "trace", "catalog"));
        for (String table : List.of("words.txt", "mechanisms.txt", "outside.txt")) {
            try (InputStream bytes = Renaming.class.getResourceAsStream("/dev/firefight/evidence/change/" + table)) {
                words.addAll(words(
                        new String(java.util.Objects.requireNonNull(bytes).readAllBytes(), StandardCharsets.UTF_8)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return words;
    }

    /** As long as the old one, so that a short word stays short; none twice, so that two names stay two. */
    private String invented(String run) {
        boolean hasDigit = run.chars().anyMatch(Character::isDigit);
        String word;
        do {
            StringBuilder letters = new StringBuilder();
            while (letters.length() < Math.max(SHORTEST_WORD, run.length())) {
                String next = letters.length() % 2 == 0 ? CONSONANTS : VOWELS;
                letters.append(next.charAt(random.nextInt(next.length())));
            }
            word = hasDigit ? letters.append(random.nextInt(10)).toString() : letters.toString();
        } while (!taken.add(word));
        return word;
    }

    private String whole(String text) {
        String name = old.get(text);
        if (name != null) {
            return name;
        }
        String renamed = PLAIN_NAME
                .matcher(text)
                .replaceAll(found -> old.getOrDefault(found.group(), Matcher.quoteReplacement(found.group())));
        for (Map.Entry<String, String> one : old.entrySet()) {
            if (!PLAIN_NAME.matcher(one.getKey()).matches()) {
                renamed = renamed.replace(one.getKey(), one.getValue());
            }
        }
        return renamed;
    }

    private String byWords(String text) {
        return WORD.matcher(text).replaceAll(found -> word(found.group()));
    }

    private String word(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        for (int end = word.length(); end >= SHORTEST_WORD; end--) {
            String name = old.get(lower.substring(0, end));
            if (name != null) {
                boolean isUpper = Character.isUpperCase(word.charAt(0));
                boolean isAllUpper = isUpper && Character.isUpperCase(word.charAt(1));
                String cased = isAllUpper
                        ? name.toUpperCase(Locale.ROOT)
                        : isUpper ? name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1) : name;
                return cased + word.substring(end);
            }
        }
        return word;
    }
}
