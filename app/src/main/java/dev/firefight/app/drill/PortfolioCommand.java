package dev.firefight.app.drill;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.firefight.app.CommandGroup;
import dev.firefight.app.OutputFile;
import dev.firefight.app.Terminal;
import dev.firefight.app.UsageException;
import dev.firefight.app.WholeFile;
import dev.firefight.app.report.PortfolioReport;
import dev.firefight.practice.desk.DemoDrill;
import dev.firefight.practice.proof.Portfolio;
import dev.firefight.practice.score.Debrief;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Drills that are shown to others, and what they prove. */
@Command(
        name = "portfolio",
        mixinStandardHelpOptions = true,
        description = "Show a drill to others, so that they can check it.",
        footer = {
            "",
            "Examples:",
            "  firefight portfolio export provider-down-1 --out drill.json",
            "  firefight portfolio export --demo --out drill.json",
            "  firefight portfolio verify drill.json",
        })
public final class PortfolioCommand extends CommandGroup {
    private static final int REFUSED = 1;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Command(
            name = "export",
            mixinStandardHelpOptions = true,
            description = "Write a drill that is over as a document: scenario, seed, all that was done, and the score.")
    int export(
            @Mixin DataDirectory data,
            @Parameters(
                            arity = "0..1",
                            paramLabel = "DRILL",
                            description = "Its name, such as provider-down-1, or its file.")
                    @Nullable
                    String name,
            @Option(names = "--out", required = true, paramLabel = "FILE", description = "The document.") Path file,
            @Option(names = "--demo", description = "A drill that ships with the program instead.") boolean isDemo)
            throws IOException {
        if (isDemo == (name != null)) {
            throw new UsageException("name a drill, or --demo");
        }
        OutputFile.check("--out", file, List.of());
        Debrief debrief = name != null
                ? data.drills().finished(name).debrief()
                : DemoDrill.debrief(spec.root().version()[0]);
        WholeFile.write(file, Portfolio.of(debrief));
        out().println(file + " holds the drill and " + debrief.score().total()
                + " points. Whoever has it can check it: firefight portfolio verify " + file);
        out().flush();
        return 0;
    }

    @Command(
            name = "verify",
            mixinStandardHelpOptions = true,
            description =
                    "Run a drill of a document again, and say what it proves and what not. Ends with 1 where it was"
                            + " altered, or something else comes out.")
    int verify(@Parameters(paramLabel = "FILE", description = "The document.") Path file) throws IOException {
        try {
            if (Files.size(file) > Portfolio.MOST_CHARS) {
                throw new UsageException(file + " is longer than any portfolio");
            }
            Debrief debrief = Portfolio.verified(Files.readString(file, UTF_8));
            out().print(PortfolioReport.of(debrief, Terminal.style()));
            out().flush();
            return 0;
        } catch (NoSuchFileException _) {
            throw new UsageException("there is no file " + file);
        } catch (CharacterCodingException _) {
            return refused(file, "it was altered, or is no portfolio: it is not written in UTF-8");
        } catch (IllegalArgumentException wrong) {
            return refused(file, String.valueOf(wrong.getMessage()));
        }
    }

    private int refused(Path file, String why) {
        err().println(file + " is not proven: " + why);
        err().flush();
        return REFUSED;
    }
}
