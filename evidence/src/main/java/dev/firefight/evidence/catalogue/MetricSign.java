package dev.firefight.evidence.catalogue;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A metric that gives a fault away: its name, with what its labels say about kind and reason, holds one word of each group, and it
 * moved as told. Words match the beginnings of words: {@code throttl} is in {@code cpu_throttled_seconds}, {@code lag} is not in
 * {@code flags}; {@code in_use} stands for the two words in a row, {@code up_} for a word that ends there.
 *
 * @param groups groups of words, one of each of which must be there
 * @param move how it moved
 */
public record MetricSign(List<List<String>> groups, Move move) {
    /** How a metric moves. */
    public enum Move {
        /** It has become more. */
        RISES("rises"),
        /** It has become less. */
        FALLS("falls"),
        /** It has become nothing. */
        VANISHES("falls to zero");

        private final String words;

        Move(String words) {
            this.words = words;
        }

        /** Its name in the catalogue's text. */
        public String words() {
            return words;
        }

        boolean isSeen(double before, double after) {
            return switch (this) {
                case RISES -> after > before;
                case FALLS -> after < before;
                case VANISHES -> after == 0 && before > 0;
            };
        }
    }

    private static final Pattern CAMEL_CASE = Pattern.compile("(?<=[a-z\\d])(?=[A-Z])");
    private static final Pattern SIGNS = Pattern.compile("[^\\p{L}\\p{Nd}]+");

    private static final Pattern LABEL = Pattern.compile("([A-Za-z_][\\w.]*)=\"((?:[^\"\\\\]|\\\\.)*)\"");

    /** Labels that say what is measured. All others tell who, and whoever it is must not matter. */
    private static final Set<String> TELLING = Set.of(
            "reason",
            "state",
            "status",
            "code",
            "status_code",
            "response_code",
            "http_status_code",
            "http.status_code",
            "http.response.status_code",
            "grpc_code",
            "error",
            "error_type",
            "error.type",
            "exception",
            "cause",
            "condition",
            "phase",
            "mode");

    /** Copies the lists. */
    public MetricSign {
        groups = groups.stream().map(List::copyOf).toList();
    }

    /** Words of a metric's name and of the labels that say what is measured: {@code _up_to_now_}, with a stroke before each word. */
    static String words(String selector) {
        int brace = selector.indexOf('{');
        StringBuilder words = new StringBuilder(words(brace < 0 ? selector : selector.substring(0, brace), "_"));
        if (brace >= 0) {
            Matcher labels = LABEL.matcher(selector).region(brace, selector.length());
            while (labels.find()) {
                if (TELLING.contains(labels.group(1).toLowerCase(Locale.ROOT))) {
                    words.append(words(labels.group(2), ""));
                }
            }
        }
        return words.toString();
    }

    private static String words(String text, String first) {
        String split = CAMEL_CASE.matcher(text).replaceAll("_");
        return first + SIGNS.matcher(split).replaceAll("_").toLowerCase(Locale.ROOT) + "_";
    }

    /** Whether a metric of these {@link #words words} holds one of each group. */
    boolean isNamed(String words) {
        for (List<String> group : groups) {
            if (!hasOne(words, group)) {
                return false;
            }
        }
        return true;
    }

    private static boolean hasOne(String words, List<String> group) {
        for (String word : group) {
            for (int at = words.indexOf(word, 1); at > 0; at = words.indexOf(word, at + 1)) {
                if (words.charAt(at - 1) == '_') {
                    return true;
                }
            }
        }
        return false;
    }

    /** As it stands in the catalogue's text. */
    @Override
    public String toString() {
        return String.join(
                        " + ",
                        groups.stream().map(group -> String.join("|", group)).toList())
                + " " + move.words();
    }
}
