package dev.firefight.server.setup;

/**
 * What is wrong with a document.
 *
 * @param path where, such as {@code policies[0].steps[1].patience}; empty for the whole document
 * @param line the line of the document, from 1; 0 where it is no single one
 * @param what in plain words, with what to write instead; never a value that could be a secret
 */
public record Problem(String path, int line, String what) {
    /** As one line of text. */
    @Override
    public String toString() {
        String where = line > 0 ? "line " + line + (path.isEmpty() ? ": " : ", ") : "";
        return where + (path.isEmpty() ? "" : path + ": ") + what;
    }
}
