package dev.firefight.server.incidents;

import dev.firefight.document.wire.WireException;
import dev.firefight.incident.Message.Attached;
import dev.firefight.journal.Addition;
import dev.firefight.journal.Bytes;
import dev.firefight.journal.Draft;
import dev.firefight.journal.Journal;
import dev.firefight.journal.Limits;
import dev.firefight.journal.StreamConflict;
import java.io.ByteArrayOutputStream;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What files hold that belong to timelines. They lie in the journal too, each in a stream named by the hash of its content, so that a backup
 * has them and nothing of them can be altered unseen. A file is stored before the entry that tells of it.
 */
public final class Attachments {
    /** A file has at most so many bytes, which memory holds at once. */
    public static final int MOST_BYTES = 8 << 20;

    private static final String STREAM = "file/";
    private static final String TYPE = "file-part";
    private static final int MOST_TYPE_CHARS = 100;

    private final Journal journal;
    private final InstantSource clock;

    /** In a journal. */
    public Attachments(Journal journal, InstantSource clock) {
        this.journal = journal;
        this.clock = clock;
    }

    /** Stores a file, and gives what the timeline is to tell of it. What is stored already is not stored again. */
    public Attached keep(String name, String mediaType, byte[] content) {
        if (content.length == 0 || content.length > MOST_BYTES) {
            throw new WireException("a file has 1 byte to " + (MOST_BYTES >> 20) + " MB, not " + content.length
                    + " bytes: put what is larger elsewhere, and link it");
        }
        Attached attached = new Attached(fileName(name), typeName(mediaType), content.length, hash(content));
        store(attached.sha256(), content);
        return attached;
    }

    /** Stores the content of a file that a timeline from elsewhere tells of. */
    void restore(String sha256, byte[] content) {
        if (!hash(content).equals(sha256)) {
            throw new WireException("its content was altered: the hash does not fit");
        }
        store(sha256, content);
    }

    private void store(String sha256, byte[] content) {
        List<Draft> parts = new ArrayList<>();
        for (int from = 0; from < content.length; from += Limits.PAYLOAD_BYTES) {
            byte[] part = Arrays.copyOfRange(content, from, Math.min(content.length, from + Limits.PAYLOAD_BYTES));
            parts.add(new Draft(TYPE, clock.instant(), Bytes.of(part)));
        }
        try {
            journal.append(List.of(new Addition(STREAM + sha256, OptionalLong.of(0), parts)));
        } catch (StreamConflict known) {
            // The same content was stored before, as a whole, since an append is.
        }
    }

    /** Whether the content of a file is here; after an import it may not be. */
    public boolean has(Attached file) {
        return journal.streamHead(STREAM + file.sha256()).sequence() > 0;
    }

    /** The content of a file. */
    public Optional<Bytes> content(Attached file) {
        return content(file.sha256());
    }

    /** What has this hash. */
    Optional<Bytes> content(String sha256) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        long next = 1;
        while (true) {
            List<dev.firefight.journal.Entry> parts = journal.read(STREAM + sha256, next, Limits.PAGE_ENTRIES);
            if (parts.isEmpty()) {
                return next == 1 ? Optional.empty() : Optional.of(Bytes.of(content.toByteArray()));
            }
            parts.forEach(part -> content.writeBytes(part.payload().toArray()));
            next += parts.size();
        }
    }

    /** The last part of a path, as some browsers send all of it. */
    private static String fileName(String name) {
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1)
                .strip();
        return last.isEmpty() ? "file" : last;
    }

    private static String typeName(String mediaType) {
        String type = mediaType.strip();
        return type.matches("[A-Za-z0-9.+-]{1,60}/[A-Za-z0-9.+-]{1,60}") && type.length() <= MOST_TYPE_CHARS
                ? type
                : "application/octet-stream";
    }

    private static String hash(byte[] content) {
        return Bytes.of(content).sha256().hex();
    }
}
