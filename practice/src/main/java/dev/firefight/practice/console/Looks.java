package dev.firefight.practice.console;

import dev.firefight.document.Nearest;
import dev.firefight.practice.scenario.Run;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All that one can look at. A look changes nothing, and may be taken as often as one likes. */
public final class Looks {
    /** So many rows, lines and curves an answer has at most. */
    public static final int MOST_ROWS = 400;

    /** So many words are told that may come next. */
    private static final int MOST_NEXT = 200;

    private static final Map<String, Look> ALL = known();

    private Looks() {}

    private static Map<String, Look> known() {
        List<Look> all = new ArrayList<>();
        all.add(StatusLook.look());
        all.addAll(EventLooks.all());
        all.add(LogLook.look());
        all.add(TraceLook.look());
        all.addAll(CallLooks.all());
        all.addAll(InstanceLooks.all());
        all.addAll(GraphLooks.all());
        all.add(SqlLook.look());
        all.addAll(SettingLooks.all());
        Map<String, Look> known = new LinkedHashMap<>();
        all.forEach(one -> known.put(one.kind().name(), one));
        return known;
    }

    /** All kinds, those first with which one begins. */
    public static List<LookKind> all() {
        return ALL.values().stream().map(Look::kind).toList();
    }

    /** Whether a line asks for a look, by its first word. */
    public static boolean isLook(String line) {
        return ALL.containsKey(firstWord(line));
    }

    private static String firstWord(String line) {
        String stripped = line.strip();
        int end = 0;
        while (end < stripped.length() && !Character.isWhitespace(stripped.charAt(end))) {
            end++;
        }
        return stripped.substring(0, end);
    }

    /**
     * Looks, at the moment to which the run was carried.
     *
     * @param line such as {@code logs cart timeout}
     * @return what there is to see, in order
     * @throws IllegalArgumentException when that cannot be looked at, with words that say what to write instead
     */
    public static List<Part> look(Run run, String line) {
        Words words = new Words(line);
        Look look = Optional.ofNullable(ALL.get(words.name()))
                .orElseThrow(() -> new IllegalArgumentException("nobody knows how to look at \""
                        + Words.shown(words.name()) + "\"" + Nearest.hint(words.name(), ALL.keySet())));
        return bounded(look.shows().of(new View(run), words));
    }

    private static List<Part> bounded(List<Part> parts) {
        List<Part> some = new ArrayList<>();
        int left = MOST_ROWS;
        for (Part one : parts) {
            if (left <= 0) {
                break;
            }
            Part shown = one instanceof Part.Table table && table.rows().size() >= left
                    ? new Part.Table(table.columns(), table.rows().subList(0, left - 1))
                    : one;
            left -= size(shown);
            some.add(shown);
        }
        return List.copyOf(some);
    }

    private static int size(Part part) {
        return switch (part) {
            case Part.Table table -> table.rows().size() + 1;
            case Part.Waterfall waterfall -> waterfall.bars().size() + 1;
            case Part.Heading _, Part.Text _, Part.Curve _ -> 1;
        };
    }

    /**
     * Words that may come next.
     *
     * @param lineSoFar what was written; where it does not end with a space its last word is not complete yet
     * @return whole words that begin like it, in alphabetical order; none where nothing or anything may come
     */
    public static List<String> complete(Run run, String lineSoFar) {
        int from = lineSoFar.length();
        while (from > 0 && !Character.isWhitespace(lineSoFar.charAt(from - 1))) {
            from--;
        }
        String begun = lineSoFar.substring(from);
        String before = lineSoFar.substring(0, from).strip();
        List<String> words = before.isEmpty() ? List.of() : List.of(before.split("\\s+", -1));
        List<String> all = words.isEmpty()
                ? List.copyOf(ALL.keySet())
                : Optional.ofNullable(ALL.get(words.getFirst()))
                        .map(look -> look.next().after(new View(run), words.subList(1, words.size())))
                        .orElse(List.of());
        return all.stream()
                .filter(word -> word.startsWith(begun))
                .distinct()
                .sorted()
                .limit(MOST_NEXT)
                .toList();
    }
}
