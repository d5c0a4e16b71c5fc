package dev.firefight.journal;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Appends that are brought to disk by one commit: decided one after the other, as if each had come alone. */
final class Group {
    private final WritingSession session;
    private final Map<String, StreamHead> known = new HashMap<>();
    private final Map<String, StreamHead> moved = new LinkedHashMap<>();
    private final Map<String, Receipt> keyed = new HashMap<>();
    private final List<Runnable> answers = new ArrayList<>();
    private Head head;

    private Group(WritingSession session, Head head) {
        this.session = session;
        this.head = head;
    }

    /** Writes all up to, but not including, the commit. Not even a refusal is told before it: it may rest on a neighbour. */
    static Group written(WritingSession session, List<WaitingAppend> appends) throws SQLException {
        Group group = new Group(session, session.begin());
        for (WaitingAppend append : appends) {
            group.decide(append);
        }
        if (!group.moved.isEmpty()
                || appends.stream().anyMatch(one -> one.additions().isEmpty())) {
            session.flush(group.moved.values(), group.head);
        }
        return group;
    }

    /** Where the journal ends once this is committed. */
    Head head() {
        return head;
    }

    /** Tells everyone, after the commit. */
    void answer() {
        answers.forEach(Runnable::run);
    }

    private void decide(WaitingAppend append) throws SQLException {
        if (append.additions().isEmpty()) {
            answers.add(() -> append.stored(new Receipt(List.of(), false)));
            return;
        }
        Optional<Receipt> earlier =
                append.key().isPresent() ? earlier(append.key().get()) : Optional.empty();
        if (earlier.isPresent()) {
            answers.add(() -> append.stored(earlier.get()));
            return;
        }
        for (Addition addition : append.additions()) {
            long actual = end(addition.stream()).sequence();
            if (addition.after().isPresent() && addition.after().getAsLong() != actual) {
                StreamConflict conflict =
                        new StreamConflict(addition.stream(), addition.after().getAsLong(), actual);
                answers.add(() -> append.refused(conflict));
                return;
            }
        }
        List<Entry> entries = stored(append);
        append.key().ifPresent(key -> keyed.put(key, new Receipt(entries, true)));
        answers.add(() -> append.stored(new Receipt(entries, false)));
    }

    private Optional<Receipt> earlier(String key) throws SQLException {
        Receipt inThisGroup = keyed.get(key);
        if (inThisGroup != null) {
            return Optional.of(inThisGroup);
        }
        List<Entry> entries = Rows.ofKey(session.connection(), key);
        return entries.isEmpty() ? Optional.empty() : Optional.of(new Receipt(entries, true));
    }

    private List<Entry> stored(WaitingAppend append) throws SQLException {
        List<Entry> entries = new ArrayList<>();
        long first = head.position() + 1;
        for (Addition addition : append.additions()) {
            for (Draft draft : addition.drafts()) {
                StreamHead end = end(addition.stream());
                Optional<String> key = entries.isEmpty() ? append.key() : Optional.empty();
                Entry entry = entry(draft, end, first, key);
                session.add(entry);
                entries.add(entry);
                head = head.then(entry);
                StreamHead moving = new StreamHead(entry.stream(), entry.sequence(), entry.hash());
                known.put(entry.stream(), moving);
                moved.put(entry.stream(), moving);
            }
        }
        return entries;
    }

    private Entry entry(Draft draft, StreamHead end, long first, Optional<String> key) {
        return EntryHash.hashed(new Entry(
                head.position() + 1,
                end.stream(),
                end.sequence() + 1,
                draft.type(),
                draft.time(),
                draft.payload(),
                first,
                key,
                end.hash(),
                Bytes.NONE));
    }

    private StreamHead end(String stream) throws SQLException {
        StreamHead end = known.get(stream);
        if (end == null) {
            end = Rows.streamHead(session.connection(), stream);
            known.put(stream, end);
        }
        return end;
    }
}
