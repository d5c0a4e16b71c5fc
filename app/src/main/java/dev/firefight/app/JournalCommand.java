package dev.firefight.app;

import dev.firefight.app.report.JournalJson;
import dev.firefight.app.report.JournalReport;
import dev.firefight.journal.Head;
import dev.firefight.journal.Journal;
import dev.firefight.journal.Place;
import dev.firefight.journal.Verification;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Looks after the journal, in which everything is kept that is written. */
@Command(
        name = "journal",
        mixinStandardHelpOptions = true,
        description = "Verify, back up and restore the journal, in which all that is written is kept.",
        footer = {
            "",
            "Examples:",
            "  firefight journal verify",
            "  firefight journal backup /backups/journal-monday.db",
            "  firefight journal restore /backups/journal-monday.db --to data/journal.db",
            "  firefight journal restore data/journal.db --to postgresql://firefight@db.example.org/firefight",
        })
final class JournalCommand extends CommandGroup {
    @Command(
            name = "verify",
            mixinStandardHelpOptions = true,
            description =
                    "Read all entries and compute every hash anew, beside a running server too. Ends with 0 when all is"
                            + " whole, 1 when something is damaged, 2 when there is nothing to read.")
    int verify(
            @Mixin JournalPlace where,
            @Option(
                            names = "--kept",
                            paramLabel = "POSITION:HASH",
                            description =
                                    "A head that an earlier verification printed: proves that nothing up to it was"
                                            + " altered since, or cut off. May be told several times.")
                    @Nullable
                    List<String> kept,
            @Option(names = "--json", description = "Print the result as JSON.") boolean json) {
        Head[] heads = Optional.ofNullable(kept).orElse(List.of()).stream()
                .map(JournalCommand::head)
                .toArray(Head[]::new);
        Place place = where.place();
        Verification found;
        try (Journal journal = Journal.openForReading(place);
                Progress _ = progress("verifying")) {
            found = journal.verify(heads);
        }
        print(
                json
                        ? JournalJson.write(place.toString(), found)
                        : JournalReport.write(place.toString(), found, Terminal.style()));
        return found.whole() ? 0 : 1;
    }

    @Command(
            name = "backup",
            mixinStandardHelpOptions = true,
            description =
                    "Copy all entries into a new file, beside a running server too. They are verified on the way.")
    int backup(
            @Parameters(paramLabel = "FILE", description = "The copy, which is a journal of its own; must not exist.")
                    Path file,
            @Mixin JournalPlace where,
            @Option(names = "--json", description = "Print the result as JSON.") boolean json) {
        Head head;
        try (Journal journal = Journal.openForReading(where.place());
                Progress _ = progress("copying")) {
            head = journal.backup(file);
        }
        copied(new Place.InFile(file), head, json);
        return 0;
    }

    @Command(
            name = "restore",
            mixinStandardHelpOptions = true,
            description =
                    "Make a journal out of all entries of another one: of a backup, or to move from a file to a database"
                            + " and back. They are verified on the way.")
    int restore(
            @Parameters(paramLabel = "FILE", description = "The backup, or the address of a database.") String from,
            @Option(
                            names = "--to",
                            required = true,
                            paramLabel = "SETTING",
                            description = "A file, or postgresql://user@host:5432/name; must have no entries yet.")
                    String to,
            @Option(names = "--json", description = "Print the result as JSON.") boolean json) {
        Place place = JournalPlace.told("--to", to);
        Head head;
        try (Journal journal = Journal.openForReading(JournalPlace.told("what is to be restored", from));
                Progress _ = progress("copying")) {
            head = Journal.restore(journal, place);
        }
        copied(place, head, json);
        return 0;
    }

    private static Head head(String written) {
        try {
            return Head.parse(written);
        } catch (IllegalArgumentException badlyWritten) {
            throw new UsageException("--kept " + written + ": " + badlyWritten.getMessage());
        }
    }

    private void copied(Place place, Head head, boolean json) {
        print(
                json
                        ? JournalJson.copied(place.toString(), head)
                        : JournalReport.copied(place.toString(), head, Terminal.style()));
    }

    private Progress progress(String work) {
        return Progress.on(err(), work);
    }

    private void print(String text) {
        out().print(text);
        out().flush();
    }
}
