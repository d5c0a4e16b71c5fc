package dev.firefight.telemetry.log;

import dev.firefight.telemetry.packing.Unpacked;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/** Something with lines: a file, plain or packed with gzip or zstd, or a stream. */
public final class LogInput {
    private static final int BUFFER_BYTES = 1 << 16;

    /** Opens a stream. */
    @FunctionalInterface
    private interface Opening {
        InputStream open() throws IOException;
    }

    private final String name;
    private final Optional<Path> plain;
    private final Opening opening;
    private final long bytes;
    private final Optional<HeaderForms> cutting;

    private LogInput(String name, Optional<Path> plain, Opening opening, long bytes) {
        this(name, plain, opening, bytes, Optional.empty());
    }

    private LogInput(String name, Optional<Path> plain, Opening opening, long bytes, Optional<HeaderForms> cutting) {
        this.cutting = cutting;
        this.name = name;
        this.plain = plain;
        this.opening = opening;
        this.bytes = bytes;
    }

    /**
     * A file, as long as it is now. How it is packed is told by its first bytes.
     *
     * @throws IOException when it cannot be read
     */
    public static LogInput of(Path file) throws IOException {
        Opening opening = () -> Files.newInputStream(file);
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        if (!attributes.isRegularFile()) {
            return new LogInput(file.toString(), Optional.empty(), opening, 0);
        }
        try (BufferedInputStream head = new BufferedInputStream(opening.open(), BUFFER_BYTES)) {
            Optional<Path> plain = Optional.of(file);
            if (Unpacked.refusal(head).isPresent() || Colours.areIn(head)) {
                plain = Optional.empty();
            }
            return new LogInput(file.toString(), plain, opening, attributes.size());
        }
    }

    /** A stream that is open, such as the standard input. It is read once and closed. */
    public static LogInput of(String name, InputStream stream) {
        return new LogInput(name, Optional.empty(), () -> stream, 0);
    }

    /** The same where it is known how its lines are written: one that was cut is never parted among threads. */
    public LogInput writtenIn(HeaderForms forms) {
        return new LogInput(name, plain, opening, bytes, Optional.of(forms).filter(HeaderForms::mayCut));
    }

    /** Where the lines may be parted nearest to an offset of a plain file, at it or behind it. */
    long border(long offset) throws IOException {
        return cutting.isPresent() && plain.isPresent()
                ? CutBorder.of(plain.get(), cutting.get(), offset, bytes)
                : offset;
    }

    /** How it is called. */
    public String name() {
        return name;
    }

    /** Whether it is a file whose bytes are lines as they are: not packed, and no stream. */
    public boolean isPlain() {
        return plain.isPresent();
    }

    /** The file, when its bytes are lines as they are. */
    Optional<Path> plain() {
        return plain;
    }

    /** How long the file is; 0 for a stream. */
    public long bytes() {
        return bytes;
    }

    BufferedInputStream open() throws IOException {
        return new BufferedInputStream(opening.open(), BUFFER_BYTES);
    }

    /** Why something cannot be read, in words. */
    static String reason(IOException e) {
        return switch (e) {
            case AccessDeniedException denied -> "permission denied";
            case NoSuchFileException gone -> "it is no longer there";
            default -> e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        };
    }
}
