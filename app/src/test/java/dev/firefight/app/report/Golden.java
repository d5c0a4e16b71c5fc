package dev.firefight.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files that show how a report looks. The system property {@code firefight.golden=write} writes them anew. */
final class Golden {
    private static final Path DIRECTORY = Path.of("src", "test", "resources", "dev", "firefight", "app", "report");

    private Golden() {}

    static void assertSame(String name, String report) throws IOException {
        Path file = DIRECTORY.resolve(name);
        if ("write".equals(System.getProperty("firefight.golden"))) {
            Files.createDirectories(DIRECTORY);
            Files.writeString(file, report);
        }
        assertThat(report).isEqualTo(Files.readString(file));
    }
}
