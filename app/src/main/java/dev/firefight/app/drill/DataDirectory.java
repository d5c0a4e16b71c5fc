package dev.firefight.app.drill;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The option that says where drills are kept. */
final class DataDirectory {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            description =
                    "The data directory, in which drills are kept (default: ${DEFAULT-VALUE}; or set FIREFIGHT_DATA).",
            defaultValue = "${env:FIREFIGHT_DATA:-data}")
    private Path data = Path.of("data");

    /** Drills that were played. */
    DrillFiles drills() {
        return new DrillFiles(data.toString().isEmpty() ? Path.of("data") : data);
    }
}
