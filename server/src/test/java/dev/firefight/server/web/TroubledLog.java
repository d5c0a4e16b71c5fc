package dev.firefight.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;

/** What a service logged that was well for twenty minutes, and has said something else beside it for the last ten. */
final class TroubledLog {
    private TroubledLog() {}

    /** A server that has such a file as its only source. */
    static OwnServer serve(Path directory, String trouble) throws IOException {
        Path log = write(directory, trouble);
        OwnServer server = new OwnServer(directory, InstantSource.system());
        String document = "sources: [{name: files, kind: logs, paths: ['" + log + "']}]\n";
        assertThat(server.yaml("Root", "/api/v1/setup", document).body()).contains("\"isApplied\":true");
        return server;
    }

    /** The file, and in it a line every five seconds, and as many of trouble. */
    private static Path write(Path directory, String trouble) throws IOException {
        StringBuilder lines = new StringBuilder();
        Instant now = Instant.now();
        for (int second = 1_800; second > 0; second -= 5) {
            Instant at = now.minusSeconds(second);
            lines.append(at).append(" INFO order ").append(second).append(" was paid\n");
            if (second < 600) {
                lines.append(at).append(" ERROR ").append(trouble).append('\n');
            }
        }
        return Files.writeString(directory.resolve("checkout.log"), lines, StandardCharsets.UTF_8);
    }
}
