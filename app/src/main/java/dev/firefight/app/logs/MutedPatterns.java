package dev.firefight.app.logs;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Patterns that a team knows as noise, in a text file that can be reviewed and shared: a line {@code id<tab>text} for each, sorted when
 * added, so that two people's additions seldom meet. Only the id counts; empty lines and lines that start with {@code #} are comments.
 */
public final class MutedPatterns {
    private static final Pattern ID = Pattern.compile("[0-9a-f]{16}");
    private static final List<String> CONFLICTS = List.of("<<<<<<<", "=======", ">>>>>>>", "|||||||");
    private static final int MOST_TEXT_CHARS = 400;

    private final Path file;
    private final List<String> lines;
    private final Set<String> ids = new TreeSet<>();

    private MutedPatterns(Path file, List<String> lines) throws FileSystemException {
        this.file = file;
        this.lines = new ArrayList<>(lines);
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (CONFLICTS.stream().anyMatch(line::startsWith)) {
                throw wrong(i, "has the mark of a merge conflict: keep the lines of both sides and delete the marks");
            }
            if (!line.isBlank() && !line.startsWith("#")) {
                String id = id(line);
                if (!ID.matcher(id).matches()) {
                    throw wrong(i, "starts with no id of 16 hexadecimal digits and a tab; mend it, or put # before it");
                }
                ids.add(id);
            }
        }
    }

    private FileSystemException wrong(int line, String what) {
        return new FileSystemException(file.toString(), null, "line " + (line + 1) + " " + what);
    }

    private static String id(String line) {
        int end = 0;
        while (end < line.length() && !Character.isWhitespace(line.charAt(end))) {
            end++;
        }
        return line.substring(0, end).toLowerCase(Locale.ROOT);
    }

    /**
     * Reads a file; one that is not there mutes nothing.
     *
     * @throws IOException when it cannot be read, or a line of it cannot be understood
     */
    public static MutedPatterns read(Path file) throws IOException {
        return new MutedPatterns(file, SharedFile.read(file).lines().toList());
    }

    /** What is done to the patterns of a file. */
    @FunctionalInterface
    public interface Change {
        /** Does it. */
        void to(MutedPatterns muted) throws IOException;
    }

    /**
     * Changes the patterns of a file, which is made when it is not there. Who changes it at the same time waits, so that nothing is lost.
     *
     * @throws IOException when it cannot be read, understood or written, or the change cannot be made; then nothing is changed
     */
    public static void change(Path file, Change change) throws IOException {
        SharedFile.change(file, text -> {
            MutedPatterns muted = new MutedPatterns(file, text.lines().toList());
            change.to(muted);
            return muted.lines.isEmpty() ? "" : String.join("\n", muted.lines) + "\n";
        });
    }

    /** Their ids. */
    public Set<String> ids() {
        return Set.copyOf(ids);
    }

    /**
     * Adds a pattern, before the first one with a higher id.
     *
     * @param text what the pattern says, for people; without secrets
     * @return whether it was not muted before
     */
    public boolean mute(String id, String text) {
        if (!ids.add(id)) {
            return false;
        }
        int at = 0;
        while (at < lines.size()
                && (isComment(lines.get(at)) || id(lines.get(at)).compareTo(id) < 0)) {
            at++;
        }
        lines.add(at, id + "\t" + text.substring(0, Math.min(text.length(), MOST_TEXT_CHARS)));
        return true;
    }

    private static boolean isComment(String line) {
        return line.isBlank() || line.startsWith("#");
    }

    /**
     * Takes a pattern out.
     *
     * @param start its id, or how it starts
     * @return the line that was taken out
     * @throws IOException when no pattern, or more than one, is called so
     */
    public String unmute(String start) throws IOException {
        String wanted = start.toLowerCase(Locale.ROOT);
        List<String> found = ids.stream().filter(id -> id.startsWith(wanted)).toList();
        if (found.size() != 1 || wanted.isEmpty()) {
            throw new FileSystemException(
                    file.toString(),
                    null,
                    found.isEmpty()
                            ? "no muted pattern has an id that starts with '" + start + "'"
                            : found.size() + " muted patterns have an id that starts with '" + start
                                    + "'; tell more of it");
        }
        String line = lines.stream()
                .filter(one -> !isComment(one) && id(one).equals(found.getFirst()))
                .findFirst()
                .orElseThrow();
        lines.removeIf(one -> !isComment(one) && id(one).equals(found.getFirst()));
        ids.remove(found.getFirst());
        return line;
    }
}
