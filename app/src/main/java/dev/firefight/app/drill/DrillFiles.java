package dev.firefight.app.drill;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.firefight.app.UsageException;
import dev.firefight.document.Nearest;
import dev.firefight.practice.drill.DrillLog;
import dev.firefight.practice.drill.LogText;
import dev.firefight.practice.drill.Logged;
import dev.firefight.practice.drill.Opening;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/** Drills that were played here: a directory with a file for each, which only grows. */
final class DrillFiles {
    private static final String ENDING = ".drill.jsonl";
    private static final long MOST_BYTES = 64L << 20;
    private static final int MOST_OF_A_KIND = 100_000;

    private final Path directory;

    /** The directory is made when the first drill begins. */
    DrillFiles(Path data) {
        this.directory = data.resolve("drills");
    }

    /** A drill that is being played. */
    static final class Open implements AutoCloseable {
        private final String name;
        private final Path file;
        private final FileChannel channel;
        private String last;

        private Open(String name, Path file, FileChannel channel, String first) throws IOException {
            this.name = name;
            this.file = file;
            this.channel = channel;
            this.last = first;
            write(first + "\n");
        }

        String name() {
            return name;
        }

        Path file() {
            return file;
        }

        /** What is appended is on disk when this returns. */
        void append(List<Logged> lines) throws IOException {
            if (lines.isEmpty()) {
                return;
            }
            StringBuilder text = new StringBuilder();
            for (Logged one : lines) {
                last = LogText.next(last, one);
                text.append(last).append('\n');
            }
            write(text.toString());
        }

        private void write(String text) throws IOException {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }

    /** Begins the next drill of a scenario. */
    Open begin(Opening opening) throws IOException {
        Files.createDirectories(directory);
        for (int i = 1; i <= MOST_OF_A_KIND; i++) {
            String name = opening.scenario() + "-" + i;
            Path file = directory.resolve(name + ENDING);
            try {
                return new Open(
                        name,
                        file,
                        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                        LogText.first(opening));
            } catch (FileAlreadyExistsException _) {
                // The next number.
            }
        }
        throw new IOException(directory + " is full of drills of " + opening.scenario());
    }

    /** The names of all that were played, in their order. */
    List<String> names() throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(one -> one.getFileName().toString())
                    .filter(one -> one.endsWith(ENDING))
                    .map(one -> one.substring(0, one.length() - ENDING.length()))
                    .sorted()
                    .toList();
        }
    }

    /**
     * A drill that is over, by its name or by its file.
     *
     * @throws UsageException when there is none, it is not as it was written, or it was broken off
     */
    Finished finished(String name) throws IOException {
        return Finished.of(name, read(name));
    }

    private DrillLog read(String name) throws IOException {
        Path file = name.endsWith(".jsonl") || name.contains("/") ? Path.of(name) : directory.resolve(name + ENDING);
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new UsageException(file + " is larger than any drill");
            }
            return LogText.read(Files.readAllLines(file, UTF_8));
        } catch (NoSuchFileException _) {
            List<String> names = names();
            throw new UsageException("there is no drill \"" + name + "\""
                    + (names.isEmpty() ? "; begin one with: firefight drill start" : Nearest.hint(name, names)));
        } catch (CharacterCodingException _) {
            throw new UsageException(file + " is no log of a drill: it is not written in UTF-8");
        } catch (IllegalArgumentException altered) {
            throw new UsageException(file + ": " + altered.getMessage());
        }
    }
}
