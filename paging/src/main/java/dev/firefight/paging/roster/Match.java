package dev.firefight.paging.roster;

import dev.firefight.paging.Labels;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which alerts are meant: those whose labels have these values. Without any it means all.
 *
 * @param labels for each label the values that it may have; {@code *} in a value stands for any characters, and the empty value means that
 *     the label is not there
 */
public record Match(Map<String, List<String>> labels) {
    /** All alerts. */
    public static final Match ALL = new Match(Map.of());

    /** Copies the map. */
    public Match {
        Map<String, List<String>> copy = new LinkedHashMap<>();
        labels.forEach((name, values) -> copy.put(name, List.copyOf(values)));
        labels = Map.copyOf(copy);
    }

    /** Whether an alert with these labels is meant. */
    public boolean matches(Labels of) {
        return labels.entrySet().stream().allMatch(one -> {
            String value = of.find(one.getKey()).orElse("");
            return one.getValue().stream().anyMatch(wanted -> isLike(wanted, value));
        });
    }

    /** Goes back only to the last star, so that no pattern takes more than the product of both lengths. */
    static boolean isLike(String pattern, String value) {
        int at = 0;
        int in = 0;
        int star = -1;
        int afterStar = 0;
        while (in < value.length()) {
            if (at < pattern.length() && pattern.charAt(at) == '*') {
                star = at;
                at++;
                afterStar = in;
            } else if (at < pattern.length() && pattern.charAt(at) == value.charAt(in)) {
                at++;
                in++;
            } else if (star >= 0) {
                at = star + 1;
                afterStar++;
                in = afterStar;
            } else {
                return false;
            }
        }
        while (at < pattern.length() && pattern.charAt(at) == '*') {
            at++;
        }
        // What is not there is matched by the empty value only: a star asks for some value.
        return at == pattern.length() && (!value.isEmpty() || pattern.isEmpty());
    }
}
