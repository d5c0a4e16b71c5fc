package dev.firefight.app.drill;

import dev.firefight.practice.scenario.Run;
import dev.firefight.practice.signal.History;
import dev.firefight.practice.signal.RecordedDrill;
import dev.firefight.telemetry.recording.RecordingArchive;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** What production said in a run, as a directory that holds a recording like any other. */
public final class DrillRecording {
    private static final long MOST_BYTES = 4L << 30;

    private DrillRecording() {}

    /**
     * Writes it.
     *
     * @param run of which it is, from its beginning to now, with what was before it where it has that
     * @param directory does not exist yet
     */
    public static void write(RecordedDrill recorded, Run run, Path directory) throws IOException {
        Path scratch = Files.createTempDirectory("firefight-drill");
        Path archive = scratch.resolve("recording.zip");
        try {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(archive))) {
                Optional<History> history = run.history();
                if (history.isPresent()) {
                    recorded.write(history.get(), run.scrapes(), scratch.resolve("texts"), out);
                } else {
                    recorded.write(run.scrapes(), scratch.resolve("texts"), out);
                }
            }
            Files.createDirectories(
                    directory.toAbsolutePath().normalize().resolve("..").normalize());
            try (InputStream in = new BufferedInputStream(Files.newInputStream(archive))) {
                RecordingArchive.unpack(in, directory, MOST_BYTES);
            }
        } finally {
            Files.deleteIfExists(archive);
            Files.delete(scratch);
        }
    }
}
