package dev.firefight.app.drill;

import dev.firefight.practice.signal.RecordedDrill;
import dev.firefight.practice.signal.Scrapes;
import dev.firefight.telemetry.recording.RecordingArchive;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** What production said in a run, as a directory that holds a recording like any other. */
public final class DrillRecording {
    private static final long MOST_BYTES = 4L << 30;

    private DrillRecording() {}

    /**
     * Writes it.
     *
     * @param scrapes of the run, from its beginning to now
     * @param directory does not exist yet
     */
    public static void write(RecordedDrill recorded, Scrapes scrapes, Path directory) throws IOException {
        Path scratch = Files.createTempDirectory("firefight-drill");
        Path archive = scratch.resolve("recording.zip");
        try {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(archive))) {
                recorded.write(scrapes, scratch.resolve("texts"), out);
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
