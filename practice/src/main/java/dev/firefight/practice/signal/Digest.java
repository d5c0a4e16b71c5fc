package dev.firefight.practice.signal;

import dev.firefight.practice.production.LogBook.Line;
import dev.firefight.practice.production.Production;
import dev.firefight.practice.production.SpanName;
import dev.firefight.practice.production.TraceBook;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * A fingerprint of all that a production told: of its numbers, its lines and its spans, each by themselves, and then of these three. It goes on
 * where it stopped, so that each thing is digested once.
 */
final class Digest {
    private final Production production;
    private final MessageDigest ofNumbers = sha();
    private final MessageDigest ofLines = sha();
    private final MessageDigest ofSpans = sha();
    private int series;
    private int lines;
    private int spans;

    Digest(Production production) {
        this.production = production;
    }

    private static MessageDigest sha() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java platform has SHA-256", missing);
        }
    }

    /** These numbers, which were read now. */
    void add(double[] row) {
        while (series < row.length) {
            add(ofNumbers, production.meters().keys().get(series++).selector());
        }
        ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES * (row.length + 1));
        bytes.putLong(production.nowNanos());
        for (double value : row) {
            bytes.putLong(Double.doubleToLongBits(value));
        }
        ofNumbers.update(bytes.flip());
    }

    private void addLines() {
        List<Line> all = production.logs().lines();
        while (lines < all.size()) {
            Line line = all.get(lines++);
            add(ofLines, line.timeNanos(), line.severity().number(), line.traceHigh(), line.traceLow());
            add(ofLines, line.origin().service() + '/' + line.origin().component());
            add(ofLines, line.text());
        }
    }

    private void addSpans() {
        TraceBook book = production.traces();
        while (spans < book.size()) {
            int at = spans++;
            SpanName name = book.name(at);
            add(
                    ofSpans,
                    book.traceHigh(at),
                    book.traceLow(at),
                    book.id(at),
                    book.parent(at),
                    book.startNanos(at),
                    book.endNanos(at));
            String who = name.origin().component() + '/' + name.operation() + '/' + name.kind() + '/' + name.peer();
            add(ofSpans, who + '/' + book.outcome(at));
        }
    }

    private static void add(MessageDigest sha, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        sha.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
        sha.update(bytes);
    }

    private static void add(MessageDigest sha, long... numbers) {
        ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES * numbers.length);
        for (long number : numbers) {
            bytes.putLong(number);
        }
        sha.update(bytes.flip());
    }

    /** All up to now, in hexadecimal digits. */
    String hex() {
        addLines();
        addSpans();
        try {
            MessageDigest all = sha();
            for (MessageDigest one : List.of(ofNumbers, ofLines, ofSpans)) {
                all.update(((MessageDigest) one.clone()).digest());
            }
            return HexFormat.of().formatHex(all.digest());
        } catch (CloneNotSupportedException unsupported) {
            throw new IllegalStateException("SHA-256 of this Java platform cannot be continued", unsupported);
        }
    }
}
