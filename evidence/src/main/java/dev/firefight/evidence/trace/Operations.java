package dev.firefight.evidence.trace;

import dev.firefight.telemetry.Vocabulary;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Operations without the values in their names: {@code GET /orders/17} and {@code GET /orders/18} are one. */
public final class Operations {
    private static final int UNKNOWN = -1;

    private final Vocabulary vocabulary;
    private final int[] masked;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Map<Integer, String> names = new HashMap<>();

    /** Of a vocabulary that does not grow any more. */
    public Operations(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
        masked = new int[vocabulary.texts().size()];
        Arrays.fill(masked, UNKNOWN);
    }

    /** The number that all operations share which differ only in values; it is the number of the first one seen. */
    public int masked(int operation) {
        if (masked[operation] == UNKNOWN) {
            String name = mask(vocabulary.texts().get(operation));
            masked[operation] = numbers.computeIfAbsent(name, text -> operation);
            names.put(masked[operation], name);
        }
        return masked[operation];
    }

    /** What the operations of a shared number are called, with {@code *} for values. */
    public String name(int shared) {
        return names.getOrDefault(shared, "");
    }

    private static String mask(String name) {
        StringBuilder masked = new StringBuilder();
        int at = 0;
        while (at < name.length()) {
            int end = at;
            boolean isValue = false;
            while (end < name.length() && Character.isLetterOrDigit(name.charAt(end))) {
                isValue |= Character.isDigit(name.charAt(end));
                end++;
            }
            if (end == at) {
                masked.append(name.charAt(at++));
            } else {
                masked.append(isValue && !isVersion(name, at, end) ? "*" : name.substring(at, end));
                at = end;
            }
        }
        return masked.toString();
    }

    /** A path's {@code v1} is a name, not a value. */
    private static boolean isVersion(String name, int from, int to) {
        return to - from <= 3 && name.charAt(from) == 'v';
    }
}
