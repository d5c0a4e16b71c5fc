package dev.firefight.telemetry.recording;

import dev.firefight.telemetry.Alert;
import dev.firefight.telemetry.Call;
import dev.firefight.telemetry.Change;
import dev.firefight.telemetry.PatternCount;
import dev.firefight.telemetry.Telemetry;
import dev.firefight.telemetry.Telemetry.Feed;
import dev.firefight.telemetry.Timestamps;
import dev.firefight.telemetry.format.OtlpJsonWriter;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A recording as one file: a zip of the files that a recording's directory has. What {@link RecordingReader} reads of it, unpacked, is the
 * telemetry that was written, so that an investigation finds the same in it.
 */
public final class RecordingArchive {
    private static final int MOST_FILES = 20;
    private static final int MOST_DIFF_CHARS = 500_000;
    private static final Pattern NAME = Pattern.compile("[a-z]{1,20}\\.(?:json|jsonl|jsonl\\.gz|csv)");
    private static final Pattern PLAIN_CELL = Pattern.compile("[^\",\\r\\n]*");
    private static final JsonMapper JSON = JsonMapper.shared();

    private RecordingArchive() {}

    /** Something that writes. */
    private interface Content {
        void write(OutputStream out) throws IOException;
    }

    /**
     * Writes a recording.
     *
     * @param info what it says about itself; what it says of feeds is taken from the telemetry
     * @param telemetry that was read with the texts before its classifier
     * @param texts what log records say
     * @param out is left open
     * @throws IOException where texts are missing, or the stream cannot be written
     */
    public static void write(RecordingInfo info, Telemetry telemetry, SaidTexts texts, OutputStream out)
            throws IOException {
        try (SaidTexts.Texts said = texts.read();
                ZipOutputStream zip = new ZipOutputStream(new LeftOpen(out))) {
            zip.setLevel(Deflater.NO_COMPRESSION); // what is large in it is packed
            if (telemetry.feeds().contains(Feed.CHANGES) || !telemetry.changes().isEmpty()) {
                file(zip, "changes.jsonl", file -> {
                    for (Change change : telemetry.changes()) {
                        file.write(line(json(change)));
                    }
                });
            }
            if (telemetry.feeds().contains(Feed.ALERTS)) {
                file(zip, "alerts.jsonl", file -> {
                    for (Alert alert : telemetry.alerts()) {
                        file.write(line(json(alert)));
                    }
                });
            }
            if (!telemetry.patternCounts().isEmpty()) {
                file(zip, "patterns.jsonl", file -> {
                    for (PatternCount count : telemetry.patternCounts()) {
                        file.write(line(json(count)));
                    }
                });
            }
            if (!telemetry.calls().isEmpty()) {
                file(zip, "calls.csv", file -> {
                    file.write("caller,callee\n".getBytes(StandardCharsets.UTF_8));
                    for (Call call : telemetry.calls()) {
                        file.write((cell(call.caller()) + "," + cell(call.callee()) + "\n")
                                .getBytes(StandardCharsets.UTF_8));
                    }
                });
            }
            if (!telemetry.series().isEmpty()) {
                packed(zip, "metrics.jsonl.gz", file -> OtlpJsonWriter.metrics(telemetry, file));
            }
            if (telemetry.spans().size() > 0) {
                packed(zip, "traces.jsonl.gz", file -> OtlpJsonWriter.spans(telemetry, file));
            }
            if (telemetry.logs().size() > 0) {
                packed(zip, "logs.jsonl.gz", file -> OtlpJsonWriter.logs(telemetry, said, file));
            }
            // Last, so that an archive that has it is whole.
            file(zip, "recording.json", file -> file.write(line(json(info, telemetry))));
        } catch (UncheckedIOException unreadable) {
            throw unreadable.getCause();
        }
    }

    private static void file(ZipOutputStream zip, String name, Content content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        content.write(zip);
        zip.closeEntry();
    }

    private static void packed(ZipOutputStream zip, String name, Content content) throws IOException {
        file(zip, name, file -> {
            GZIPOutputStream gzip = new GZIPOutputStream(file, 1 << 16);
            content.write(gzip);
            gzip.finish();
        });
    }

    private static ObjectNode json(RecordingInfo info, Telemetry telemetry) {
        ObjectNode json = JSON.createObjectNode();
        json.put("id", info.id());
        info.start().ifPresent(at -> json.put("start", at.toString()));
        info.end().ifPresent(at -> json.put("end", at.toString()));
        info.reported().ifPresent(at -> json.put("reported", at.toString()));
        var feeds = json.putArray("feeds");
        telemetry.feeds().stream()
                .sorted()
                .forEach(feed -> feeds.add(feed.name().toLowerCase(Locale.ROOT)));
        return json;
    }

    private static ObjectNode json(Change change) {
        ObjectNode json = JSON.createObjectNode();
        json.put("time", Timestamps.toInstant(change.timeNanos()).toString());
        json.put("kind", change.kind().name().toLowerCase(Locale.ROOT));
        put(json, "id", change.id());
        put(json, "service", change.service());
        put(json, "title", change.title());
        put(json, "author", change.author());
        put(json, "version", change.version());
        put(json, "provider", change.provider());
        put(json, "body", change.body());
        put(json, "diff", change.diff().substring(0, Math.min(change.diff().length(), MOST_DIFF_CHARS)));
        if (!change.files().isEmpty()) {
            change.files().forEach(json.putArray("files")::add);
        }
        return json;
    }

    private static ObjectNode json(Alert alert) {
        ObjectNode json = JSON.createObjectNode();
        json.put("time", Timestamps.toInstant(alert.timeNanos()).toString());
        put(json, "name", alert.name());
        put(json, "service", alert.service());
        put(json, "metric", alert.metric());
        put(json, "summary", alert.summary());
        put(json, "severity", alert.severity());
        alert.threshold().ifPresent(limit -> put(json, "threshold", limit));
        alert.value().ifPresent(value -> put(json, "value", value));
        return json;
    }

    private static ObjectNode json(PatternCount count) {
        ObjectNode json = JSON.createObjectNode();
        json.put("service", count.service());
        json.put("pattern", count.pattern());
        json.put("count", count.count());
        json.put("delta", count.delta());
        json.put("sentiment", count.sentiment());
        return json;
    }

    private static void put(ObjectNode json, String name, String text) {
        if (!text.isEmpty()) {
            json.put(name, text);
        }
    }

    private static void put(ObjectNode json, String name, double number) {
        if (Double.isFinite(number)) {
            json.put(name, number);
        }
    }

    private static byte[] line(ObjectNode json) {
        return (JSON.writeValueAsString(json) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static String cell(String text) {
        return PLAIN_CELL.matcher(text).matches() ? text : '"' + text.replace("\"", "\"\"") + '"';
    }

    /**
     * Unpacks a recording into a directory of its own: all of it, or nothing. Only files of a recording are taken, by plain names; whatever a
     * name says, nothing is written beside the directory.
     *
     * @param zip the archive; is left open
     * @param directory must not exist, its parent must
     * @param mostBytes of all files together
     * @throws ZipException for what is no recording, in words for people
     * @throws IOException where the directory cannot be written
     */
    public static void unpack(InputStream zip, Path directory, long mostBytes) throws IOException {
        Path whole = directory.toAbsolutePath().normalize();
        Path parent = whole.getParent();
        if (parent == null || Files.exists(whole)) {
            throw new FileAlreadyExistsException(directory.toString());
        }
        Path part = Files.createTempDirectory(parent, ".recording-");
        try {
            unpackInto(part, zip, mostBytes);
            Files.move(part, whole, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            remove(part);
        }
    }

    private static void unpackInto(Path part, InputStream packed, long mostBytes) throws IOException {
        Set<String> names = new HashSet<>();
        long left = mostBytes;
        ZipInputStream zip = new ZipInputStream(packed);
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            String name = entry.getName();
            if (!NAME.matcher(name).matches() || !names.add(name) || names.size() > MOST_FILES) {
                throw new ZipException("this is no recording: it holds a file that no recording has");
            }
            try (OutputStream file = Files.newOutputStream(part.resolve(name))) {
                byte[] buffer = new byte[1 << 16];
                for (int read = zip.read(buffer); read >= 0; read = zip.read(buffer)) {
                    left -= read;
                    if (left < 0) {
                        throw new ZipException("the recording is larger than " + (mostBytes >> 20) + " MB unpacked");
                    }
                    file.write(buffer, 0, read);
                }
            }
        }
        if (!names.contains("recording.json")) {
            throw new ZipException("this is no recording, or its end is missing");
        }
    }

    /** What is left of a part; nothing once it was moved. */
    private static void remove(Path part) throws IOException {
        if (Files.exists(part)) {
            try (Stream<Path> files = Files.list(part)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(part);
        }
    }

    /** Ends with the zip, without closing what it is written to. */
    private static final class LeftOpen extends FilterOutputStream {
        LeftOpen(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
