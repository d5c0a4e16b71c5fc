package dev.firefight.evidence.change;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The lines of a unified diff. {@code removed} and {@code added} are without comments and blank lines, spaces made one; {@code lost}
 * and {@code gained} are those of them that do not turn up on the other side as they are: a line that only moved is no change.
 *
 * @param files changed files
 * @param removed removed lines of code or settings
 * @param added added lines of code or settings
 * @param lost removed lines that were not added again
 * @param gained added lines that were not removed elsewhere
 * @param context lines around the change
 * @param touched all removed and added lines as they stand, comments included
 * @param places what stands behind the positions of the hunks: the names of enclosing functions
 */
record Diff(
        List<String> files,
        List<String> removed,
        List<String> added,
        List<String> lost,
        List<String> gained,
        List<String> context,
        List<String> touched,
        List<String> places) {
    /** More lines than a person reviews are vendored or generated. */
    private static final int MAX_LINES = 2_000;
    /** Longer lines are generated; cut, so that no pattern takes long. */
    private static final int MAX_LINE_CHARS = 400;

    private static final Pattern FILE_HEAD = Pattern.compile("(---|\\+\\+\\+) (a/|b/|/dev).*");
    private static final Pattern COMMENT = Pattern.compile("^\\s*(//|#(?!include)|/\\*|\\*|--\\s|<!--|;;|\"\"\"|''')");
    private static final Pattern COMMENT_BEHIND = Pattern.compile(" //.*$");
    private static final Pattern SPACES = Pattern.compile("\\s+");
    private static final Pattern HUNK_POSITION = Pattern.compile("^@@[^@]*@@");

    static Diff parse(List<String> files, String text) {
        List<String> removed = new ArrayList<>();
        List<String> added = new ArrayList<>();
        List<String> context = new ArrayList<>();
        List<String> touched = new ArrayList<>();
        List<String> places = new ArrayList<>();
        text.lines().limit(MAX_LINES).map(Diff::cut).forEach(line -> {
            if (line.startsWith("@@")) {
                places.add(HUNK_POSITION.matcher(line).replaceFirst(""));
            } else if (FILE_HEAD.matcher(line).matches()) {
                return;
            } else if (line.startsWith("-") || line.startsWith("+")) {
                String rest = line.substring(1);
                touched.add(rest);
                if (!rest.isBlank() && !COMMENT.matcher(rest).find()) {
                    (line.startsWith("-") ? removed : added).add(plain(rest));
                }
            } else {
                context.add(line);
            }
        });
        return new Diff(
                files, removed, added, without(removed, added), without(added, removed), context, touched, places);
    }

    boolean isEmpty() {
        return lost.isEmpty() && gained.isEmpty();
    }

    boolean everyFile(Predicate<String> test) {
        return !files.isEmpty() && files.stream().allMatch(test);
    }

    boolean anyFile(Predicate<String> test) {
        return files.stream().anyMatch(test);
    }

    /** Whether all lost and gained lines are of a kind. */
    boolean everyLine(Predicate<String> test) {
        return lost.stream().allMatch(test) && gained.stream().allMatch(test);
    }

    private static String cut(String line) {
        return line.length() > MAX_LINE_CHARS ? line.substring(0, MAX_LINE_CHARS) : line;
    }

    private static String plain(String line) {
        String single = SPACES.matcher(line.trim()).replaceAll(" ");
        return COMMENT_BEHIND.matcher(single).replaceFirst("");
    }

    /** The lines that the other side has not; a line that it has twice is taken out twice. */
    private static List<String> without(List<String> lines, List<String> others) {
        Map<String, Integer> left = new HashMap<>();
        others.forEach(line -> left.merge(line, 1, Integer::sum));
        List<String> rest = new ArrayList<>();
        for (String line : lines) {
            if (left.getOrDefault(line, 0) > 0) {
                left.merge(line, -1, Integer::sum);
            } else {
                rest.add(line);
            }
        }
        return rest;
    }
}
