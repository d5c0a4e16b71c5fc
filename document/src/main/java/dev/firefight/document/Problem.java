package dev.firefight.document;

/**
 * What is wrong with a document.
 *
 * @param path where, such as {@code policies[0].steps[1].patience}; empty for the whole document
 * @param line the line of the document, from 1; 0 where it is no single one
 * @param what in plain words, with what to write instead; never a value that could be a secret
 */
public record Problem(String path, int line, String what) {
    private static final int MOST_SHOWN_CHARS = 60;

    /** What somebody wrote, as it can be shown in the words of a problem: in quotes, in one line, and not too long. */
    public static String shown(String text) {
        String line = text.replaceAll("\\s+", " ").strip();
        boolean isLong = line.length() > MOST_SHOWN_CHARS;
        return "\"" + (isLong ? line.substring(0, line.offsetByCodePoints(0, MOST_SHOWN_CHARS / 2)) + "…" : line)
                + "\"";
    }

    /** As one line of text. */
    @Override
    public String toString() {
        String where = line > 0 ? "line " + line + (path.isEmpty() ? ": " : ", ") : "";
        return where + (path.isEmpty() ? "" : path + ": ") + what;
    }
}
