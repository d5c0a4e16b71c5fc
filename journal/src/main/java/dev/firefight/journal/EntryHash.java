package dev.firefight.journal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** SHA-256 over fields that each say how long they are, so that no two entries are the same bytes. */
final class EntryHash {
    /** What stands before the first: 32 zero bytes. */
    static final Bytes NOTHING = Bytes.of(new byte[32]);

    private final MessageDigest digest = sha256();
    private final byte[] number = new byte[8];

    private EntryHash() {}

    static Bytes of(Entry entry) {
        EntryHash hash = new EntryHash();
        hash.add("firefight-entry-1");
        hash.add(entry.position());
        hash.add(entry.stream());
        hash.add(entry.sequence());
        hash.add(entry.type());
        hash.add(microseconds(entry.time()));
        hash.add(entry.payload().array());
        hash.add(entry.appendedFrom());
        hash.add(entry.key().orElse(""));
        hash.add(entry.previous().array());
        return Bytes.owning(hash.digest.digest());
    }

    /** The entry with its hash. */
    static Entry hashed(Entry entry) {
        return new Entry(
                entry.position(),
                entry.stream(),
                entry.sequence(),
                entry.type(),
                entry.time(),
                entry.payload(),
                entry.appendedFrom(),
                entry.key(),
                entry.previous(),
                of(entry));
    }

    /** The hash of a journal that goes on by one entry. */
    static Bytes chained(Bytes before, Bytes entryHash) {
        MessageDigest digest = sha256();
        digest.update(before.array());
        digest.update(entryHash.array());
        return Bytes.owning(digest.digest());
    }

    static long microseconds(Instant time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }

    static Instant instant(long microseconds) {
        return Instant.EPOCH.plus(microseconds, ChronoUnit.MICROS);
    }

    private void add(String text) {
        add(text.getBytes(StandardCharsets.UTF_8));
    }

    private void add(byte[] field) {
        length(field.length);
        digest.update(field);
    }

    private void add(long value) {
        length(8);
        for (int place = 0; place < 8; place++) {
            number[place] = (byte) (value >>> (56 - 8 * place));
        }
        digest.update(number);
    }

    private void length(int bytes) {
        digest.update((byte) (bytes >>> 24));
        digest.update((byte) (bytes >>> 16));
        digest.update((byte) (bytes >>> 8));
        digest.update((byte) bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every Java platform has SHA-256", impossible);
        }
    }
}
