package dev.firefight.telemetry.packing;

import com.github.luben.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** A way to pack files. It is told by the first bytes, never by a file's name. Only gzip and zstd are undone here. */
enum Packing {
    /** RFC 1952. */
    GZIP("gzip", "gzip -d", 0, "\u001f\u008b"),
    /** RFC 8878. */
    ZSTD("zstd", "zstd -d", 0, "(\u00b5/\u00fd"),
    /** Messages of the OpenTelemetry Collector, each packed with zstd behind its length. */
    ZSTD_MESSAGES("zstd, message by message", "", 4, "(\u00b5/\u00fd"),
    /** A file of files. */
    ZIP("zip", "unzip", 0, "PK\u0003\u0004"),
    /** LZMA in its own file format. */
    XZ("xz", "xz -d", 0, "\u00fd7zXZ\u0000"),
    /** Burrows and Wheeler. */
    BZIP2("bzip2", "bzip2 -d", 0, "BZh"),
    /** LZ4 in its own file format. */
    LZ4("lz4", "lz4 -d", 0, "\u0004\"M\u0018"),
    /** A file of files. */
    SEVEN_ZIP("7z", "7z x", 0, "7z\u00bc\u00af'\u001c"),
    /** A file of files, which packs nothing by itself. */
    TAR("tar", "tar -xf", 257, "ustar");

    private static final int BUFFER_BYTES = 1 << 16;
    private static final int HEAD_BYTES = 512;

    private final String id;
    private final String command;
    private final int at;
    private final String mark;

    Packing(String id, String command, int at, String mark) {
        this.id = id;
        this.command = command;
        this.at = at;
        this.mark = mark;
    }

    /** How a stream that can be marked is packed; empty when it is not. */
    static Optional<Packing> of(BufferedInputStream bytes) throws IOException {
        bytes.mark(HEAD_BYTES + 1);
        byte[] head = bytes.readNBytes(HEAD_BYTES);
        bytes.reset();
        return Arrays.stream(values()).filter(packing -> packing.isOf(head)).findFirst();
    }

    private boolean isOf(byte[] head) {
        byte[] bytes = mark.getBytes(StandardCharsets.ISO_8859_1);
        return head.length >= at + bytes.length && Arrays.equals(head, at, at + bytes.length, bytes, 0, bytes.length);
    }

    /** Whether it can be undone. */
    boolean isRead() {
        return this == GZIP || this == ZSTD || this == ZSTD_MESSAGES;
    }

    /** What a person has to do where it is not undone, or not here. */
    String refusal() {
        return "packed with " + id + ", which is not read; unpack it first"
                + (command.isEmpty() ? "" : " (" + command + ")");
    }

    /**
     * What was packed.
     *
     * @throws IOException when it is cut or damaged right at its start
     */
    InputStream unpack(BufferedInputStream packed) throws IOException {
        return switch (this) {
            case GZIP -> new GZIPInputStream(packed, BUFFER_BYTES);
            case ZSTD -> new ZstdInputStream(packed);
            case ZSTD_MESSAGES -> new PackedMessages(packed);
            default -> packed;
        };
    }
}
