package dev.firefight.app.logs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Files that were opened, and what could not be: one file that cannot be read does not stop the others.
 *
 * @param files those that were opened, each family of rotated ones in time order
 * @param problems why the others were not, in words
 */
public record OpenedLogs(List<LogFile> files, List<String> problems) {
    /** Opens what can be opened. */
    public static OpenedLogs of(List<LogSource> sources) {
        List<LogFile> files = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (LogSource source : sources) {
            try {
                files.add(LogFile.open(source));
            } catch (IOException | UncheckedIOException e) {
                problems.add(problem(source.name(), e));
            }
        }
        return new OpenedLogs(Rotation.inOrder(inOneZone(files, problems)), problems);
    }

    /** Files whose times lack the zone are read in that of the others, as those of one machine are: an access log tells it, its error log does not. */
    private static List<LogFile> inOneZone(List<LogFile> files, List<String> problems) {
        Optional<ZoneOffset> zone = zone(files);
        if (zone.isEmpty() || zone.get().equals(ZoneOffset.UTC)) {
            return files;
        }
        List<LogFile> moved = new ArrayList<>();
        for (LogFile file : files) {
            boolean lacksZone = file.clock().written().isEmpty();
            moved.add(lacksZone ? file.in(zone.get()) : file);
            if (lacksZone && file.first().isPresent()) {
                problems.add(file.name() + ": times without zone, read as " + zone.get() + " as in the other files");
            }
        }
        return moved;
    }

    /** The one zone in which files write their times; empty where they tell none, or several. */
    static Optional<ZoneOffset> zone(List<LogFile> files) {
        List<ZoneOffset> zones = files.stream()
                .flatMap(file -> file.clock().written().stream())
                .distinct()
                .toList();
        return zones.size() == 1 ? Optional.of(zones.getFirst()) : Optional.empty();
    }

    /** Why something cannot be read, in one line. */
    public static String problem(String name, Exception e) {
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
