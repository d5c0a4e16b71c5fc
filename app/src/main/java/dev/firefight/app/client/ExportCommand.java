package dev.firefight.app.client;

import static java.util.stream.Collectors.joining;

import dev.firefight.app.Terminal;
import dev.firefight.app.UsageException;
import dev.firefight.evidence.drawing.SafeText;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes an incident into a file. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = "Write all of an incident into a file: to read, to keep, or to import elsewhere.")
final class ExportCommand extends ServerAction {
    @Parameters(paramLabel = "NUMBER", description = "The number of the incident.")
    private long number;

    @Option(names = "--as", paramLabel = "json|markdown|html", description = "The form (default: ${DEFAULT-VALUE}).")
    private String as = "markdown";

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "The file; it must not exist. Standard output unless told.")
    private Optional<Path> output = Optional.empty();

    @Override
    public Integer call() throws IOException {
        if (!as.matches("json|markdown|html")) {
            throw new UsageException("--as is json, markdown or html, not " + as);
        }
        String text = client().get(path(number) + "/export?as=" + (isJson() ? "json" : as))
                .body();
        if (output.isEmpty()) {
            // A terminal is not steered by what is shown on it; what is kept stays as it came.
            out().print(Terminal.isThere() ? text.lines().map(SafeText::line).collect(joining("\n", "", "\n")) : text);
            out().flush();
            return 0;
        }
        try {
            Files.writeString(output.get(), text, StandardOpenOption.CREATE_NEW);
        } catch (FileAlreadyExistsException there) {
            throw new UsageException(output.get() + " exists already; name another file, or remove it first");
        }
        return 0;
    }
}
