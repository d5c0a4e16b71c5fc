package dev.firefight.journal;

import java.util.List;
import java.util.OptionalLong;

/**
 * Entries for the end of one stream.
 *
 * @param stream which stream: letters, digits and {@code . _ : / -}, at most {@link Limits#NAME_CHARACTERS}; it begins with
 *     its first entry
 * @param after the sequence number of the last entry that the author knew when these were decided, 0 if there was none; the
 *     append is refused with {@link StreamConflict} when the stream ends elsewhere. Empty: wherever it ends
 * @param drafts at least one
 */
public record Addition(String stream, OptionalLong after, List<Draft> drafts) {
    public Addition {
        Limits.name("a stream", stream);
        drafts = List.copyOf(drafts);
        if (drafts.isEmpty()) {
            throw new IllegalArgumentException("an addition to " + stream + " without entries");
        }
        if (after.isPresent() && after.getAsLong() < 0) {
            throw new IllegalArgumentException(
                    "sequence numbers begin with 1, and 0 is before them, not " + after.getAsLong());
        }
    }

    /** Entries decided in the knowledge of the stream up to this sequence number, 0 for a stream that is to begin. */
    public static Addition after(long sequence, String stream, Draft... drafts) {
        return new Addition(stream, OptionalLong.of(sequence), List.of(drafts));
    }

    /** Entries that are right whatever stands before them. */
    public static Addition atTheEnd(String stream, Draft... drafts) {
        return new Addition(stream, OptionalLong.empty(), List.of(drafts));
    }

    long payloadBytes() {
        return drafts.stream().mapToLong(draft -> draft.payload().size()).sum();
    }
}
