package dev.firefight.journal;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** Bytes that nobody changes any more: a payload, or a hash. Two are equal when all of their bytes are. */
public final class Bytes {
    /** No bytes at all. */
    public static final Bytes NONE = new Bytes(new byte[0]);

    private final byte[] bytes;

    private Bytes(byte[] bytes) {
        this.bytes = bytes;
    }

    /** A copy of the bytes. */
    public static Bytes of(byte... bytes) {
        return bytes.length == 0 ? NONE : new Bytes(bytes.clone());
    }

    /** The text in UTF-8. Half of a surrogate pair, which UTF-8 does not have, becomes a question mark. */
    public static Bytes ofText(String text) {
        return owning(text.getBytes(StandardCharsets.UTF_8));
    }

    /** From digits as {@link #hex()} writes them; {@link IllegalArgumentException} for anything else. */
    public static Bytes ofHex(String digits) {
        return owning(HexFormat.of().parseHex(digits));
    }

    /** Bytes that the caller promises not to touch again. */
    static Bytes owning(byte[] bytes) {
        return bytes.length == 0 ? NONE : new Bytes(bytes);
    }

    /** How many bytes these are. */
    public int size() {
        return bytes.length;
    }

    /** A copy of the bytes. */
    public byte[] toArray() {
        return bytes.clone();
    }

    /** The bytes to be read one after the other, without a copy. */
    public InputStream stream() {
        return new ByteArrayInputStream(bytes);
    }

    /** The bytes read as UTF-8. */
    public String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** The SHA-256 of the bytes. */
    public Bytes sha256() {
        try {
            return owning(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every Java platform has SHA-256", impossible);
        }
    }

    /** Two small hexadecimal digits for each byte. */
    public String hex() {
        return HexFormat.of().formatHex(bytes);
    }

    /** The array itself, for those who only read it. */
    byte[] array() {
        return bytes;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bytes that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** The digits of up to 32 bytes, which is a hash; of more only how many there are. */
    @Override
    public String toString() {
        return bytes.length <= 32 ? hex() : bytes.length + " bytes";
    }
}
