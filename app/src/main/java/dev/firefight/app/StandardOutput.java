package dev.firefight.app;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/** Passes bytes on and remembers what went wrong first, which a {@link java.io.PrintWriter} swallows. */
final class StandardOutput extends OutputStream {
    private final OutputStream target;
    private Optional<IOException> failure = Optional.empty();

    StandardOutput(OutputStream target) {
        this.target = target;
    }

    /** Why not everything was written; empty when it was, or when the reader had enough, as {@code head} has. */
    Optional<String> loss() {
        return failure.map(e -> String.valueOf(e.getMessage())).filter(reason -> !reason.contains("Broken pipe"));
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        try {
            target.write(bytes, offset, length);
        } catch (IOException e) {
            failure = failure.or(() -> Optional.of(e));
            throw e;
        }
    }
}
