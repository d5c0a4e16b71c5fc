package dev.firefight.journal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Looks at all entries one after the other, in order of their positions, and tells what does not fit. */
final class ChainCheck {
    private final Map<String, StreamHead> ends = new HashMap<>();
    private final List<Damage> damages = new ArrayList<>();
    private final List<Head> kept;
    private Head head = Head.NONE;
    private long entries;
    private long found;

    ChainCheck(List<Head> kept) {
        this.kept = List.copyOf(kept);
        keptHeadsAtHead();
    }

    void see(Entry entry) {
        if (entry.position() < 1) {
            report(entry, "stands before the first position: it was added");
            return;
        }
        if (entry.position() != head.position() + 1) {
            report(new Damage(
                    "", 0, head.position() + 1, missing("position", head.position() + 1, entry.position() - 1)));
        }
        StreamHead end = ends.getOrDefault(entry.stream(), StreamHead.none(entry.stream()));
        if (entry.sequence() > end.sequence() + 1) {
            report(new Damage(
                    entry.stream(), end.sequence() + 1, 0, missing("entry", end.sequence() + 1, entry.sequence() - 1)));
        } else if (entry.sequence() <= end.sequence()) {
            report(entry, "stands after entry " + end.sequence() + " of its stream");
        } else if (!entry.previous().equals(end.hash())) {
            report(entry, "does not follow the entry before it: one of them was altered or exchanged");
        }
        if (!entry.computedHash().equals(entry.hash())) {
            report(entry, "was altered: its hash is not that of what it says");
        }
        entries++;
        ends.put(entry.stream(), new StreamHead(entry.stream(), entry.sequence(), entry.hash()));
        head = head.then(entry);
        keptHeadsAtHead();
    }

    /** The heads of streams as the journal has them, in any order. */
    void seeStreamHead(StreamHead told) {
        StreamHead end = ends.remove(told.stream());
        long last = end == null ? 0 : end.sequence();
        if (told.sequence() > last) {
            report(new Damage(told.stream(), last + 1, 0, missing("entry", last + 1, told.sequence())));
        } else if (told.sequence() < last) {
            report(new Damage(
                    told.stream(), last, 0, "stands beyond the head of its stream, which is " + told.sequence()));
        } else if (end == null || !end.hash().equals(told.hash())) {
            report(new Damage(
                    told.stream(), told.sequence(), 0, "is not the one that the head of its stream tells of"));
        }
    }

    /** After all entries and all heads of streams: what the journal tells of itself as a whole. */
    Verification finished(Head told) {
        ends.values()
                .forEach(end -> report(
                        new Damage(end.stream(), 0, 0, "its head is missing; it has " + end.sequence() + " entries")));
        if (told.position() > head.position()) {
            report(new Damage("", 0, head.position() + 1, missing("position", head.position() + 1, told.position())));
        } else if (told.position() < head.position()) {
            report(new Damage("", 0, told.position() + 1, "stands beyond the head of the journal"));
        } else if (!told.hash().equals(head.hash()) && found == 0) {
            report(new Damage("", 0, 0, "entries were exchanged with all that refers to them: compare with a backup"));
        }
        kept.stream()
                .filter(earlier -> earlier.position() > head.position())
                .forEach(earlier -> report(new Damage(
                        "",
                        0,
                        head.position() + 1,
                        "the journal once reached to position " + earlier.position() + ": its end was cut off")));
        return new Verification(entries, head, damages, found);
    }

    private void keptHeadsAtHead() {
        for (Head earlier : kept) {
            if (earlier.position() == head.position() && !earlier.hash().equals(head.hash())) {
                report(new Damage(
                        "", 0, head.position(), "at or before it an entry is not what it was when this head was kept"));
            }
        }
    }

    /** Whether another damage would still be shown. */
    boolean showsMore() {
        return damages.size() < Verification.SHOWN_DAMAGES;
    }

    /** After all entries of a copy, whose heads are made of them. */
    Verification copied() {
        ends.clear();
        return finished(head);
    }

    /** Where the streams end by their entries. */
    List<StreamHead> streamHeads() {
        return List.copyOf(ends.values());
    }

    private void report(Entry entry, String what) {
        report(new Damage(entry.stream(), entry.sequence(), entry.position(), what));
    }

    /** What was found elsewhere. */
    void report(Damage damage) {
        found++;
        if (showsMore()) {
            damages.add(damage);
        }
    }

    private static String missing(String what, long from, long to) {
        return from < to ? "is missing, as all up to " + what + " " + to : "is missing";
    }
}
