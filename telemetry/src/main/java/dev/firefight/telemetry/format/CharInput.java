package dev.firefight.telemetry.format;

import java.io.IOException;
import java.io.Reader;

/** The characters of a text one by one, without the lock that {@link Reader#read()} takes for each of them. */
final class CharInput {
    private static final int BUFFER_CHARS = 1 << 13;

    private final Reader text;
    private final char[] buffer = new char[BUFFER_CHARS];
    private int position;
    private int limit;

    CharInput(Reader text) {
        this.text = text;
    }

    /** The next character; negative at the end. */
    int read() throws IOException {
        if (position == limit) {
            position = 0;
            limit = Math.max(0, text.read(buffer, 0, buffer.length));
            if (limit == 0) {
                return -1;
            }
        }
        return buffer[position++];
    }
}
