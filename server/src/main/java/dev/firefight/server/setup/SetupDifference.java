package dev.firefight.server.setup;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What two set-ups differ in, in plain words, for whoever wants to see it before it holds. There are no lines exactly if both are the same.
 */
public final class SetupDifference {
    /** The most lines; the last then tells how many more there are. */
    public static final int MOST_LINES = 1_000;

    private static final Set<String> FIRST_COUNTS = Set.of("policy", "route");
    private static final int MOST_VALUE_CHARS = 300;

    private final List<Line> lines = new ArrayList<>();

    /** What became of something. */
    public enum Sign {
        /** It is new. */
        ADDED("+"),
        /** It is gone. */
        REMOVED("-"),
        /** It is another. */
        ALTERED("~");

        private final String sign;

        Sign(String sign) {
            this.sign = sign;
        }
    }

    /**
     * One difference.
     *
     * @param sign what became of it
     * @param text what it is, such as {@code policy default: step 2 calls schedule night instead of person Ada}
     */
    public record Line(Sign sign, String text) {
        /** As one line of text, such as {@code + person Ada (email, sms)}. */
        @Override
        public String toString() {
            return sign.sign + " " + text;
        }
    }

    private SetupDifference() {}

    /** All differences: first by kind, then in the order of the later set-up, what is gone behind. */
    public static List<Line> of(Setup before, Setup after) {
        SetupDifference difference = new SetupDifference();
        Map<String, List<Told>> old = SetupTelling.all(before);
        SetupTelling.all(after)
                .forEach((kind, told) -> difference.compare(kind, old.getOrDefault(kind, List.of()), told));
        return difference.bounded();
    }

    private List<Line> bounded() {
        if (lines.size() <= MOST_LINES) {
            return List.copyOf(lines);
        }
        List<Line> first = new ArrayList<>(lines.subList(0, MOST_LINES - 1));
        first.add(new Line(Sign.ALTERED, "and " + (lines.size() - first.size()) + " more"));
        return List.copyOf(first);
    }

    private void compare(String kind, List<Told> before, List<Told> after) {
        Map<String, Told> old = byName(before);
        Map<String, Told> now = byName(after);
        now.forEach((name, told) -> {
            Optional<Told> was = Optional.ofNullable(old.get(name));
            if (was.isPresent()) {
                compare(kind + " " + name, was.orElseThrow().facts(), told.facts());
            } else {
                lines.add(new Line(Sign.ADDED, kind + " " + name + brackets(told.summary())));
            }
        });
        old.forEach((name, told) -> {
            if (!now.containsKey(name)) {
                lines.add(new Line(Sign.REMOVED, kind + " " + name + brackets(told.summary())));
            }
        });
        List<String> oldOrder = old.keySet().stream().filter(now::containsKey).toList();
        List<String> newOrder = now.keySet().stream().filter(old::containsKey).toList();
        if (!oldOrder.equals(newOrder)) {
            lines.add(new Line(
                    Sign.ALTERED,
                    "the order of the kind " + kind + " is " + cut(String.join(", ", newOrder)) + " instead of "
                            + cut(String.join(", ", oldOrder))));
        }
        // What is put before all others moves none of them, and is the first that counts.
        Optional<String> first = now.keySet().stream().findFirst().filter(name -> !old.containsKey(name));
        if (first.isPresent() && now.size() > 1 && FIRST_COUNTS.contains(kind)) {
            lines.add(new Line(Sign.ALTERED, "the first of the kind " + kind + " is " + first.orElseThrow()));
        }
    }

    private static Map<String, Told> byName(List<Told> all) {
        Map<String, Told> named = new LinkedHashMap<>();
        for (Told one : all) {
            String name = one.name();
            for (int again = 2; named.containsKey(name); again++) {
                name = one.name() + " (" + again + ")";
            }
            named.put(name, one);
        }
        return named;
    }

    private void compare(String what, Map<String, String> before, Map<String, String> after) {
        Set<String> labels = new LinkedHashSet<>(after.keySet());
        labels.addAll(before.keySet());
        for (String label : labels) {
            Optional<String> was = Optional.ofNullable(before.get(label));
            Optional<String> is = Optional.ofNullable(after.get(label));
            if (Objects.equals(was, is)) {
                continue;
            }
            String text;
            if (was.isEmpty()) {
                text = "new: " + label + " " + cut(is.orElse(""));
            } else if (is.isEmpty()) {
                text = "gone: " + label + " " + cut(was.orElse(""));
            } else {
                text = label + " " + cut(is.orElse("")) + " instead of " + cut(was.orElse(""));
            }
            lines.add(new Line(Sign.ALTERED, what + ": " + text));
        }
    }

    private static String brackets(String summary) {
        return summary.isEmpty() ? "" : " (" + cut(summary) + ")";
    }

    private static String cut(String text) {
        String line = text.replaceAll("\\s+", " ");
        return line.length() <= MOST_VALUE_CHARS
                ? line
                : line.substring(0, line.offsetByCodePoints(0, MOST_VALUE_CHARS / 2)) + "…";
    }
}
