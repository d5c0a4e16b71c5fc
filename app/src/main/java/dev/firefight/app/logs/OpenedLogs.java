package dev.firefight.app.logs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Files that were opened, and what could not be: one file that cannot be read does not stop the others.
 *
 * @param files those that were opened, each family of rotated ones in time order
 * @param problems why the others were not, in words
 */
record OpenedLogs(List<LogFile> files, List<String> problems) {
    /** Opens what can be opened. */
    static OpenedLogs of(List<LogSource> sources) {
        List<LogFile> files = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (LogSource source : sources) {
            try {
                files.add(LogFile.open(source));
            } catch (IOException | UncheckedIOException e) {
                problems.add(problem(source.name(), e));
            }
        }
        return new OpenedLogs(Rotation.inOrder(files), problems);
    }

    /** Why something cannot be read, in one line. */
    static String problem(String name, Exception e) {
        Throwable cause = e instanceof UncheckedIOException && e.getCause() != null ? e.getCause() : e;
        String reason =
                switch (cause) {
                    case AccessDeniedException denied -> "permission denied";
                    case NoSuchFileException gone -> "it is no longer there";
                    default ->
                        Optional.ofNullable(cause.getMessage())
                                .orElse(cause.getClass().getSimpleName());
                };
        return name + ": " + reason + "; left out";
    }
}
