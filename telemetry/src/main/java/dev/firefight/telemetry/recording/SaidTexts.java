package dev.firefight.telemetry.recording;

import dev.firefight.telemetry.LogClassifier;
import dev.firefight.telemetry.TraceId;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/**
 * Keeps the texts of log records in a file while they are read, packed, since telemetry itself keeps their patterns only. It stands before the
 * classifier that tells those, and is asked once for each record, in their order.
 */
public final class SaidTexts implements LogClassifier, AutoCloseable {
    /** A text is kept up to here. */
    static final int MOST_TEXT_CHARS = 1 << 20;

    private static final int BUFFER_BYTES = 1 << 16;

    private final LogClassifier classifier;
    private final Path file;
    private final long mostBytes;
    private final Deflater deflater = new Deflater(Deflater.BEST_SPEED);
    private final DataOutputStream out;
    private long records;
    private long bytes;
    private String trouble = "";

    /**
     * An empty one.
     *
     * @param classifier tells patterns
     * @param file is written anew, and removed at the end
     * @param mostBytes of all texts together, before they are packed
     */
    public SaidTexts(LogClassifier classifier, Path file, long mostBytes) throws IOException {
        this.classifier = classifier;
        this.file = file;
        this.mostBytes = mostBytes;
        this.out = new DataOutputStream(new BufferedOutputStream(
                new DeflaterOutputStream(Files.newOutputStream(file), deflater, BUFFER_BYTES), BUFFER_BYTES));
    }

    @Override
    public int classify(CharSequence text) {
        keep(text);
        return classifier.classify(text);
    }

    @Override
    public int classify(CharSequence text, TraceId trace) {
        keep(text);
        return classifier.classify(text, trace);
    }

    /** What cannot be kept must not cost the reading; it is told when the texts are wanted. */
    private void keep(CharSequence text) {
        if (!trouble.isEmpty()) {
            return;
        }
        byte[] utf8 = text.subSequence(0, Math.min(text.length(), MOST_TEXT_CHARS))
                .toString()
                .getBytes(StandardCharsets.UTF_8);
        if (bytes + utf8.length > mostBytes) {
            trouble = "logs are more than " + (mostBytes >> 20) + " MB; take a shorter stretch of time";
            return;
        }
        try {
            out.writeInt(utf8.length);
            out.write(utf8);
            bytes += utf8.length;
            records++;
        } catch (IOException full) {
            trouble = "log texts could not be written to disk: " + full.getMessage();
        }
    }

    /**
     * All texts, in order; nothing can be added any more.
     *
     * @throws IOException where some are missing, in words for people
     */
    Texts read() throws IOException {
        out.close();
        if (!trouble.isEmpty()) {
            throw new IOException(trouble);
        }
        return new Texts(
                new DataInputStream(
                        new BufferedInputStream(new InflaterInputStream(Files.newInputStream(file)), BUFFER_BYTES)),
                records);
    }

    @Override
    public void close() throws IOException {
        try {
            out.close();
        } finally {
            deflater.end();
            Files.deleteIfExists(file);
        }
    }

    /** Texts while they are read. */
    static final class Texts implements Iterator<String>, AutoCloseable {
        private final DataInputStream in;
        private long left;

        private Texts(DataInputStream in, long records) {
            this.in = in;
            this.left = records;
        }

        @Override
        public boolean hasNext() {
            return left > 0;
        }

        @Override
        public String next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            left--;
            try {
                return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
