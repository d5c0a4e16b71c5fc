package dev.firefight.app.logs;

import dev.firefight.telemetry.LogClassifier;
import dev.firefight.telemetry.column.LongColumn;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Keeps the texts of log records on disk, in the order in which they arrive, so that memory does not grow with them. */
final class TextSpool implements LogClassifier, AutoCloseable {
    private final Path file;
    private final OutputStream out;
    private final LongColumn ends = new LongColumn();
    private long size;

    TextSpool() throws IOException {
        file = Files.createTempFile("firefight", ".texts");
        file.toFile().deleteOnExit();
        out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16);
    }

    @Override
    public int classify(CharSequence text) {
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        try {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        size += bytes.length;
        ends.add(size);
        return ends.size() - 1;
    }

    /** Reads the texts, once all are there. */
    Reader reader() throws IOException {
        out.flush();
        return new Reader();
    }

    /** Gives texts by their numbers. */
    final class Reader implements AutoCloseable {
        private final RandomAccessFile texts = new RandomAccessFile(file.toFile(), "r");

        private Reader() throws IOException {}

        String text(int number) throws IOException {
            long from = number == 0 ? 0 : ends.get(number - 1);
            byte[] bytes = new byte[Math.toIntExact(ends.get(number) - from)];
            texts.seek(from);
            texts.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8);
        }

        @Override
        public void close() throws IOException {
            texts.close();
        }
    }

    @Override
    public void close() throws IOException {
        out.close();
        Files.deleteIfExists(file);
    }
}
