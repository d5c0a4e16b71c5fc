package dev.firefight.app;

import dev.firefight.app.logs.LogAnswer;
import dev.firefight.app.report.LogPage;
import dev.firefight.evidence.drawing.SafeText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The answer also as a page. */
final class HtmlOption {
    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(
            names = "--html",
            paramLabel = "FILE",
            description = "Also write the answer as one page that can be sent to others; secrets are masked.")
    private Optional<Path> html = Optional.empty();

    /** Whether a page was asked for. */
    boolean isWanted() {
        return html.isPresent();
    }

    /** Finds before the long work what would hinder the page after it. */
    void check(List<Path> sources) throws IOException {
        if (html.isPresent()) {
            OutputFile.check("--html", html.get(), sources);
        }
    }

    /** Writes the page, if it is wanted. */
    void write(LogAnswer answer) throws IOException {
        if (html.isPresent()) {
            WholeFile.write(html.get(), LogPage.write(answer));
            spec.commandLine()
                    .getErr()
                    .println("Wrote " + SafeText.line(html.get().toString()));
        }
    }
}
