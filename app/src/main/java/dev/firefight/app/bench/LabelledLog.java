package dev.firefight.app.bench;

import dev.firefight.app.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A log and what people say about its lines.
 *
 * @param name name of its file without the ending
 * @param log the raw lines
 * @param labels files with columns {@code LineId} and {@code EventTemplate}, by version
 */
record LabelledLog(String name, Path log, Map<Version, Path> labels) {
    private static final String ENDING = ".log";

    /** Who labelled. */
    enum Version {
        /** As first published. */
        ORIGINAL,
        /** Revised by others. */
        CORRECTED;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * The labelled logs in a directory and those below it, by name: each {@code X.log} beside {@code X.log_structured_original.csv}, {@code
     * X.log_structured_corrected.csv} or, for both, {@code X.log_structured.csv}.
     */
    static List<LabelledLog> in(Path directory) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(directory)) {
            files = all.filter(path -> path.toString().endsWith(ENDING) && Files.isRegularFile(path))
                    .toList();
        }
        List<LabelledLog> logs = new ArrayList<>();
        for (Path file : files) {
            String name = String.valueOf(file.getFileName());
            Map<Version, Path> labels = new EnumMap<>(Version.class);
            for (Version version : Version.values()) {
                Stream.of("_structured_" + version.word() + ".csv", "_structured.csv")
                        .map(ending -> file.resolveSibling(name + ending))
                        .filter(Files::isRegularFile)
                        .findFirst()
                        .ifPresent(path -> labels.put(version, path));
            }
            if (!labels.isEmpty()) {
                logs.add(new LabelledLog(name.substring(0, name.length() - ENDING.length()), file, labels));
            }
        }
        logs.sort(Comparator.comparing(LabelledLog::name));
        return logs;
    }

    /** The template of each line by its number, 1 the first; none when there are no labels of a version. */
    SortedMap<Integer, String> truth(Version version) throws IOException {
        SortedMap<Integer, String> truth = new TreeMap<>();
        Path file = labels.get(version);
        if (file != null) {
            Optional<List<List<String>>> rows = CsvText.columns(file, "LineId", "EventTemplate");
            if (rows.isEmpty()) {
                throw new UsageException(file + " has no columns LineId and EventTemplate");
            }
            for (List<String> row : rows.get()) {
                truth.put(number(file, row.getFirst()), row.getLast());
            }
        }
        return truth;
    }

    private static int number(Path file, String text) {
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException e) {
            throw new UsageException(file + " has a LineId that is no number: " + text);
        }
    }
}
