package dev.firefight.app.client;

import dev.firefight.app.UsageException;
import dev.firefight.evidence.drawing.SafeText;
import dev.firefight.telemetry.recording.RecordingArchive;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.ZipException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Has a server record production, and unpacks that. */
@Command(
        name = "record",
        mixinStandardHelpOptions = true,
        description =
                "Save what live sources said in a stretch of time as a recording, which investigate, logs and trace read.",
        footer = {
            "",
            "Examples:",
            "  firefight record --since 1h",
            "  firefight record --since 03:12",
            "  firefight record --since 2026-03-01T02:00:00Z --until 2026-03-01T03:30:00Z --out night",
            "  firefight record --since 2h --incident 7 --out fire && firefight investigate fire",
            "",
            "It holds log lines as they were written, with whatever names and secrets stand in them.",
            "",
            "The server is that of --server or FIREFIGHT_SERVER; the token stands in FIREFIGHT_TOKEN or in the",
            "file of --token-file.",
        })
public final class RecordCommand extends ServerAction {
    /** In which the server tells what could not be read. */
    private static final String UNREAD = "Firefight-Unread";

    private static final long MOST_UNPACKED_BYTES = 4L << 30;
    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern(
                    "'recording-'yyyyMMdd'T'HHmmss'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    @Option(
            names = "--since",
            required = true,
            paramLabel = "TIME",
            description =
                    "Where it begins: a time, a time of day by this machine's clock, or how long ago as 1h; 24 hours at most.")
    private String since = "";

    @Option(
            names = "--until",
            paramLabel = "TIME",
            description = "Where it ends, told in the same way; now unless told.")
    private Optional<String> until = Optional.empty();

    @Option(
            names = "--incident",
            paramLabel = "NUMBER",
            description =
                    "Take the alerts of this incident, and when it was reported to have begun; all alerts unless told.")
    private Optional<Long> incident = Optional.empty();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "The directory; it must not exist (default: recording- and the time).")
    private Optional<Path> out = Optional.empty();

    @Override
    public Integer call() throws IOException {
        Instant now = InstantSource.system().instant();
        Path directory = out.orElseGet(() -> Path.of(NAME.format(now))).toAbsolutePath();
        Path parent = directory.getParent();
        if (Files.exists(directory) || parent == null) {
            throw new UsageException(directory + " exists already; name another directory with --out");
        }
        if (!Files.isDirectory(parent)) {
            throw new NoSuchFileException(parent.toString());
        }
        Path archive = Files.createTempFile(parent, ".recording-", ".zip");
        try {
            client().download("/api/v1/recordings", wanted(now), archive)
                    .firstValue(UNREAD)
                    .ifPresent(told ->
                            decoded(told).lines().forEach(one -> err().println("missing: " + SafeText.line(one))));
            try (InputStream packed = new BufferedInputStream(Files.newInputStream(archive))) {
                RecordingArchive.unpack(packed, directory, MOST_UNPACKED_BYTES);
            }
        } catch (ZipException unfit) {
            throw new UsageException("what the server sent cannot be used: " + unfit.getMessage());
        } finally {
            Files.deleteIfExists(archive);
        }
        String shown = SafeText.line(out.map(Path::toString).orElse(String.valueOf(directory.getFileName())));
        out().println("Recorded in " + shown + "  (next: firefight investigate " + shown + ")");
        out().flush();
        return 0;
    }

    private static String decoded(String told) {
        try {
            return URLDecoder.decode(told, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException unfit) {
            return told;
        }
    }

    private static String moment(String told, Instant now) {
        return LastTimeOfDay.resolved(told, now, ZoneId.systemDefault());
    }

    private ObjectNode wanted(Instant now) {
        ObjectNode body = JsonMapper.shared().createObjectNode();
        body.put("since", moment(since, now));
        until.ifPresent(told -> body.put("until", moment(told, now)));
        incident.ifPresent(number -> body.put("incident", number));
        return body;
    }
}
