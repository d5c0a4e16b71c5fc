package dev.firefight.server.change;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a person's words about a change name: services, people and revisions. */
final class Wording {
    private static final Pattern REVISION = Pattern.compile(
            "(?i)(?:\\b(from|to)\\s+)?(?<![\\p{L}\\p{N}.])"
                    + "((?=[0-9a-f]*\\d)[0-9a-f]{7,64}|v\\d{1,9}(?:\\.\\d{1,9}){0,3}|\\d{1,9}(?:\\.\\d{1,9}){1,3})(?![\\p{L}\\p{N}])");
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{7,64}");
    private static final Pattern BACK =
            Pattern.compile("(?i).*\\b(roll\\w*[ -]?back|rollback\\w*|revert\\w*|undo\\w*)\\b.*");
    private static final Pattern LETTERS = Pattern.compile("[^\\p{L}]+");
    private static final int LEAST_NAME_CHARS = 3;

    private Wording() {}

    /**
     * The revisions that a text names.
     *
     * @param targets those that are to be there afterwards
     * @param left those that are to be gone
     */
    record Revisions(Set<String> targets, Set<String> left) {}

    /** What stands behind "from" is left; and where something is rolled back, all that does not stand behind "to". */
    static Revisions revisions(String text) {
        boolean isBack = BACK.matcher(text.replace('\n', ' ')).matches();
        Set<String> targets = new HashSet<>();
        Set<String> left = new HashSet<>();
        Matcher matcher = REVISION.matcher(text);
        while (matcher.find()) {
            String word = matcher.group(1) == null ? "" : matcher.group(1).toLowerCase(Locale.ROOT);
            boolean isLeft = word.equals("from") || (isBack && !word.equals("to"));
            (isLeft ? left : targets).add(bare(matcher.group(2)));
        }
        return new Revisions(targets, left);
    }

    private static String bare(String revision) {
        String small = revision.toLowerCase(Locale.ROOT);
        return small.startsWith("v") ? small.substring(1) : small;
    }

    /** Whether two of these sets name a revision in common, a hash by its beginning. */
    static boolean meet(Set<String> some, Set<String> others) {
        return some.stream().anyMatch(one -> others.stream().anyMatch(other -> isSame(one, other)));
    }

    private static boolean isSame(String one, String other) {
        return one.equals(other) || (isHash(one) && isHash(other) && (one.startsWith(other) || other.startsWith(one)));
    }

    /** Whether both name something of one kind, hashes or versions, so that they can differ. */
    static boolean areComparable(Set<String> some, Set<String> others) {
        return some.stream().anyMatch(one -> others.stream().anyMatch(other -> isHash(one) == isHash(other)));
    }

    private static boolean isHash(String revision) {
        return HASH.matcher(revision).matches();
    }

    /** Whether a text names a service as a word of its own. */
    static boolean names(String text, String service) {
        return !service.isEmpty()
                && Pattern.compile("(?iu)(?<![\\p{L}\\p{N}])" + Pattern.quote(service) + "(?![\\p{L}\\p{N}])")
                        .matcher(text)
                        .find();
    }

    /** Whether two names can be those of one person: the same, or with a part in common, as a login and a full name. */
    static boolean isSamePerson(String one, String other) {
        if (one.isBlank() || other.isBlank()) {
            return false;
        }
        return one.equalsIgnoreCase(other) || parts(one).stream().anyMatch(parts(other)::contains);
    }

    private static Set<String> parts(String name) {
        return List.of(LETTERS.split(name.toLowerCase(Locale.ROOT), 20)).stream()
                .filter(one -> one.length() >= LEAST_NAME_CHARS)
                .collect(Collectors.toSet());
    }
}
