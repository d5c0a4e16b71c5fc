package dev.firefight.app;

import dev.firefight.journal.Place;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say where the journal of this place is. */
final class JournalPlace {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            description =
                    "The data directory, in which the journal is the file journal.db (default: ${DEFAULT-VALUE}; or set"
                            + " FIREFIGHT_DATA).",
            defaultValue = "${env:FIREFIGHT_DATA:-data}")
    private Path data = Path.of("data");

    @Option(
            names = "--db",
            paramLabel = "SETTING",
            description =
                    "A database instead, as postgresql://user@host:5432/name, or another file; FIREFIGHT_DB says the"
                            + " same for all commands.",
            defaultValue = "${env:FIREFIGHT_DB}")
    private @Nullable String database;

    /** The data directory; a variable of the environment that is empty says nothing. */
    Path data() {
        return data.toString().isEmpty() ? Path.of("data") : data;
    }

    /** What was told, or else the file in the data directory. */
    Place place() {
        return database == null || database.isBlank()
                ? new Place.InFile(data().resolve("journal.db"))
                : told("--db", database);
    }

    /** A file or a database, as a person wrote it. */
    static Place told(String option, String setting) {
        try {
            return Place.of(setting);
        } catch (InvalidPathException badlyWritten) {
            throw new UsageException(option + ": that is no name of a file: " + badlyWritten.getReason());
        } catch (IllegalArgumentException badlyWritten) {
            throw new UsageException(option + ": " + badlyWritten.getMessage());
        }
    }
}
