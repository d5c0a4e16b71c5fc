package dev.firefight.app.logs;

import java.util.List;

/** How two sides that are compared are called: by what tells their files apart, where that is enough for a person. */
final class SideNames {
    private static final String SEPARATORS = "/\\-_. :@";
    private static final List<String> NAMELESS = List.of("the first", "the second");

    private SideNames() {}

    /** The names of two sides with the files of each. */
    static List<String> of(List<String> first, List<String> second) {
        String one = common(first);
        String other = common(second);
        if (one.equals(other) || one.isEmpty() || other.isEmpty()) {
            return NAMELESS;
        }
        int start = start(one, other);
        int end = end(one, other, start);
        List<String> parts =
                List.of(one.substring(start, one.length() - end), other.substring(start, other.length() - end));
        boolean isTold = !parts.getFirst().startsWith(parts.getLast())
                && !parts.getLast().startsWith(parts.getFirst());
        if (isTold && parts.stream().allMatch(SideNames::isName)) {
            return parts;
        }
        List<String> files = List.of(file(one), file(other));
        return files.getFirst().equals(files.getLast()) ? List.of(one, other) : files;
    }

    /** The name of the only file, or what those of several have in common from their start on. */
    private static String common(List<String> names) {
        String common = names.isEmpty() ? "" : names.getFirst();
        for (String name : names) {
            if (!name.equals(common)) {
                common = common.substring(0, start(common, name));
            }
        }
        int end = common.length();
        while (names.size() > 1 && end > 0 && SEPARATORS.indexOf(common.charAt(end - 1)) >= 0) {
            end--;
        }
        return common.substring(0, end);
    }

    /** Where the first word starts in which two names differ. */
    private static int start(String one, String other) {
        int at = 0;
        int word = 0;
        while (at < one.length() && at < other.length() && one.charAt(at) == other.charAt(at)) {
            word = SEPARATORS.indexOf(one.charAt(at)) >= 0 ? at + 1 : word;
            at++;
        }
        return word;
    }

    /** How many characters stand behind the last word in which they differ. */
    private static int end(String one, String other, int start) {
        int same = 0;
        int word = 0;
        int most = Math.min(one.length(), other.length()) - start;
        while (same < most && one.charAt(one.length() - 1 - same) == other.charAt(other.length() - 1 - same)) {
            word = SEPARATORS.indexOf(one.charAt(one.length() - 1 - same)) >= 0 ? same + 1 : word;
            same++;
        }
        return word;
    }

    /** Whether a part says something by itself, and not only for the eyes of who gave the names. */
    private static boolean isName(String part) {
        return part.length() > 1 && part.chars().anyMatch(Character::isLetter);
    }

    private static String file(String path) {
        return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
    }
}
