package dev.firefight.telemetry.format;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The lines of a text in UTF-8. A line longer than one may hold is cut there; what is no UTF-8 is replaced; both are counted. */
public final class TextLines {
    /** How many characters of a line are kept. */
    static final int MAX_LINE_CHARS = 1 << 20;

    private final CharInput text;
    private final ReadNotes notes;
    private long line;
    private boolean hasEnd;

    /** The lines of a stream, which the caller closes. */
    public TextLines(InputStream bytes, ReadNotes notes) {
        this.text = new CharInput(new InputStreamReader(bytes, StandardCharsets.UTF_8));
        this.notes = notes;
    }

    /** The next line without its end; empty when there is none. */
    public Optional<String> next() throws IOException {
        int c = text.read();
        if (c < 0) {
            return Optional.empty();
        }
        line++;
        StringBuilder kept = new StringBuilder();
        boolean isCut = false;
        boolean isBroken = false;
        while (c >= 0 && c != '\n') {
            isBroken |= c == '\uFFFD';
            if (kept.length() == MAX_LINE_CHARS) {
                isCut = true;
            } else if (c != '\uFEFF' || !kept.isEmpty() || line > 1) {
                kept.append((char) c);
            }
            c = text.read();
        }
        hasEnd = c == '\n';
        if (!kept.isEmpty() && kept.charAt(kept.length() - 1) == '\r') {
            kept.setLength(kept.length() - 1);
        }
        if (isCut) {
            notes.problem(line, "a line of more than " + MAX_LINE_CHARS + " characters; cut there");
        }
        if (isBroken) {
            notes.problem(line, "bytes that are no UTF-8; replaced");
        }
        return Optional.of(kept.toString());
    }

    /** Number of the line given last, from 1. */
    public long line() {
        return line;
    }

    /** Whether the line given last has an end; where it has none it may be cut. */
    boolean hasEnd() {
        return hasEnd;
    }
}
