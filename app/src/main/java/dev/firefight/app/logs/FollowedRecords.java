package dev.firefight.app.logs;

import dev.firefight.telemetry.log.LineHeader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Consumer;

/** Puts the lines of one tail together to records. A record is whole when its writer starts another, or has been silent. */
final class FollowedRecords {
    private static final int MOST_WRITERS = 256;

    private final String source;
    private final FollowedLines reader;
    private final LinkedHashMap<Long, FollowedRecord> open = new LinkedHashMap<>();
    private final LineHeader header = new LineHeader();

    FollowedRecords(String source, FollowedLines reader) {
        this.source = source;
        this.reader = reader;
    }

    /** Reads lines as they came, and hands out what is whole by them. */
    void lines(List<byte[]> coming, Consumer<FollowedRecord> taker) {
        reader.learn(coming);
        coming.forEach(line -> line(line, taker));
    }

    private void line(byte[] line, Consumer<FollowedRecord> taker) {
        byte[] whole = reader.read(line, header);
        FollowedRecord last = open.get(header.writer());
        if (header.startsRecord()) {
            if (last != null) {
                taker.accept(open.remove(header.writer()));
            } else if (open.size() >= MOST_WRITERS) { // who has been silent longest
                taker.accept(open.pollFirstEntry().getValue());
            }
            open.put(header.writer(), new FollowedRecord(source, header, whole));
        } else if (last != null && header.kind() == LineHeader.Kind.REASON) {
            last.add(header.message(whole).stripTrailing());
            last.message = header.message(whole);
        } else if (last != null && header.kind() == LineHeader.Kind.CONTINUES) {
            last.add(header.message(whole).stripTrailing());
        } else if (last != null && header.kind() == LineHeader.Kind.JOINS) {
            last.join(header.message(whole).stripTrailing());
        }
    }

    /** Hands out all that is open: nothing goes on with it any more. */
    void rest(Consumer<FollowedRecord> taker) {
        List<FollowedRecord> whole = List.copyOf(open.values());
        open.clear();
        whole.forEach(taker);
    }
}
