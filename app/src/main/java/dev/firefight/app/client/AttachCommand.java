package dev.firefight.app.client;

import dev.firefight.app.UsageException;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Puts a file into a timeline. */
@Command(
        name = "attach",
        mixinStandardHelpOptions = true,
        description = "Put a file into the timeline: a picture of a graph, a piece of a log.")
final class AttachCommand extends ServerAction {
    @Parameters(index = "0", paramLabel = "NUMBER", description = "The number of the incident.")
    private long number;

    @Parameters(index = "1", paramLabel = "FILE", description = "The file, of up to 8 MB.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path file;

    @Override
    public Integer call() throws IOException {
        String path = path(number) + "/files?name="
                + URLEncoder.encode(name(file), StandardCharsets.UTF_8).replace("+", "%20");
        String type = Optional.ofNullable(Files.probeContentType(file)).orElse("application/octet-stream");
        return written(client().upload(path, type, readable(file)));
    }

    private static String name(Path file) {
        return Optional.ofNullable(file.getFileName())
                .map(Path::toString)
                .orElseThrow(() -> new UsageException(file + " is no file"));
    }
}
