package dev.firefight.app;

import dev.firefight.app.logs.LogSource;
import dev.firefight.telemetry.log.LogFormat;
import java.util.Iterator;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How lines are written, where a person knows better. */
final class FormatOption {
    @Option(
            names = "--format",
            paramLabel = "NAME",
            completionCandidates = Names.class,
            description = "Read the lines so instead of finding out how they are written: ${COMPLETION-CANDIDATES}.")
    private Optional<String> name = Optional.empty();

    /** The names. */
    static final class Names implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return LogFormat.labels().iterator();
        }
    }

    /** Refuses what is no name. */
    void check() {
        if (name.isPresent() && LogFormat.of(name.get()).isEmpty()) {
            throw new UsageException("--format " + name.get() + " is not known"
                    + LogFormat.meant(name.get())
                            .map(meant -> "; did you mean " + meant + "?")
                            .orElse(".")
                    + " There are " + String.join(", ", LogFormat.labels()));
        }
    }

    /** The forced format, if any. */
    Optional<LogFormat> forced() {
        return name.flatMap(LogFormat::of);
    }

    /** A source with the forced format, if any. */
    LogSource forced(LogSource source) {
        return forced().map(source::with).orElse(source);
    }
}
