package dev.firefight.evidence.change;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The words of a text or of code: stems of the parts of identifiers ({@code maxOpenConns} has open and con) and, marked by a leading
 * {@code =}, whole compound identifiers without their joints. Words that are said everywhere are left out.
 */
final class Words {
    private static final Pattern WORD = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*(?:-[a-z][a-z0-9]*)*|\\d{3,}");
    private static final Pattern PART = Pattern.compile("[A-Z]+(?=[A-Z][a-z])|[A-Z]?[a-z]+|[A-Z]+|\\d{3,}");
    private static final List<String> ENDINGS = List.of(
            "ations", "ation", "ments", "ment", "ings", "ions", "ing", "ion", "edly", "ers", "ed", "es", "s", "er",
            "or");
    private static final int LEAST_STEM_CHARS = 4;
    private static final int LEAST_COMPOUND_CHARS = 6;
    private static final int LEAST_WORD_CHARS = 3;
    private static final char COMPOUND = '=';

    private static final Set<String> SHORT = Tables.words("short");
    private static final Set<String> STOP = Tables.words("stop");
    private static final Set<String> STOP_STEMS = STOP.stream().map(Words::stem).collect(Collectors.toSet());
    private static final Set<String> SERVICE_TAGS = stems(Tables.words("service-tag"));

    /** Status codes stand in every log and every handler. */
    static final Set<String> STATUS_CODES =
            Set.of("100", "200", "201", "204", "301", "302", "400", "404", "500", "502", "503", "504");

    private Words() {}

    static Set<String> of(String text) {
        Set<String> found = new HashSet<>();
        Matcher words = WORD.matcher(text);
        while (words.find()) {
            String word = words.group();
            int parts = 0;
            Matcher partsOf = PART.matcher(word);
            while (partsOf.find()) {
                parts++;
                String part = lower(partsOf.group());
                boolean isLongEnough = part.length() >= LEAST_WORD_CHARS || SHORT.contains(part);
                if (isLongEnough && !STOP.contains(part) && !STATUS_CODES.contains(part)) {
                    String stem = stem(part);
                    if (!STOP_STEMS.contains(stem)) {
                        found.add(stem);
                    }
                }
            }
            if (parts >= 2 && word.length() >= LEAST_COMPOUND_CHARS) {
                found.add(compound(word));
            }
        }
        return found;
    }

    /** The word under which a whole identifier is found. */
    static String compound(String identifier) {
        StringBuilder word = new StringBuilder(identifier.length() + 1).append(COMPOUND);
        for (int i = 0; i < identifier.length(); i++) {
            char c = identifier.charAt(i);
            if (c != '-' && c != '_') {
                word.append(Character.toLowerCase(c));
            }
        }
        return word.toString();
    }

    static boolean isCompound(String word) {
        return word.charAt(0) == COMPOUND;
    }

    /** Whether a name has several parts, such as {@code new_cart}: only then does code that holds it mean it. */
    static boolean hasParts(String name) {
        return PART.matcher(name).results().skip(1).findAny().isPresent();
    }

    /** A word as a text first writes it, such as {@code mapping} for the stem {@code mapp}; the word itself where the text has it not. */
    static String asWritten(String word, String text) {
        Matcher matcher = (isCompound(word) ? WORD : PART).matcher(text);
        while (matcher.find()) {
            String written = matcher.group();
            if (word.equals(isCompound(word) ? compound(written) : stem(lower(written)))) {
                return isCompound(word) ? written : lower(written);
            }
        }
        return isCompound(word) ? word.substring(1) : word;
    }

    /** The words that tell a service from others. */
    static Set<String> ofService(String service) {
        Set<String> words = of(service.endsWith("service") ? service.substring(0, service.length() - 7) : service);
        words.removeIf(word -> isCompound(word) || SERVICE_TAGS.contains(word));
        return words;
    }

    static Set<String> stems(Iterable<String> words) {
        Set<String> stems = new HashSet<>();
        for (String word : words) {
            stems.add(stem(word));
        }
        return stems;
    }

    static String stem(String word) {
        if (word.endsWith("ies") && word.length() > LEAST_STEM_CHARS) {
            return word.substring(0, word.length() - 3) + "y";
        }
        String stem = word;
        for (String ending : ENDINGS) {
            if (word.endsWith(ending) && word.length() - ending.length() >= LEAST_STEM_CHARS) {
                stem = word.substring(0, word.length() - ending.length());
                break;
            }
        }
        int last = stem.length() - 1;
        if (last >= LEAST_STEM_CHARS && stem.charAt(last) == stem.charAt(last - 1)) {
            stem = stem.substring(0, last--);
        }
        return last >= LEAST_STEM_CHARS && stem.charAt(last) == 'e' ? stem.substring(0, last) : stem;
    }

    private static String lower(String word) {
        return word.toLowerCase(Locale.ROOT);
    }
}
