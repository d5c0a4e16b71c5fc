package dev.firefight.app.logs;

import dev.firefight.telemetry.log.HeaderForms;
import dev.firefight.telemetry.log.LineHeader;
import dev.firefight.telemetry.log.LogFormat;
import dev.firefight.telemetry.log.StatementReader;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Optional;

/**
 * Reads the headers of lines as they come. How they are written is known from the file, or learned from the lines: at first from few, and
 * again when there are four times as many.
 */
final class FollowedLines {
    private static final int FIRST_LINES = 16;
    private static final int SAMPLE_BYTES = 1 << 20;
    private static final int ENOUGH_BYTES = 1 << 13;

    private ByteArrayOutputStream sample = new ByteArrayOutputStream();
    private StatementReader reader;
    private long lines;
    private long nextLearning;

    /** With what is there already, perhaps nothing, and how lines are written, where that is forced. */
    FollowedLines(byte[] head, Optional<LogFormat> format) {
        sample.writeBytes(head);
        reader = format.map(forced -> forced.forms(head, 0, head.length))
                .orElseGet(() -> HeaderForms.learn(head, 0, head.length))
                .statements();
        nextLearning = head.length >= ENOUGH_BYTES || format.isPresent() ? Long.MAX_VALUE : 1;
        forgetLearned();
    }

    /** There may be thousands of files. */
    private void forgetLearned() {
        if (nextLearning == Long.MAX_VALUE) {
            sample = new ByteArrayOutputStream();
        }
    }

    /** Learns from lines that will be read next. */
    void learn(List<byte[]> coming) {
        if (nextLearning == Long.MAX_VALUE) {
            return;
        }
        for (byte[] line : coming) {
            sample.writeBytes(line);
            sample.write('\n');
        }
        lines += coming.size();
        if (lines >= nextLearning) {
            byte[] bytes = sample.toByteArray();
            reader = HeaderForms.learn(bytes, 0, bytes.length).statements();
            nextLearning = lines >= HeaderForms.SAMPLE_LINES || bytes.length > SAMPLE_BYTES
                    ? Long.MAX_VALUE
                    : Math.max(FIRST_LINES, lines * 4);
        }
        forgetLearned();
    }

    /** Reads a line; gives the bytes in which its message lies, which are those of all its parts where it was cut. */
    byte[] read(byte[] line, LineHeader header) {
        reader.read(line, 0, line.length, 0, header);
        return reader.isJoined() ? reader.joined() : line;
    }
}
