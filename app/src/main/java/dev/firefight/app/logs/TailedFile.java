package dev.firefight.app.logs;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The end of a file by its name: when another file takes the name, the one before is read to its end first; when the file is cut, it is
 * read from its start; when it is not there, it is waited for.
 */
final class TailedFile implements Tail {
    private static final int BUFFER_BYTES = 1 << 16;
    private static final int MOST_BUFFERS = 64;

    private final String name;
    private final Path path;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private Optional<FileChannel> open = Optional.empty();
    private Object key = "";
    private long offset;

    /** From an offset of the file that has the name now. */
    TailedFile(String name, Path path, long offset) {
        this.name = name;
        this.path = path;
        this.offset = offset;
        try {
            key = key(path);
        } catch (IOException e) {
            start(); // it is waited for
        }
        open();
    }

    /** From behind the last whole line of the file that has the name now, from its start when it is not there yet. */
    static TailedFile atEnd(String name, Path path) {
        return new TailedFile(name, path, behindLastLine(path));
    }

    private static long behindLastLine(Path path) {
        try (FileChannel channel = FileChannel.open(path)) {
            long size = channel.size();
            byte[] end = new byte[(int) Math.min(size, MOST_LINE_BYTES)];
            int read = channel.read(ByteBuffer.wrap(end), size - end.length);
            int at = Math.max(0, read);
            while (at > 0 && end[at - 1] != '\n') {
                at--;
            }
            return at == 0 && size > end.length ? size : size - end.length + at;
        } catch (IOException e) {
            return 0;
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean isEnded() {
        return false;
    }

    @Override
    public void poll(Consumer<byte[]> taker) {
        try {
            if (open.isEmpty()) {
                open();
            }
            if (open.isPresent() && read(open.get(), taker)) {
                followName(open.get(), taker);
            }
        } catch (IOException e) {
            shut(); // opened again with the next look, where it was left
        }
    }

    /** Opens the file that has the name now: where it was left if it is still the same, else at its start. */
    private void open() {
        try {
            Object found = key(path);
            if (!found.equals(key)) {
                start();
            }
            key = found;
            open = Optional.of(FileChannel.open(path));
            if (!key(path).equals(key)) {
                shut(); // the name was given away in this moment
            }
        } catch (IOException e) {
            open = Optional.empty();
        }
    }

    private void start() {
        offset = 0;
        line.reset();
    }

    /** What tells a file from another of the same name. */
    private static Object key(Path path) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
        return Objects.requireNonNullElse(attributes.fileKey(), attributes.creationTime());
    }

    /** Reads on; says whether the end was reached. */
    private boolean read(FileChannel channel, Consumer<byte[]> taker) throws IOException {
        long size = channel.size();
        if (size == offset) {
            return true;
        }
        if (size < offset) {
            start();
        }
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES); // for now only: there may be thousands of files
        for (int i = 0; i < MOST_BUFFERS; i++) {
            buffer.clear();
            int read = channel.read(buffer, offset);
            if (read <= 0) {
                return true;
            }
            offset += read;
            cut(buffer.array(), read, taker);
        }
        return false;
    }

    private void cut(byte[] bytes, int length, Consumer<byte[]> taker) {
        int from = 0;
        for (int at = 0; at < length; at++) {
            if (bytes[at] == '\n') {
                keep(bytes, from, at);
                taker.accept(line.toByteArray());
                line.reset();
                from = at + 1;
            }
        }
        keep(bytes, from, length);
    }

    private void keep(byte[] bytes, int from, int to) {
        line.write(bytes, from, Math.min(to - from, MOST_LINE_BYTES - line.size()));
    }

    /** At the end of the file that was opened: is it still the one with the name? */
    private void followName(FileChannel channel, Consumer<byte[]> taker) throws IOException {
        if (!Files.exists(path) || key.equals(key(path))) {
            return; // no other file yet: lines may still come to this one
        }
        while (!read(channel, taker)) {} // what came between the two looks
        if (line.size() > 0) {
            taker.accept(line.toByteArray());
        }
        shut();
        start();
        open();
    }

    @Override
    public void close() {
        shut();
    }

    private void shut() {
        try {
            if (open.isPresent()) {
                open.get().close();
            }
        } catch (IOException e) {
            // nothing was written
        }
        open = Optional.empty();
    }
}
