package dev.firefight.evidence.pattern;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;

/**
 * Counts the shapes of lines: the fast twin of {@link Shape}. Each thread has its own scanner with a table of its own, which is added to a
 * common one when it is full and at the end. Lines are copied in batches that fit the processor's nearest memory; each step works on
 * all of a batch: bytes to masks, masks to values, what is left to texts, texts to hashes.
 *
 * <p>Lines end with a line feed, and a carriage return before it does not count; the last line needs no end. Of a line longer than
 * {@value #LONGEST_BYTES} bytes the first so many are looked at, and what follows is one more value behind a space.
 */
public final class ShapeScanner implements AutoCloseable {
    /** How much of a line is looked at. */
    public static final int LONGEST_BYTES = 1 << 16;

    private static final int BATCH_BYTES = 1 << 14;
    private static final byte[] CUT = {' ', '0'};
    private static final int BLOCK = ByteClasses.BLOCK;
    private static final int BLOCKS = (LONGEST_BYTES + CUT.length) / BLOCK + 1;

    private final ByteClasses classes;
    private final LineReader reader;
    private final ShapeTable common;
    private final ShapeTable table;
    private final byte[] bytes = new byte[BLOCKS * BLOCK];
    private final long[] masks = new long[BLOCKS * ByteClasses.MASKS];
    private final long[] dropped = new long[BLOCKS];
    private final ShapeTexts texts = new ShapeTexts(BLOCKS);
    private final ShapeHash hash = new ShapeHash();
    private final Lines lines;
    private final LineFinder finder;
    private MemorySegment scanned = MemorySegment.NULL;
    private long scannedShift;

    ShapeScanner(ShapeTable common, LineReader reader, ByteClasses classes) {
        this(common, reader, classes, LineFinder.NONE);
    }

    private ShapeScanner(ShapeTable common, LineReader reader, ByteClasses classes, LineFinder finder) {
        this.common = common;
        this.finder = finder;
        this.table = common.another();
        this.reader = reader;
        this.classes = classes;
        lines = new Lines(BATCH_BYTES + 2, table.windows());
    }

    /**
     * A scanner for the use of one thread.
     *
     * @param common what is counted gets here by and by, and all of it with {@link #close}; several scanners can share it
     */
    public ShapeScanner(ShapeTable common, LineReader reader) {
        this(common, reader, Processor.fastest());
    }

    /** The same, which also hands out the lines that a finder wants. */
    public ShapeScanner(ShapeTable common, LineReader reader, LineFinder finder) {
        this(common, reader, Processor.fastest(), finder);
    }

    /**
     * Counts lines.
     *
     * @param memory where they lie: whole lines; a line longer than {@link #LONGEST_BYTES} may be cut behind that
     * @param from where the first starts
     * @param to where the last ends
     * @param place the place of the first
     */
    public void scan(MemorySegment memory, long from, long to, Place place) {
        scanned = memory;
        scannedShift = place.packed() - from;
        long at = from;
        while (at < to) {
            if (table.isFullForOne()) {
                close();
            }
            int length = fill(memory, at, to, BATCH_BYTES);
            int end = at + length == to ? length : lastLineEnd(length);
            if (end == 0) {
                length = fill(memory, at, to, LONGEST_BYTES + 1);
                end = firstLineEnd(length);
            }
            if (end > LONGEST_BYTES && bytes[end - 1] != '\n') {
                System.arraycopy(CUT, 0, bytes, LONGEST_BYTES, CUT.length);
                batch(LONGEST_BYTES + CUT.length, new Place(place.file(), place.offset() + at - from));
                at = nextLine(memory, at + LONGEST_BYTES, to);
            } else {
                batch(end, new Place(place.file(), place.offset() + at - from));
                at += end;
            }
        }
    }

    /** Adds what was counted to the common table. More can be counted afterwards. */
    @Override
    public void close() {
        common.take(table);
    }

    private int fill(MemorySegment memory, long from, long to, int most) {
        int length = (int) Math.min(most, to - from);
        MemorySegment.copy(memory, ValueLayout.JAVA_BYTE, from, bytes, 0, length);
        return length;
    }

    private int lastLineEnd(int length) {
        int end = length;
        while (end > 0 && bytes[end - 1] != '\n') {
            end--;
        }
        return end;
    }

    private int firstLineEnd(int length) {
        int end = 1;
        while (end < length && bytes[end - 1] != '\n') {
            end++;
        }
        return end;
    }

    private static long nextLine(MemorySegment memory, long from, long to) {
        long at = from;
        while (at < to && memory.get(ValueLayout.JAVA_BYTE, at) != '\n') {
            at++;
        }
        return Math.min(at + 1, to);
    }

    /** Counts the lines in the first bytes. */
    private void batch(int length, Place place) {
        int blocks = (length + BLOCK - 1) / BLOCK;
        Arrays.fill(bytes, length, blocks * BLOCK, (byte) 0);
        classes.classify(bytes, blocks, masks);
        lines.split(place, bytes, length, masks);
        reader.read(bytes, lines);
        dropHeaders(blocks);
        ValueMasks.mark(masks, dropped, blocks);
        classes.replace(bytes, blocks, masks);
        texts.fill(bytes, blocks, masks);
        count(place.packed());
    }

    private void dropHeaders(int blocks) {
        Arrays.fill(dropped, 0, blocks, 0);
        int from = 0;
        for (int line = 0; line < lines.count(); line++) {
            drop(from, lines.messageFrom(line));
            from = lines.messageTo(line);
        }
        drop(from, blocks * BLOCK);
    }

    private void drop(int from, int to) {
        if (from == to) {
            return;
        }
        int first = from / BLOCK;
        int last = (to - 1) / BLOCK;
        long head = -1L << from;
        long tail = -1L >>> -to;
        if (first == last) {
            dropped[first] |= head & tail;
        } else {
            dropped[first] |= head;
            Arrays.fill(dropped, first + 1, last, -1L);
            dropped[last] |= tail;
        }
    }

    private void count(long place) {
        int from = 0;
        for (int line = 0; line < lines.count(); line++) {
            int to = texts.at(lines.messageTo(line), masks);
            hash.of(texts.bytes(), from, to - from);
            if (lines.isLeftOut(line)) {
                from = to;
                continue;
            }
            if (finder.wants(hash.first(), hash.second())) {
                finder.found(found(line, place));
            }
            table.see(hash, texts.bytes(), from, to - from, lines, line, place + lines.from(line));
            from = to;
        }
    }

    private FoundLine found(int line, long place) {
        int start = lines.from(line);
        byte[] whole = new byte[Math.min(lines.to(line) - start, LONGEST_BYTES)];
        long packed = place + start;
        MemorySegment.copy(scanned, ValueLayout.JAVA_BYTE, packed - scannedShift, whole, 0, whole.length);
        return new FoundLine(
                whole,
                Math.min(lines.messageFrom(line) - start, whole.length),
                Math.min(lines.messageTo(line) - start, whole.length),
                lines.window(line),
                lines.level(line),
                lines.time(line),
                Place.of(packed));
    }
}
