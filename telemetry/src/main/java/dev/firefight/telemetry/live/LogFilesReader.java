package dev.firefight.telemetry.live;

import dev.firefight.telemetry.format.Format;
import dev.firefight.telemetry.format.FormatDetector;
import dev.firefight.telemetry.format.ReadNotes;
import dev.firefight.telemetry.format.YearHint;
import dev.firefight.telemetry.live.Trouble.Kind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/** Reads the ends of log files of this machine, of which the records within the window are kept. */
final class LogFilesReader implements SourceReader {
    static final String OUTSIDE_WINDOW = "a log record outside the window; left out";

    private final Source.LogFiles source;
    private final HeldBytes held;

    LogFilesReader(Source.LogFiles source, HeldBytes held) {
        this.source = source;
        this.held = held;
    }

    /**
     * The end of a file.
     *
     * @param bytes its bytes, from the start of a line
     * @param isWhole whether that is all of it
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on, not compared
    private record End(byte[] bytes, boolean isWhole) {}

    @Override
    public void read(LiveWindow window, Instant until, Intake intake) {
        for (Path file : source.files()) {
            if (Thread.currentThread().isInterrupted()) {
                intake.trouble(Trouble.of(Kind.DEADLINE, "the time for reading all sources was over"));
                return;
            }
            read(file, window, intake);
        }
    }

    private void read(Path file, LiveWindow window, Intake intake) {
        String name = String.valueOf(file.getFileName());
        Query asked = Query.of(name, "/");
        long taken = 0;
        try {
            if (!Files.isRegularFile(file)) {
                intake.trouble(trouble(asked, Files.exists(file) ? "it is no plain file" : "it is not there"));
                return;
            }
            long size = Math.min(Files.size(file), source.mostBytes());
            if (!held.take(size)) {
                intake.trouble(trouble(
                        asked, "all that is read at a time would be more than " + HeldBytes.MOST_MEBIBYTES + " MiB"));
                return;
            }
            taken = size;
            End end = end(file, (int) size);
            add(asked, name, end, window, intake);
        } catch (NoSuchFileException e) {
            intake.trouble(trouble(asked, "it is not there"));
        } catch (AccessDeniedException e) {
            intake.trouble(trouble(asked, "this program may not read it: permission denied"));
        } catch (IOException e) {
            intake.trouble(trouble(asked, "it cannot be read (" + e.getClass().getSimpleName() + ")"));
        } finally {
            held.release(taken);
        }
    }

    private static Trouble trouble(Query asked, String because) {
        return Trouble.of(Kind.FILE, because).about(asked.asked());
    }

    private static End end(Path file, int most) throws IOException {
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            long from = Math.max(0, channel.size() - most);
            ByteBuffer buffer = ByteBuffer.allocate(most);
            channel.position(from);
            while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
                // until all is read, or the file has become shorter
            }
            byte[] bytes = Arrays.copyOf(buffer.array(), buffer.position());
            if (from == 0) {
                return new End(bytes, true);
            }
            int line = 0;
            while (line < bytes.length && bytes[line] != '\n') {
                line++;
            }
            return new End(Arrays.copyOfRange(bytes, Math.min(line + 1, bytes.length), bytes.length), false);
        }
    }

    private void add(Query asked, String name, End end, LiveWindow window, Intake intake) {
        if (end.bytes().length == 0) {
            return; // nothing was logged yet
        }
        byte[] head = Arrays.copyOf(end.bytes(), Math.min(end.bytes().length, FormatDetector.HEAD_BYTES));
        Optional<Format> format = FormatDetector.detect(head).map(FormatDetector.Detection::format);
        if (format.isEmpty()) {
            intake.trouble(trouble(asked, "it holds nothing that is known as a log: does each line tell its time?"));
            return;
        }
        YearHint year = new YearHint(window.toNanos(), YearHint.Source.WINDOW);
        intake.add(asked, new ReadNotes(name, Optional.of(year)), (builder, notes) -> {
            long outside = builder.logsWithin(window.fromNanos(), window.toNanos(), () -> {
                try {
                    format.get().read(new ByteArrayInputStream(end.bytes()), builder, notes);
                } catch (IOException e) {
                    throw new UncheckedIOException("memory can always be read", e);
                }
            });
            notes.problem(0, OUTSIDE_WINDOW, outside);
            if (!end.isWhole() && outside == 0) {
                notes.problem(
                        0,
                        "a log file whose start was not looked at, although it may tell of the window: it is larger than is read at once");
            }
        });
    }

    @Override
    public Budget budget() {
        return new Budget(0, Integer.MAX_VALUE, Optional.empty());
    }
}
