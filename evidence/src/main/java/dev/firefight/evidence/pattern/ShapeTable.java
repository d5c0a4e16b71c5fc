package dev.firefight.evidence.pattern;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * How often each shape was seen, when and where. Tables can be merged, and no order of lines, no cutting into parts and no order of
 * merging changes what comes out.
 *
 * <p>That holds beyond the bounds too. Shapes have an order: that of their hashes. A table keeps as many of the first of them as its bounds on
 * shapes and on bytes of text allow; all lines of the others are counted together as {@linkplain #others others}. A shape that has no place in a part of
 * the lines has none in all of them, so what one part gives up is never missed later: each kept shape has all of its lines,
 * and each line is counted once.
 *
 * <p>Not safe for use by several threads, but for {@link ShapeScanner}s that share it.
 */
public final class ShapeTable {
    /** Windows at most. */
    public static final int MOST_WINDOWS = 64;

    /** Shapes at most: with all that is found out of them they take less than 200 MB. */
    public static final int MOST_SHAPES = 1 << 16;

    private static final long MOST_TEXT_BYTES = 24 << 20;
    private static final int SLACK = 8;
    /** More than there are rows at any time, and a power of two. */
    private static final long ROWS = 2 * MOST_SHAPES;

    private static final int FULL_SHAPES = 1 << 13;
    private static final int FULL_TEXT_BYTES = 1 << 21;
    private static final int FIRST_SLOTS = 1 << 12;
    private static final long SECOND_HALF = 0xFFFF_FFFFL;
    private static final long APART = 0x9E37_79B9_7F4A_7C15L;

    private final int windows;
    private final int mostShapes;
    private final long mostText;
    /** Mixed into the second hash for each speaker: 0 where a shape is one row, whoever says it. */
    private final long apart;

    private final RowPages rows;
    private final long[] others;
    private long highestHash = Long.MAX_VALUE;
    /** Low half of the second hash and, below it, the row counted from 1. */
    private long[] slots = new long[FIRST_SLOTS];

    /** A table of at most {@value #MOST_SHAPES} shapes. */
    public ShapeTable(int windows) {
        this(windows, MOST_SHAPES);
    }

    /**
     * An empty table.
     *
     * @param windows how many windows are counted apart, 1 to {@value #MOST_WINDOWS}
     * @param mostShapes how many shapes are kept apart, 1 to {@value #MOST_SHAPES}
     */
    public ShapeTable(int windows, int mostShapes) {
        this(windows, mostShapes, MOST_TEXT_BYTES, 0);
    }

    ShapeTable(int windows, int mostShapes, long mostText) {
        this(windows, mostShapes, mostText, 0);
    }

    private ShapeTable(int windows, int mostShapes, long mostText, long apart) {
        if (windows < 1 || windows > MOST_WINDOWS || mostShapes < 1 || mostShapes > MOST_SHAPES) {
            throw new IllegalArgumentException("A table has 1 to " + MOST_WINDOWS + " windows and 1 to " + MOST_SHAPES
                    + " shapes, not " + windows + " and " + mostShapes + ".");
        }
        this.windows = windows;
        this.mostShapes = mostShapes;
        this.mostText = mostText;
        this.apart = apart;
        rows = new RowPages(windows);
        others = new long[Sightings.size(windows)];
        Sightings.clear(others, 0, windows);
    }

    /** A table in which what different speakers say is counted apart; each counts as a shape. */
    public static ShapeTable bySpeaker(int windows, int mostShapes) {
        return new ShapeTable(windows, mostShapes, MOST_TEXT_BYTES, APART);
    }

    /** An empty table with the same bounds. */
    ShapeTable another() {
        return new ShapeTable(windows, mostShapes, mostText, apart);
    }

    /** How many windows are counted apart. */
    public int windows() {
        return windows;
    }

    /** How many shapes are kept apart at most. */
    public int mostShapes() {
        return mostShapes;
    }

    long mostText() {
        return mostText;
    }

    /** Hash up to which shapes are kept. */
    long highestHash() {
        return highestHash;
    }

    RowPages pages() {
        return rows;
    }

    /** How many shapes are kept apart. */
    public int shapes() {
        settle();
        return rows.rows();
    }

    /** What was seen of all shapes that found no place. */
    public Sightings others() {
        settle();
        return Sightings.of(others, 0, windows);
    }

    /** How many lines were seen. */
    public long lines() {
        long[] all = others.clone();
        for (int row = 0; row < rows.rows(); row++) {
            Sightings.add(all, 0, rows.page(row), rows.at(row) + RowPages.SEEN, windows);
        }
        return Sightings.of(all, 0, windows).lines();
    }

    /** Hands out all shapes that are kept, in the order of their hashes. They are as they are now until the table sees more. */
    public void forEach(Consumer<SeenShape> consumer) {
        for (int row : inOrder()) {
            consumer.accept(new SeenShape(
                    rows.hash(row),
                    rows.second(row),
                    new String(rows.text(row), StandardCharsets.UTF_8)
                            .replace(String.valueOf((char) ShapeTexts.VALUE), Shape.VALUE),
                    rows.isCut(row),
                    Sightings.on(rows.page(row), rows.at(row) + RowPages.SEEN, windows)));
        }
    }

    /** Rows in the order of their hashes. */
    int[] inOrder() {
        settle();
        long[] keys = new long[rows.rows()];
        Arrays.setAll(keys, row -> (rows.hash(row) & -ROWS) | row);
        Arrays.sort(keys);
        int[] order = new int[keys.length];
        for (int i = 0; i < order.length; i++) { // what differs in the lowest bits only is next to each other
            int row = (int) (keys[i] & (ROWS - 1));
            int at = i;
            while (at > 0 && isBefore(row, order[at - 1])) {
                order[at] = order[at - 1];
                at--;
            }
            order[at] = row;
        }
        return order;
    }

    private boolean isBefore(int row, int other) {
        return rows.hash(row) < rows.hash(other)
                || (rows.hash(row) == rows.hash(other) && rows.second(row) < rows.second(other));
    }

    /**
     * Adds all that another table has seen, which stays as it is.
     *
     * @throws IllegalArgumentException when it has other bounds or windows
     */
    public void add(ShapeTable other) {
        if (other.windows != windows
                || other.mostShapes != mostShapes
                || other.mostText != mostText
                || other.apart != apart) {
            throw new IllegalArgumentException("Tables of different bounds or windows cannot be merged.");
        }
        if (other == this) {
            throw new IllegalArgumentException("A table cannot be merged with itself.");
        }
        Sightings.add(others, 0, other.others, 0, windows);
        lower(other.highestHash);
        for (int row = 0; row < other.rows.rows(); row++) {
            RowPages from = other.rows;
            long hash = from.hash(row);
            long[] page = from.page(row);
            int at = from.at(row) + RowPages.SEEN;
            if (hash > highestHash) {
                Sightings.add(others, 0, page, at, windows);
            } else {
                int to = row(hash, from.second(row));
                if (to < 0) {
                    to = insert(
                            hash,
                            from.second(row),
                            from.textPage(row),
                            from.textFrom(row),
                            from.textLength(row),
                            from.isCut(row));
                }
                Sightings.add(rows.page(to), rows.at(to) + RowPages.SEEN, page, at, windows);
                shortenWhenFull();
            }
        }
    }

    /** Counts a line of a shape. */
    void see(ShapeHash hash, byte[] text, int from, int length, Lines lines, int line, long place) {
        long first = hash.first();
        if (first > highestHash) {
            Sightings.see(others, 0, lines, line, place);
            return;
        }
        long second = hash.second() ^ lines.speaker(line) * apart;
        int row = row(first, second);
        if (row < 0) {
            shortenWhenFull();
            if (first > highestHash) {
                Sightings.see(others, 0, lines, line, place);
                return;
            }
            row = insert(first, second, text, from, length, false);
        }
        Sightings.see(rows.page(row), rows.at(row) + RowPages.SEEN, lines, line, place);
    }

    /**
     * Counts something that is no line of its own but has a text: what several lines say together.
     *
     * @param text perhaps a {@link Shape}
     * @param window, level, speaker as those of {@link Lines}
     * @param timeNanos since 1970; {@link Lines#NO_TIME} when it is not told
     */
    public void see(String text, int window, int level, int speaker, long timeNanos, Place place) {
        see(text, window, level, speaker, timeNanos, place, 1);
    }

    /** Counts the same so many times. */
    public void see(String text, int window, int level, int speaker, long timeNanos, Place place, int times) {
        byte[] bytes = text.replace(Shape.VALUE, String.valueOf((char) ShapeTexts.VALUE))
                .getBytes(StandardCharsets.UTF_8);
        byte[] padded = Arrays.copyOf(bytes, bytes.length + ShapeHash.STEP);
        ShapeHash hash = new ShapeHash();
        hash.of(padded, 0, bytes.length);
        long[] page = others;
        int at = 0;
        if (hash.first() <= highestHash) {
            shortenWhenFull();
        }
        if (hash.first() <= highestHash) {
            long second = hash.second() ^ speaker * apart;
            int known = row(hash.first(), second);
            int row = known < 0 ? insert(hash.first(), second, padded, 0, bytes.length, false) : known;
            page = rows.page(row);
            at = rows.at(row) + RowPages.SEEN;
        }
        for (int time = 0; time < times; time++) {
            Sightings.see(page, at, window, level, speaker, timeNanos, place.packed());
        }
    }

    /** The row of a hash, -1 when there is none. */
    private int row(long hash, long second) {
        int mask = slots.length - 1;
        int slot = (int) hash & mask;
        while (true) {
            long here = slots[slot];
            if (here == 0) {
                return -1;
            }
            if (((here ^ (second << Integer.SIZE)) & ~SECOND_HALF) == 0) {
                int row = (int) here - 1;
                long[] page = rows.page(row);
                int at = rows.at(row);
                if (page[at + RowPages.HASH] == hash && page[at + RowPages.SECOND] == second) {
                    return row;
                }
            }
            slot = (slot + 1) & mask;
        }
    }

    int insert(long hash, long second, byte[] text, int from, int length, boolean isCut) {
        if (rows.rows() * 2 >= slots.length) {
            slots = new long[slots.length * 2];
            for (int row = 0; row < rows.rows(); row++) {
                link(rows.hash(row), rows.second(row), row);
            }
        }
        int row = rows.add(hash, second, text, from, length, isCut);
        link(hash, second, row);
        return row;
    }

    private void link(long hash, long second, int row) {
        int mask = slots.length - 1;
        int slot = (int) hash & mask;
        while (slots[slot] != 0) {
            slot = (slot + 1) & mask;
        }
        slots[slot] = (second << Integer.SIZE) | (row + 1);
    }

    /** Beyond the bounds by a part, so that it has to be done seldom. */
    private void shortenWhenFull() {
        if (rows.rows() > mostShapes + mostShapes / SLACK || rows.textBytes() > mostText + mostText / SLACK) {
            settle();
        }
    }

    /** Gives up all shapes behind the first that has no place within the bounds. */
    private void settle() {
        if (rows.rows() <= mostShapes && rows.textBytes() <= mostText) {
            return;
        }
        long[] hashes = new long[rows.rows()];
        Arrays.setAll(hashes, rows::hash);
        Arrays.sort(hashes);
        int inside = -1;
        int outside = hashes.length - 1;
        while (outside - inside > 1) {
            int middle = (inside + outside) >>> 1;
            if (hasPlaceUpTo(hashes[middle])) {
                inside = middle;
            } else {
                outside = middle;
            }
        }
        lower(hashes[outside] - 1);
    }

    private boolean hasPlaceUpTo(long hash) {
        int shapes = 0;
        long text = 0;
        for (int row = 0; row < rows.rows(); row++) {
            boolean isIn = rows.hash(row) <= hash;
            shapes += isIn ? 1 : 0;
            text += isIn ? rows.textLength(row) : 0;
        }
        return shapes <= mostShapes && text <= mostText;
    }

    private void lower(long highest) {
        if (highest >= highestHash) {
            return;
        }
        highestHash = highest;
        rows.shorten(highest, others);
        Arrays.fill(slots, 0);
        for (int row = 0; row < rows.rows(); row++) {
            link(rows.hash(row), rows.second(row), row);
        }
    }

    /** Sets what was seen of others, in an empty table. */
    void others(long highest, long[] seen) {
        highestHash = highest;
        Sightings.add(others, 0, seen, 0, windows);
    }

    /** Adds a shape in the order of their hashes; says whether it can be there. */
    boolean add(long hash, long second, byte[] text, int length, boolean isCut, long[] seen) {
        int last = rows.rows() - 1;
        boolean isNext = last < 0 || hash > rows.hash(last) || (hash == rows.hash(last) && second > rows.second(last));
        if (!isNext || hash < 0 || hash > highestHash || rows.textBytes() + length > mostText) {
            return false;
        }
        int row = insert(hash, second, text, 0, length, isCut);
        Sightings.add(rows.page(row), rows.at(row) + RowPages.SEEN, seen, 0, windows);
        return true;
    }

    /** Writes the table; equal tables give equal bytes. */
    public void write(OutputStream to) throws IOException {
        ShapeTableFile.write(this, to);
    }

    /**
     * Reads a table that was written, perhaps by another process.
     *
     * @throws IOException when it cannot be read, or is no whole and sound table
     */
    public static ShapeTable read(InputStream from) throws IOException {
        return ShapeTableFile.read(from);
    }

    /** Whether a table of one thread is to be added to the common one: it should not outgrow the processor's memory. */
    boolean isFullForOne() {
        return rows.rows() >= FULL_SHAPES || rows.textBytes() >= FULL_TEXT_BYTES;
    }

    /** Adds the table of a thread, which is empty afterwards and does not count apart what has no place here. */
    synchronized void take(ShapeTable other) {
        add(other);
        other.rows.clear();
        Arrays.fill(other.slots, 0);
        Sightings.clear(other.others, 0, windows);
        other.highestHash = highestHash;
    }
}
