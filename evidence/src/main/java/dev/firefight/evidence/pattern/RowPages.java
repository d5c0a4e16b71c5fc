package dev.firefight.evidence.pattern;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The rows of a {@link ShapeTable}, each some numbers and a text, in the order in which they came. They lie in pages, so that growing
 * copies nothing, and a shortened table slides down within them.
 */
final class RowPages {
    /** Bytes of a text at most; of a longer one the start is kept. */
    static final int LONGEST_TEXT = 1 << 12;

    /** Places of the numbers in a row. */
    static final int HASH = 0;

    static final int SECOND = 1;
    static final int TEXT = 2;
    static final int SEEN = 3;

    private static final int PAGE_ROWS = 1 << 10;
    private static final int PAGE_BYTES = 1 << 16;
    private static final int LENGTH_BITS = 16;
    private static final long IS_CUT = 1L << (LENGTH_BITS - 1);

    private final int windows;
    private final int stride;
    private final List<long[]> pages = new ArrayList<>();
    private final List<byte[]> texts = new ArrayList<>();
    private long[][] numbers = new long[0][];
    private int rows;
    private long textEnd;
    private long textBytes;

    RowPages(int windows) {
        this.windows = windows;
        stride = SEEN + Sightings.size(windows);
    }

    int rows() {
        return rows;
    }

    /** Bytes of all texts. */
    long textBytes() {
        return textBytes;
    }

    /** The page that holds a row. */
    long[] page(int row) {
        return numbers[row / PAGE_ROWS];
    }

    /** Where a row starts in its page. */
    int at(int row) {
        return row % PAGE_ROWS * stride;
    }

    /** Adds a row that has seen nothing, and gives its number. */
    int add(long hash, long second, byte[] text, int from, int length, boolean isCut) {
        int row = rows++;
        if (row / PAGE_ROWS == pages.size()) {
            pages.add(new long[PAGE_ROWS * stride]);
            numbers = pages.toArray(long[][]::new);
        }
        long[] page = page(row);
        int at = at(row);
        page[at + HASH] = hash;
        page[at + SECOND] = second;
        int kept = Math.min(length, LONGEST_TEXT);
        page[at + TEXT] = (keep(text, from, kept) << LENGTH_BITS) | kept | (isCut || kept < length ? IS_CUT : 0);
        Sightings.clear(page, at + SEEN, windows);
        return row;
    }

    private long keep(byte[] text, int from, int length) {
        long start = textEnd % PAGE_BYTES + length > PAGE_BYTES ? (textEnd / PAGE_BYTES + 1) * PAGE_BYTES : textEnd;
        if (start / PAGE_BYTES >= texts.size()) {
            texts.add(new byte[PAGE_BYTES]);
        }
        System.arraycopy(text, from, texts.get((int) (start / PAGE_BYTES)), (int) (start % PAGE_BYTES), length);
        textEnd = start + length;
        textBytes += length;
        return start;
    }

    byte[] text(int row) {
        byte[] page = textPage(row);
        int from = textFrom(row);
        return Arrays.copyOfRange(page, from, from + textLength(row));
    }

    byte[] textPage(int row) {
        return texts.get((int) ((page(row)[at(row) + TEXT] >>> LENGTH_BITS) / PAGE_BYTES));
    }

    int textFrom(int row) {
        return (int) ((page(row)[at(row) + TEXT] >>> LENGTH_BITS) % PAGE_BYTES);
    }

    int textLength(int row) {
        return (int) (page(row)[at(row) + TEXT] & (IS_CUT - 1));
    }

    boolean isCut(int row) {
        return (page(row)[at(row) + TEXT] & IS_CUT) != 0;
    }

    long hash(int row) {
        return page(row)[at(row) + HASH];
    }

    long second(int row) {
        return page(row)[at(row) + SECOND];
    }

    /** Keeps the rows up to a hash and adds what the others have seen to a row. */
    void shorten(long highestHash, long[] others) {
        int before = rows;
        rows = 0;
        textEnd = 0;
        textBytes = 0;
        for (int row = 0; row < before; row++) {
            long[] page = page(row);
            int at = at(row);
            if (page[at + HASH] > highestHash) {
                Sightings.add(others, 0, page, at + SEEN, windows);
            } else { // never behind where it was: the same texts without some of them
                int to = add(page[at + HASH], page[at + SECOND], row);
                System.arraycopy(page, at + SEEN, page(to), at(to) + SEEN, stride - SEEN);
            }
        }
        trim(pages, (rows + PAGE_ROWS - 1) / PAGE_ROWS);
        trim(texts, (int) ((textEnd + PAGE_BYTES - 1) / PAGE_BYTES));
        numbers = pages.toArray(long[][]::new);
    }

    private static void trim(List<?> pages, int size) {
        pages.subList(size, pages.size()).clear();
    }

    /** Moves a row to the end of those that are kept so far. */
    private int add(long hash, long second, int from) {
        byte[] text = textPage(from);
        int textFrom = textFrom(from);
        int length = textLength(from);
        long cut = isCut(from) ? IS_CUT : 0;
        int to = rows++;
        long[] page = page(to);
        int at = at(to);
        page[at + HASH] = hash;
        page[at + SECOND] = second;
        page[at + TEXT] = (keep(text, textFrom, length) << LENGTH_BITS) | length | cut;
        return to;
    }

    void clear() {
        rows = 0;
        textEnd = 0;
        textBytes = 0;
    }
}
