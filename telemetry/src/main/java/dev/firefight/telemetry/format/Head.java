package dev.firefight.telemetry.format;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** The first bytes of a file, already unpacked, by which its format is told. */
final class Head {
    private final byte[] bytes;
    private final String text;

    Head(byte[] bytes) {
        this.bytes = bytes;
        String decoded = new String(bytes, StandardCharsets.UTF_8);
        this.text = decoded.startsWith("\uFEFF") ? decoded.substring(1) : decoded;
    }

    /** The bytes as they are; not to be changed. */
    byte[] bytes() {
        return bytes;
    }

    /** The bytes as UTF-8 text without a byte order mark; what is no UTF-8 is shown as replacement characters. */
    String text() {
        return text;
    }

    /** The lines of the text that are not blank; the last one may be cut. */
    List<String> lines() {
        return text.lines().filter(line -> !line.isBlank()).toList();
    }

    /** The bytes of the first so many lines. */
    byte[] start(int lines) {
        int end = 0;
        for (int count = 0; end < bytes.length && count < lines; end++) {
            count += bytes[end] == '\n' ? 1 : 0;
        }
        return Arrays.copyOf(bytes, end);
    }

    /** Whether this may be all of the file: it is shorter than what one would have looked at. */
    boolean isWhole() {
        return bytes.length < FormatDetector.HEAD_BYTES;
    }

    /** Whether a JSON property of this name occurs. */
    boolean hasProperty(String name) {
        int at = text.indexOf('"' + name + '"');
        while (at >= 0) {
            int behind = at + name.length() + 2;
            while (behind < text.length() && Character.isWhitespace(text.charAt(behind))) {
                behind++;
            }
            if (behind < text.length() && text.charAt(behind) == ':') {
                return true;
            }
            at = text.indexOf('"' + name + '"', at + 1);
        }
        return false;
    }

    /** The first character that is not white; NUL when there is none. */
    char first() {
        for (int i = 0; i < text.length(); i++) {
            if (!Character.isWhitespace(text.charAt(i))) {
                return text.charAt(i);
            }
        }
        return 0;
    }
}
