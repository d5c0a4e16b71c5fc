package dev.firefight.server.incidents;

import dev.firefight.incident.Message.Attached;
import dev.firefight.journal.Bytes;
import dev.firefight.journal.Entry;
import dev.firefight.journal.Journal;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.util.RawValue;

/**
 * Writes an incident into a file from which it can be {@linkplain Imports restored}: its entries as they lie in the journal, one on a line,
 * each with the hash of all that it says and of the entry before it, so that a reader can check that nothing was altered since; and then the
 * files that they tell of.
 */
public final class Exports {
    static final String FORMAT = "firefight-incident";
    static final int VERSION = 1;

    private static final int PAGE_ENTRIES = 1_000;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Journal journal;
    private final Attachments attachments;

    /** Of what stands in a journal. */
    public Exports(Journal journal, Attachments attachments) {
        this.journal = journal;
        this.attachments = attachments;
    }

    /** All of an incident up to now. Memory holds a page of entries, or one file. */
    public void write(long incident, OutputStream out) throws IOException {
        text(
                out,
                "{\"format\":\"" + FORMAT + "\",\"version\":" + VERSION + ",\"incident\":" + incident
                        + ",\"entries\":[");
        Set<String> files = new LinkedHashSet<>();
        long next = 1;
        while (true) {
            List<Entry> page = journal.read(Streams.name(incident), next, PAGE_ENTRIES);
            if (page.isEmpty()) {
                break;
            }
            for (Entry entry : page) {
                text(out, (entry.sequence() == 1 ? "\n" : ",\n") + JSON.writeValueAsString(json(entry)));
                if (Streams.entry(entry).fact() instanceof Attached file) {
                    files.add(file.sha256());
                }
            }
            next += page.size();
        }
        text(out, "\n]");
        files(files, out);
        text(out, "}\n");
    }

    /** One on a line; those that are not here, since the incident was imported without them, are left out. */
    private void files(Set<String> hashes, OutputStream out) throws IOException {
        String before = ",\"files\":[\n";
        String end = "";
        for (String hash : hashes) {
            Optional<Bytes> content = attachments.content(hash);
            if (content.isPresent()) {
                ObjectNode json = JSON.createObjectNode();
                json.put("sha256", hash);
                json.put("content", content.get().toArray());
                text(out, before + JSON.writeValueAsString(json));
                before = ",\n";
                end = "\n]";
            }
        }
        text(out, end);
    }

    private static ObjectNode json(Entry entry) {
        ObjectNode json = JSON.createObjectNode();
        json.put("position", entry.position());
        json.put("stream", entry.stream());
        json.put("sequence", entry.sequence());
        json.put("type", entry.type());
        json.put("time", entry.time().toString());
        json.putRawValue("payload", new RawValue(entry.payload().text()));
        json.put("appendedFrom", entry.appendedFrom());
        entry.key().ifPresent(key -> json.put("key", key));
        json.put("previous", entry.previous().hex());
        json.put("hash", entry.hash().hex());
        return json;
    }

    private static void text(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
