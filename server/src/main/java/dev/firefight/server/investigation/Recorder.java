package dev.firefight.server.investigation;

import dev.firefight.evidence.log.LogPatterns;
import dev.firefight.server.incidents.Timeline;
import dev.firefight.telemetry.live.LiveWindow;
import dev.firefight.telemetry.recording.RecordingArchive;
import dev.firefight.telemetry.recording.RecordingInfo;
import dev.firefight.telemetry.recording.SaidTexts;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Writes what production said in a window into a file: all that an investigation of the same window would be told. By tasks of the worker only. */
record Recorder(Observer observer) {
    private static final long MOST_TEXT_BYTES = 1L << 30;
    private static final int MOST_UNREAD = 5;

    /**
     * What was written.
     *
     * @param points of series
     * @param spans parts of requests
     * @param logs log records
     * @param unread what of the sources could not be read and is missing, a sentence each
     */
    record Recorded(long points, long spans, long logs, List<String> unread) {
        String words() {
            return String.format(Locale.ROOT, "%,d points, %,d spans and %,d log records", points, spans, logs);
        }
    }

    /**
     * Reads and writes.
     *
     * @param id by which people know it
     * @param incident whose alerts it has; empty for all
     * @param into the file, which is there and empty; a second one beside it is made and removed
     * @throws IOException where there is nothing to write, or no room, in words for people
     */
    Recorded record(String id, LiveWindow window, Optional<Timeline> incident, Path into) throws IOException {
        Path said = Files.createTempFile(into.toAbsolutePath().getParent(), into.getFileName() + "-", "-texts");
        try (SaidTexts texts = new SaidTexts(new LogPatterns(), said, MOST_TEXT_BYTES)) {
            Observation seen = observer.observe(window, incident, texts);
            List<String> unread = seen.readings().stream()
                    .flatMap(one -> one.sentences().stream())
                    .limit(MOST_UNREAD)
                    .toList();
            if (!seen.saysAnything()) {
                throw new IOException(unread.isEmpty() ? "no source has anything of that time" : unread.getFirst());
            }
            RecordingInfo info = new RecordingInfo(
                    id,
                    Optional.of(window.from()),
                    Optional.of(window.to()),
                    Optional.empty(),
                    seen.reported(incident.map(Timeline::state)),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(into))) {
                RecordingArchive.write(info, seen.telemetry(), texts, out);
            }
            return new Recorded(
                    seen.telemetry().series().stream()
                            .mapToLong(one -> one.size())
                            .sum(),
                    seen.telemetry().spans().size(),
                    seen.telemetry().logs().size(),
                    unread);
        }
    }
}
