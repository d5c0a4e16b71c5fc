package dev.firefight.telemetry.recording;

import dev.firefight.telemetry.Alert;
import dev.firefight.telemetry.Change;
import dev.firefight.telemetry.PatternCount;
import dev.firefight.telemetry.Symptom;
import dev.firefight.telemetry.Telemetry.Feed;
import dev.firefight.telemetry.TelemetryBuilder;
import dev.firefight.telemetry.Timestamps;
import dev.firefight.telemetry.format.ReadNotes;
import dev.firefight.telemetry.format.ReadNotes.Item;
import dev.firefight.telemetry.format.TextLines;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The files of a recording that are named: {@code recording.json}, {@code changes.jsonl}, {@code alerts.jsonl}, {@code patterns.jsonl}. */
final class RecordingFiles {
    private static final int MAX_INFO_BYTES = 1 << 20;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private RecordingFiles() {}

    /** Reads {@code recording.json}. What it says in another form than it should is left out and counted. */
    static RecordingInfo info(Path file, ReadNotes notes) throws IOException {
        String name = Optional.ofNullable(file.toAbsolutePath().getParent())
                .map(Path::getFileName)
                .map(Path::toString)
                .orElse("recording");
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(MAX_INFO_BYTES + 1);
        }
        if (bytes.length > MAX_INFO_BYTES) {
            notes.problem(
                    0, "larger than " + MAX_INFO_BYTES + " bytes; taken as a recording that says nothing about itself");
            return RecordingInfo.named(name);
        }
        JsonNode json;
        try {
            json = JSON.readTree(bytes);
        } catch (JacksonException e) {
            notes.problem(line(e), "not readable as JSON; taken as a recording that says nothing about itself");
            return RecordingInfo.named(name);
        }
        if (!json.isObject()) {
            notes.problem(1, "not a JSON object; taken as a recording that says nothing about itself");
            return RecordingInfo.named(name);
        }
        String id = ownText(json, "id", notes);
        Optional<Instant> start = instant(json, "start", notes);
        Optional<Instant> end = instant(json, "end", notes);
        if (start.isPresent() && end.isPresent() && !end.get().isAfter(start.get())) {
            notes.problem(0, "\"end\" is not after \"start\"; both left out");
            start = Optional.empty();
            end = Optional.empty();
        }
        return new RecordingInfo(
                id.isEmpty() ? name : id,
                start,
                end,
                instant(json, "onset", notes),
                instant(json, "reported", notes),
                feeds(json.path("feeds"), notes),
                symptom(json.path("symptom"), notes),
                Optional.of(ownText(json, "baseline", notes)).filter(path -> !path.isEmpty()));
    }

    /** Those that it names and that are known. */
    private static Optional<Set<Feed>> feeds(JsonNode json, ReadNotes notes) {
        if (!json.isArray()) {
            if (isSaid(json)) {
                notes.problem(0, "\"feeds\" is no list; left out");
            }
            return Optional.empty();
        }
        Set<Feed> feeds = EnumSet.noneOf(Feed.class);
        for (JsonNode one : json) {
            Optional<Feed> known = Arrays.stream(Feed.values())
                    .filter(feed -> feed.name().equalsIgnoreCase(one.asString("")))
                    .findFirst();
            known.ifPresentOrElse(
                    feeds::add, () -> notes.problem(0, "\"feeds\" names a kind of signal that is not known; left out"));
        }
        return Optional.of(feeds);
    }

    private static Optional<Symptom> symptom(JsonNode json, ReadNotes notes) {
        if (!json.isObject()) {
            if (isSaid(json)) {
                notes.problem(0, "\"symptom\" is no JSON object; left out");
            }
            return Optional.empty();
        }
        return Optional.of(new Symptom(
                text(json, "service"),
                text(json, "metric"),
                text(json, "statistic"),
                text(json, "direction").equalsIgnoreCase("down") ? Symptom.Direction.DOWN : Symptom.Direction.UP));
    }

    private static boolean isSaid(JsonNode json) {
        return !json.isMissingNode() && !json.isNull();
    }

    private static String ownText(JsonNode json, String name, ReadNotes notes) {
        JsonNode value = json.path(name);
        if (isSaid(value) && !value.isValueNode()) {
            notes.problem(0, "\"" + name + "\" is no text; left out");
        }
        return text(json, name);
    }

    private static Optional<Instant> instant(JsonNode json, String name, ReadNotes notes) {
        OptionalLong nanos = Timestamps.parse(text(json, name));
        if (nanos.isPresent()) {
            return Optional.of(Timestamps.toInstant(nanos.getAsLong()));
        }
        if (isSaid(json.path(name))) {
            notes.problem(0, "\"" + name + "\" is no time; left out");
        }
        return Optional.empty();
    }

    /** Reads {@code changes.jsonl}. */
    static void changes(InputStream bytes, TelemetryBuilder into, ReadNotes notes) throws IOException {
        into.feed(Feed.CHANGES);
        forEachLine(bytes, notes, (json, line) -> {
            OptionalLong time = time(json);
            if (time.isEmpty()) {
                notes.problem(line, "a change without time; left out");
                return;
            }
            List<String> files = new ArrayList<>();
            json.path("files").forEach(file -> files.add(file.asString("")));
            into.change(new Change(
                    kind(text(json, "kind")),
                    time.getAsLong(),
                    text(json, "id"),
                    text(json, "service"),
                    text(json, "title"),
                    text(json, "author"),
                    text(json, "version"),
                    text(json, "provider"),
                    join(text(json, "body"), text(json, "status"), text(json, "impact"), text(json, "value")),
                    text(json, "diff"),
                    files));
            notes.found(Item.CHANGES);
        });
    }

    private static Change.Kind kind(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "commit" -> Change.Kind.COMMIT;
            case "deploy", "deployment", "release", "rollout" -> Change.Kind.DEPLOY;
            case "flag", "feature-flag" -> Change.Kind.FLAG;
            case "config", "configuration" -> Change.Kind.CONFIG;
            case "status" -> Change.Kind.STATUS;
            default -> Change.Kind.OTHER;
        };
    }

    /** Reads {@code alerts.jsonl}. */
    static void alerts(InputStream bytes, TelemetryBuilder into, ReadNotes notes) throws IOException {
        into.feed(Feed.ALERTS);
        forEachLine(bytes, notes, (json, line) -> {
            OptionalLong time = time(json);
            if (time.isEmpty()) {
                notes.problem(line, "an alert without time; left out");
                return;
            }
            into.alert(new Alert(
                    time.getAsLong(),
                    text(json, "name"),
                    text(json, "service"),
                    text(json, "metric"),
                    text(json, "summary"),
                    text(json, "severity"),
                    number(json, "threshold"),
                    number(json, "value")));
            notes.found(Item.ALERTS);
        });
    }

    /** Reads {@code patterns.jsonl}. */
    static void patterns(InputStream bytes, TelemetryBuilder into, ReadNotes notes) throws IOException {
        forEachLine(bytes, notes, (json, line) -> {
            into.patternCount(new PatternCount(
                    text(json, "service"),
                    text(json, "pattern"),
                    (long) number(json, "count").orElse(0),
                    (long) number(json, "delta").orElse(0),
                    text(json, "sentiment")));
            notes.found(Item.PATTERNS);
        });
    }

    private interface LineReader {
        void read(JsonNode json, long line);
    }

    private static void forEachLine(InputStream bytes, ReadNotes notes, LineReader reader) throws IOException {
        TextLines lines = new TextLines(bytes, notes);
        for (Optional<String> next = lines.next(); next.isPresent(); next = lines.next()) {
            String line = next.get();
            long number = lines.line();
            if (line.isBlank()) {
                continue;
            }
            try {
                JsonNode json = JSON.readTree(line);
                if (json.isObject()) {
                    reader.read(json, number);
                } else {
                    notes.problem(number, "not a JSON object; left out");
                }
            } catch (JacksonException e) {
                notes.problem(number, "not readable as JSON; left out");
            }
        }
    }

    private static String join(String... parts) {
        return String.join(
                " ",
                java.util.Arrays.stream(parts).filter(part -> !part.isEmpty()).toList());
    }

    private static String text(JsonNode json, String name) {
        JsonNode value = json.path(name);
        return value.isValueNode() && !value.isNull() ? value.asString("") : "";
    }

    private static OptionalDouble number(JsonNode json, String name) {
        JsonNode value = json.path(name);
        if (value.isNumber()) {
            return OptionalDouble.of(value.doubleValue());
        }
        if (value.isString()) {
            try {
                return OptionalDouble.of(Double.parseDouble(value.stringValue().replace("+", "")));
            } catch (NumberFormatException e) {
                return OptionalDouble.empty();
            }
        }
        return OptionalDouble.empty();
    }

    private static OptionalLong time(JsonNode json) {
        return Timestamps.parse(text(json, "time"));
    }

    private static long line(JacksonException e) {
        return e.getLocation() == null ? 0 : Math.max(0, e.getLocation().getLineNr());
    }
}
