package dev.firefight.server.incidents;

import dev.firefight.document.wire.WireException;
import dev.firefight.incident.Consent;
import dev.firefight.incident.Course;
import dev.firefight.incident.Entry;
import dev.firefight.incident.Incident;
import dev.firefight.incident.Message.Attached;
import dev.firefight.incident.Note;
import dev.firefight.incident.Person;
import dev.firefight.incident.Proposal;
import dev.firefight.incident.Rules;
import dev.firefight.incident.Ruling;
import dev.firefight.journal.Bytes;
import dev.firefight.journal.Limits;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Restores an incident from what {@link Exports} wrote: as a new one with the times and authors that it had, and a last entry that says where
 * it came from. The rules that decide on what people write decide on each entry, but for what was asked and overridden then; where entries
 * have hashes, they have to fit. Files are stored before the timeline that tells of them; where it is refused after all, they belong to nothing
 * and nobody sees them.
 */
public final class Imports {
    /** What one append takes, less the entry that tells of the import. More could not be stored all or nothing. */
    public static final int MOST_ENTRIES = Math.min(Limits.APPEND_ENTRIES, Incidents.MOST_ENTRIES) - 1;

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Incidents incidents;
    private final Attachments attachments;

    /** Into these timelines. */
    public Imports(Incidents incidents, Attachments attachments) {
        this.incidents = incidents;
        this.attachments = attachments;
    }

    /**
     * Restores an incident. The last entry, which tells of it, stands for all that is written.
     *
     * @param by who does so
     * @param from where it was, in their words
     * @param key by which a repeated request is known
     * @throws WireException with the line of what cannot be taken
     */
    public Outcome restore(Person by, InputStream file, String from, Optional<String> key) {
        Reading reading = new Reading();
        try (JsonParser parser = JSON.createParser(file)) {
            reading.file(parser);
        }
        Instant now = incidents.now();
        Note.Imported mark = new Note.Imported(from, reading.number);
        reading.entries.add(new Entry(reading.entries.size() + 1L, now, by, mark));
        Outcome outcome = incidents.restore(reading.entries, key);
        return outcome instanceof Outcome.Written all
                ? new Outcome.Written(
                        all.incident(), List.of(all.entries().getLast()), all.position(), all.isRepeated())
                : outcome;
    }

    /** Refuses what is more than a file has. */
    private static final class FileContent extends ByteArrayOutputStream {
        @Override
        public synchronized void write(byte[] from, int at, int length) {
            if (size() + length > Attachments.MOST_BYTES) {
                throw new WireException("it has more than " + (Attachments.MOST_BYTES >> 20) + " MB");
            }
            super.write(from, at, length);
        }
    }

    private final class Reading {
        private final List<Entry> entries = new ArrayList<>();
        private Incident state = Incident.none();
        private Optional<Bytes> lastHash = Optional.empty();
        private String format = "";
        private long version;
        private long number;
        private long payloadBytes;

        void file(JsonParser parser) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new WireException("this is no exported incident: it does not begin with {\"format\":…");
            }
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                switch (name) {
                    case "format" -> format = parser.getValueAsString("");
                    case "version" -> version = parser.getValueAsLong();
                    case "incident" -> number = parser.getValueAsLong();
                    case "entries" -> entries(parser);
                    case "files" -> files(parser);
                    default ->
                        throw new WireException(
                                "line " + line(parser) + ": no member of an exported incident has this name");
                }
            }
            if (parser.nextToken() != null) {
                throw new WireException("line " + line(parser) + ": something follows the incident");
            }
            if (!format.equals(Exports.FORMAT) || version != Exports.VERSION || number < 1) {
                throw new WireException("this is no incident that this Firefight can read: \"format\" has to be "
                        + Exports.FORMAT + ", \"version\" " + Exports.VERSION + ", and \"incident\" its number");
            }
            if (entries.isEmpty()) {
                throw new WireException("there are no entries");
            }
        }

        private void entries(JsonParser parser) {
            if (parser.currentToken() != JsonToken.START_ARRAY || !entries.isEmpty()) {
                throw new WireException("line " + line(parser) + ": \"entries\" is one list");
            }
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                long line = line(parser);
                try {
                    add(parser.readValueAsTree());
                } catch (JacksonException noJson) {
                    throw noJson;
                } catch (WireException | IllegalArgumentException | DateTimeException | ClassCastException wrong) {
                    throw new WireException("line " + line + ", entry " + (entries.size() + 1) + ": " + words(wrong));
                }
            }
        }

        private void files(JsonParser parser) {
            if (parser.currentToken() != JsonToken.START_ARRAY || entries.isEmpty()) {
                throw new WireException("line " + line(parser) + ": \"files\" is one list, after \"entries\"");
            }
            Set<String> wanted = entries.stream()
                    .map(Entry::fact)
                    .filter(Attached.class::isInstance)
                    .map(file -> ((Attached) file).sha256())
                    .collect(Collectors.toSet());
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                long line = line(parser);
                try {
                    file(parser, wanted);
                } catch (WireException wrong) {
                    throw new WireException("line " + line + ", a file: " + wrong.getMessage());
                }
            }
        }

        /** {@code {"sha256":"…","content":"…"}}, which is read without a copy of its text. */
        private void file(JsonParser parser, Set<String> wanted) {
            boolean begins = parser.currentToken() == JsonToken.START_OBJECT
                    && "sha256".equals(parser.nextName())
                    && parser.nextToken() == JsonToken.VALUE_STRING;
            String hash = begins ? parser.getString() : "";
            if (!begins || !"content".equals(parser.nextName()) || parser.nextToken() != JsonToken.VALUE_STRING) {
                throw new WireException("it is an object of \"sha256\" and \"content\", in this order");
            }
            if (!wanted.remove(hash)) {
                throw new WireException("no entry tells of it, or it is there twice");
            }
            FileContent content = new FileContent();
            parser.readBinaryValue(content);
            attachments.restore(hash, content.toByteArray());
            if (parser.nextToken() != JsonToken.END_OBJECT) {
                throw new WireException("it is an object of \"sha256\" and \"content\", and no more");
            }
        }

        private void add(JsonNode node) {
            if (!(node instanceof ObjectNode json) || !(json.path("payload") instanceof ObjectNode payload)) {
                throw new WireException("an entry is an object with a \"payload\"");
            }
            if (entries.size() == MOST_ENTRIES) {
                throw new WireException("the incident has more than " + MOST_ENTRIES
                        + " entries, and no more can be taken over at once; restore a backup of the journal instead");
            }
            long sequence = json.path("sequence").asLong(0);
            if (sequence != entries.size() + 1L) {
                throw new WireException("its number is " + sequence + ", so that one is missing or twice there");
            }
            Entry entry = Streams.entry(
                    sequence,
                    Instant.parse(json.path("time").asString("")),
                    json.path("type").asString(""),
                    payload);
            Bytes stored = Streams.draft(entry).payload();
            checkHash(json, payload, entry);
            if (!stored.equals(bytes(payload))) {
                throw new WireException("it says more than an entry of this kind does, or says it otherwise");
            }
            payloadBytes += stored.size();
            if (payloadBytes > Limits.APPEND_BYTES / 2) {
                throw new WireException("the entries are too much to be taken over at once");
            }
            checkTime(entry);
            checkRules(entry);
            entries.add(entry);
            state = state.with(entry);
        }

        private void checkHash(ObjectNode json, ObjectNode payload, Entry entry) {
            if (!json.has("hash")) {
                return;
            }
            Bytes previous = Bytes.ofHex(json.path("previous").asString(""));
            dev.firefight.journal.Entry stored = new dev.firefight.journal.Entry(
                    json.path("position").asLong(0),
                    json.path("stream").asString(""),
                    entry.number(),
                    json.path("type").asString(""),
                    entry.at(),
                    bytes(payload),
                    json.path("appendedFrom").asLong(0),
                    Optional.of(json.path("key").asString("")).filter(key -> !key.isEmpty()),
                    previous,
                    Bytes.ofHex(json.path("hash").asString("")));
            boolean follows = lastHash.map(previous::equals).orElse(entries.isEmpty());
            if (!follows || !stored.hash().equals(stored.computedHash())) {
                throw new WireException("it was altered after the export: its hash does not fit");
            }
            lastHash = Optional.of(stored.hash());
        }

        private void checkTime(Entry entry) {
            if (state.lastAt().filter(entry.at()::isBefore).isPresent()) {
                throw new WireException("it is older than the entry before it");
            }
            if (entry.at().isAfter(incidents.now())) {
                throw new WireException("its time is still to come");
            }
        }

        private void checkRules(Entry entry) {
            boolean isByTheProgram = state.declared().isPresent()
                    && (entry.fact() instanceof Note.Overridden || entry.fact() instanceof Note.Imported);
            if (isByTheProgram) {
                return;
            }
            if (state.declared().isEmpty() && !(entry.fact() instanceof Course.Declared)) {
                throw new WireException("the first entry declares the incident, and this one does not");
            }
            Proposal proposal = new Proposal(entry.by(), entry.at(), entry.fact(), new Consent.Confirmed());
            if (Rules.decide(state, incidents.policy(), proposal) instanceof Ruling.Refused refused) {
                throw new WireException(refused.reason());
            }
        }

        private static Bytes bytes(ObjectNode payload) {
            return Bytes.ofText(JSON.writeValueAsString(payload));
        }

        private static long line(JsonParser parser) {
            return parser.currentTokenLocation().getLineNr();
        }

        private static String words(RuntimeException wrong) {
            return switch (wrong) {
                case DateTimeException _ -> "\"time\" is a time such as 2026-03-01T02:15:00Z";
                case ClassCastException _ -> "\"fact\" in its payload is an object";
                default -> String.valueOf(wrong.getMessage());
            };
        }
    }
}
