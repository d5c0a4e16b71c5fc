package dev.firefight.app.logs;

import dev.firefight.app.logs.LogAnswer.Statement;
import java.nio.file.FileSystemException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Ids of patterns, as short as they can be told apart. */
public final class PatternIds {
    private static final int LEAST_CHARS = 4;
    private static final int MOST_TOLD = 5;

    private PatternIds() {}

    /** How many chars of the ids tell all patterns of an answer apart; {@value #LEAST_CHARS} at least. */
    public static int shortest(List<Statement> statements) {
        int chars = LEAST_CHARS;
        while (!areDistinct(statements, chars)) {
            chars++;
        }
        return chars;
    }

    private static boolean areDistinct(List<Statement> statements, int chars) {
        Set<String> seen = new HashSet<>();
        return statements.stream()
                .map(one -> one.template().id())
                .distinct()
                .allMatch(id -> chars >= id.length() || seen.add(id.substring(0, chars)));
    }

    /**
     * The pattern whose id starts so.
     *
     * @throws FileSystemException when there is none, or more than one
     */
    public static Statement find(String start, List<Statement> statements) throws FileSystemException {
        String wanted = start.toLowerCase(Locale.ROOT);
        List<Statement> found = statements.stream()
                .filter(one -> !wanted.isEmpty() && one.template().id().startsWith(wanted))
                .toList();
        if (found.size() == 1) {
            return found.getFirst();
        }
        if (found.isEmpty()) {
            throw new FileSystemException("no pattern here has an id that starts with '" + start
                    + "'; read without it, and each pattern is listed with its id");
        }
        List<String> ids =
                found.stream().limit(MOST_TOLD).map(one -> one.template().id()).toList();
        throw new FileSystemException(found.size() + " patterns have an id that starts with '" + start
                + "'; tell more of it: " + String.join(", ", ids) + (found.size() > MOST_TOLD ? ", ..." : ""));
    }
}
