package dev.firefight.app.logs;

import dev.firefight.evidence.pattern.Shape;
import dev.firefight.telemetry.log.LineHeader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** What one line said with those that went on with it. */
final class FollowedRecord {
    private static final int MOST_LINES = 256;
    private static final int MOST_CHARS = 1 << 16;

    final String source;
    final OptionalLong timeNanos;
    final int severity;
    /** What it says, without its header: its first line, or the one that tells its reason. */
    String message;
    /** The line as it was written, and the messages of those that go on with it. */
    final List<String> lines = new ArrayList<>();

    private int chars;

    FollowedRecord(String source, LineHeader header, byte[] line) {
        this.source = source;
        this.timeNanos =
                header.hasTime() && header.hasYear() ? OptionalLong.of(header.timeNanos()) : OptionalLong.empty();
        this.severity = header.severity();
        this.message = header.message(line);
        add(new String(line, StandardCharsets.UTF_8).stripTrailing());
    }

    /** A line goes on with it. */
    void add(String line) {
        if (lines.size() < MOST_LINES && chars + line.length() <= MOST_CHARS) {
            lines.add(line);
            chars += line.length();
        }
    }

    /** The last line goes on. */
    void join(String rest) {
        if (chars + rest.length() <= MOST_CHARS) {
            lines.set(lines.size() - 1, lines.getLast() + rest);
            chars += rest.length();
        }
    }

    /** How long it is. */
    int chars() {
        return chars;
    }

    /** The shape of the message, as it is kept. */
    String shape() {
        return KnownShapes.key(Shape.of(message));
    }

    boolean goesOn() {
        return lines.size() > 1;
    }
}
