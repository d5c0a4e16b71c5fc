package dev.firefight.app.trace;

import dev.firefight.app.UsageException;
import dev.firefight.app.logs.LogFile;
import dev.firefight.app.logs.LogSource;
import dev.firefight.telemetry.format.Format;
import dev.firefight.telemetry.format.FormatDetector;
import dev.firefight.telemetry.packing.Unpacked;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What is to be read, apart by how.
 *
 * @param structured directories and files of telemetry, among them what describes a recording
 * @param logs plain log files
 * @param problems files that could not be opened, in words
 */
record TraceSources(List<Path> structured, List<LogFile> logs, List<String> problems) {
    /** Files whose names mean something, whatever they hold. */
    private static final Set<String> NAMED =
            Set.of("recording.json", "changes.jsonl", "alerts.jsonl", "patterns.jsonl");

    /** Looks at the start of each file. A directory without plain logs stays whole. */
    static TraceSources of(List<Path> sources) throws IOException {
        TraceSources all = new TraceSources(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (Path source : sources) {
            if (!Files.isDirectory(source)) {
                all.add(source, true);
                continue;
            }
            TraceSources within = new TraceSources(new ArrayList<>(), new ArrayList<>(), all.problems);
            try (Stream<Path> files = Files.list(source)) {
                for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                    within.add(file, false);
                }
            }
            boolean isWhole = within.logs.isEmpty() && sources.size() == 1;
            all.structured.addAll(isWhole ? List.of(source) : within.structured);
            all.logs.addAll(within.logs);
        }
        if (all.structured.isEmpty() && all.logs.isEmpty()) {
            throw new UsageException("there is no file to read in " + sources.getFirst());
        }
        return all;
    }

    private void add(Path file, boolean isNamed) throws IOException {
        String name = String.valueOf(file.getFileName());
        if (name.startsWith(".") && !isNamed) {
            return;
        }
        try {
            if (NAMED.contains(name) || !isLog(file)) {
                structured.add(file);
            } else {
                logs.add(LogFile.open(LogSource.of(file)));
            }
        } catch (IOException e) {
            if (isNamed) {
                throw e;
            }
            problems.add(file + ": cannot be read: " + e.getMessage());
        }
    }

    private static boolean isLog(Path file) throws IOException {
        try (InputStream content = Unpacked.of(new BufferedInputStream(Files.newInputStream(file)))) {
            byte[] head = content.readNBytes(FormatDetector.HEAD_BYTES - 1);
            Optional<FormatDetector.Detection> detection = FormatDetector.detect(head);
            return detection.isEmpty() || detection.get().format() == Format.LOG_TEXT;
        }
    }
}
