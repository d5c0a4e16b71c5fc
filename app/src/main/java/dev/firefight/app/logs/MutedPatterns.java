package dev.firefight.app.logs;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
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
    private static final int MOST_BYTES = 16 << 20;
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
        if (Files.isDirectory(file)) {
            throw new FileSystemException(file.toString(), null, "a directory; name a file in it");
        }
        try (InputStream content = Files.newInputStream(file)) {
            byte[] bytes = content.readNBytes(MOST_BYTES + 1); // a device may have no end
            if (bytes.length > MOST_BYTES) {
                throw new FileSystemException(file.toString(), null, "too long to be a list of muted patterns");
            }
            String text = new String(bytes, StandardCharsets.UTF_8);
            return new MutedPatterns(file, text.lines().toList());
        } catch (NoSuchFileException e) {
            return new MutedPatterns(file, List.of());
        }
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

    /**
     * Writes the file as a whole, so that nobody reads half of it.
     *
     * @throws IOException when it cannot be written, or is a pipe or a device, which would be replaced
     */
    public void write() throws IOException {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new FileSystemException(file.toString(), null, "no plain file, so nothing can be remembered in it");
        }
        try {
            replace(Files.exists(file) ? file.toRealPath() : file.toAbsolutePath());
        } catch (FileSystemException e) {
            throw e;
        } catch (IOException e) { // such as a full disk, of which the system does not say which file it hit
            throw new FileSystemException(file.toString(), null, e.getMessage());
        }
    }

    private void replace(Path target) throws IOException {
        Path folder = target.getParent() == null ? Path.of("").toAbsolutePath() : target.getParent();
        Files.createDirectories(folder);
        Path next = Files.createTempFile(folder, ".muted", ".new");
        try {
            Files.writeString(next, lines.isEmpty() ? "" : String.join("\n", lines) + "\n");
            if (Files.exists(target)) {
                Files.setPosixFilePermissions(next, Files.getPosixFilePermissions(target));
            } else {
                Files.setPosixFilePermissions(next, PosixFilePermissions.fromString("rw-r--r--"));
            }
            Files.move(next, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(next, target, StandardCopyOption.REPLACE_EXISTING);
        } catch (UnsupportedOperationException e) { // no permissions of this kind on this system
            Files.move(next, target, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(next);
        }
    }
}
