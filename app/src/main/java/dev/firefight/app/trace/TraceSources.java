package dev.firefight.app.trace;

import dev.firefight.app.UsageException;
import dev.firefight.app.logs.LogFile;
import dev.firefight.app.logs.LogSource;
import dev.firefight.app.logs.LogSources;
import dev.firefight.app.logs.OpenedLogs;
import dev.firefight.telemetry.format.Format;
import dev.firefight.telemetry.format.FormatDetector;
import dev.firefight.telemetry.packing.Unpacked;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is to be read, apart by how.
 *
 * @param structured directories and files of telemetry, among them what describes a recording
 * @param logs plain log files
 * @param names how files are called that stand for what was piped in
 * @param problems what could not be found or opened, in words
 */
record TraceSources(List<Path> structured, List<LogFile> logs, Map<Path, String> names, List<String> problems) {
    private static final String DESCRIPTION = "recording.json";

    /** Files whose names mean something, whatever they hold. */
    private static final Set<String> NAMED = Set.of(DESCRIPTION, "changes.jsonl", "alerts.jsonl", "patterns.jsonl");

    /**
     * Finds files as they are found for reading logs, and looks at the start of each. A directory without plain logs stays whole.
     *
     * @throws UsageException when there is nothing that could be read
     */
    static TraceSources of(List<Path> sources, InputStream piped) throws IOException {
        LogSources.Found found = LogSources.find(sources, piped);
        Set<Path> structured = new LinkedHashSet<>();
        List<LogSource> plain = new ArrayList<>();
        Map<Path, String> names = new HashMap<>();
        List<String> problems = new ArrayList<>(found.problems());
        for (LogSource file : found.files()) {
            Optional<Path> within = withinRecording(sources, file.path());
            names.put(file.path(), file.name());
            try {
                if (within.isPresent()) {
                    structured.add(within.get());
                } else if (NAMED.contains(String.valueOf(file.path().getFileName())) || !isLog(file.path())) {
                    structured.add(file.path());
                } else {
                    plain.add(file);
                }
            } catch (IOException e) {
                problems.add(OpenedLogs.problem(file.name(), e));
            }
        }
        OpenedLogs opened = OpenedLogs.of(plain);
        problems.addAll(opened.problems());
        if (structured.isEmpty() && opened.files().isEmpty()) {
            throw new UsageException(String.join("; ", problems));
        }
        Path first = sources.getFirst();
        boolean isWhole = sources.size() == 1
                && Files.isDirectory(first)
                && plain.isEmpty()
                && structured.stream().allMatch(file -> first.equals(file.getParent()));
        return new TraceSources(
                isWhole ? List.of(first) : List.copyOf(structured), opened.files(), names, List.copyOf(problems));
    }

    /** The directory in a recording in which a file lies: it is no part of it, but may hold what is said in healthy times. */
    private static Optional<Path> withinRecording(List<Path> sources, Path file) {
        Path inner = file.getParent();
        while (inner != null && inner.getParent() != null && !sources.contains(inner)) {
            Path outer = inner.getParent();
            if (sources.stream().anyMatch(outer::startsWith) && Files.exists(outer.resolve(DESCRIPTION))) {
                return Optional.of(inner);
            }
            inner = outer;
        }
        return Optional.empty();
    }

    private static boolean isLog(Path file) throws IOException {
        try (InputStream content = Unpacked.of(new BufferedInputStream(Files.newInputStream(file)))) {
            byte[] head = content.readNBytes(FormatDetector.HEAD_BYTES - 1);
            Optional<FormatDetector.Detection> detection = FormatDetector.detect(head);
            return detection.isEmpty() || detection.get().format() == Format.LOG_TEXT;
        }
    }
}
