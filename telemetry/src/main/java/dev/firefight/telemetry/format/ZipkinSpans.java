package dev.firefight.telemetry.format;

import dev.firefight.telemetry.SpanKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Holds spans until the halves of calls that share an id are told apart. */
final class ZipkinSpans {
    private final SpanRecords records;
    private final int maxHeld;
    private final List<ZipkinSpan> held = new ArrayList<>();
    private int size;

    /** An id as a service knows it. */
    private record Key(long traceHigh, long traceLow, long id, String service) {
        static Key of(ZipkinSpan one, long id, String service) {
            return new Key(one.span.traceHigh, one.span.traceLow, id, service);
        }
    }

    ZipkinSpans(SpanRecords records, int maxHeld) {
        this.records = records;
        this.maxHeld = maxHeld;
    }

    /** Adds a span; lets all go when more are held than may be. */
    void add(ZipkinSpan one) {
        held.add(one);
        size += 1 + one.said.events().size() + one.said.attributes.size();
        if (size >= maxHeld) {
            release();
        }
    }

    /** Hands on what is held. */
    void release() {
        Set<Key> clients = new HashSet<>();
        for (ZipkinSpan one : held) {
            if (one.span.kind == SpanKind.CLIENT || one.span.kind == SpanKind.PRODUCER) {
                clients.add(Key.of(one, one.span.id, ""));
            }
        }
        Set<ZipkinSpan> serverHalves = new HashSet<>();
        Set<Key> ofServers = new HashSet<>();
        for (ZipkinSpan one : held) {
            boolean isServer = one.span.kind == SpanKind.SERVER || one.span.kind == SpanKind.CONSUMER;
            boolean saysShared = one.isShared() && one.span.kind != SpanKind.CLIENT;
            boolean isShared = saysShared || (isServer && clients.contains(Key.of(one, one.span.id, "")));
            if (isShared && one.span.id != 0) {
                serverHalves.add(one);
                ofServers.add(Key.of(one, one.span.id, one.service()));
            }
        }
        for (ZipkinSpan one : held) {
            if (serverHalves.contains(one)) {
                one.span.parent = one.span.id;
                one.span.id = ofServerHalf(one.span.id, one.service());
            } else if (ofServers.contains(Key.of(one, one.span.parent, one.service()))) {
                one.span.parent = ofServerHalf(one.span.parent, one.service());
            }
            if (!one.hasDuration() && one.span.startNanos != 0) {
                records.notes().problem(one.line, "a span without end or duration; taken as of no length");
            }
            records.add(one.span, one.said, one.line);
        }
        held.clear();
        size = 0;
    }

    /** An id made of a shared one and of the service that took the call: the same in every file, never the shared one, never zero. */
    static long ofServerHalf(long id, String service) {
        long mixed = id ^ service.hashCode() * 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ mixed >>> 33) * 0xFF51AFD7ED558CCDL; // MurmurHash3's last steps: one to one
        mixed = (mixed ^ mixed >>> 33) * 0xC4CEB9FE1A85EC53L;
        mixed ^= mixed >>> 33;
        return mixed != id && mixed != 0 ? mixed : id == -1 ? 1 : ~id;
    }
}
