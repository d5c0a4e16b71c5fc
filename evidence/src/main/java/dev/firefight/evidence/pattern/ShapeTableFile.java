package dev.firefight.evidence.pattern;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;

/**
 * A table as bytes: a mark with a version, the bounds, what was seen of others, the shapes in the order of their hashes, and a checksum
 * (CRC-32). Small numbers take one byte. Equal tables have equal bytes.
 */
final class ShapeTableFile {
    private static final long MARK = 0x4646_5348_4150_4502L; // FFSHAPE and the version
    private static final int MORE = 0x80;
    private static final int SEVEN = 7;

    private ShapeTableFile() {}

    static void write(ShapeTable table, OutputStream to) throws IOException {
        CheckedOutputStream checked = new CheckedOutputStream(new BufferedOutputStream(to), new CRC32());
        DataOutputStream out = new DataOutputStream(checked);
        int[] order = table.inOrder();
        RowPages rows = table.pages();
        out.writeLong(MARK);
        writeNumber(out, table.windows());
        writeNumber(out, table.mostShapes());
        writeNumber(out, table.mostText());
        out.writeLong(table.highestHash());
        writeSeen(out, table.others().row());
        writeNumber(out, rows.rows());
        for (int row : order) {
            out.writeLong(rows.hash(row));
            out.writeLong(rows.second(row));
            writeNumber(out, (rows.textLength(row) << 1) | (rows.isCut(row) ? 1 : 0));
            out.write(rows.textPage(row), rows.textFrom(row), rows.textLength(row));
            writeSeen(
                    out,
                    Sightings.of(rows.page(row), rows.at(row) + RowPages.SEEN, table.windows())
                            .row());
        }
        out.writeLong(checked.getChecksum().getValue());
        out.flush();
    }

    private static void writeSeen(DataOutputStream out, long[] row) throws IOException {
        writeNumber(out, row[Sightings.LEVELS]);
        out.writeLong(row[Sightings.SPEAKERS]);
        boolean hasTime = row[Sightings.FIRST] <= row[Sightings.LAST];
        out.writeBoolean(hasTime);
        if (hasTime) {
            out.writeLong(row[Sightings.FIRST]);
            writeNumber(out, row[Sightings.LAST] - row[Sightings.FIRST]);
        }
        for (int i = Sightings.PLACE; i < Sightings.COUNTS; i++) {
            writeNumber(out, row[i] + 1); // none, the highest number, as the lowest
        }
        for (int i = Sightings.COUNTS; i < row.length; i++) {
            writeNumber(out, row[i]);
        }
    }

    /** Seven bits a byte, the lowest first. */
    private static void writeNumber(DataOutputStream out, long number) throws IOException {
        long left = number;
        while ((left & -MORE) != 0) {
            out.write((int) left | MORE);
            left >>>= SEVEN;
        }
        out.write((int) left);
    }

    static ShapeTable read(InputStream from) throws IOException {
        CheckedInputStream checked = new CheckedInputStream(new BufferedInputStream(from), new CRC32());
        DataInputStream in = new DataInputStream(checked);
        try {
            check(in.readLong() == MARK, "it does not start like one of this version");
            ShapeTable table = readTable(in);
            long sum = checked.getChecksum().getValue();
            check(in.readLong() == sum, "its checksum is wrong");
            return table;
        } catch (EOFException e) {
            throw new IOException("This is no whole table of shapes: it ends too early.", e);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new IOException("This is no table of shapes: " + e.getMessage(), e);
        }
    }

    private static ShapeTable readTable(DataInputStream in) throws IOException {
        int windows = Math.toIntExact(readNumber(in));
        int mostShapes = Math.toIntExact(readNumber(in));
        ShapeTable table = new ShapeTable(windows, mostShapes, readNumber(in));
        table.others(in.readLong(), readSeen(in, windows));
        long shapes = readNumber(in);
        check(shapes >= 0 && shapes <= mostShapes, "it has too many shapes");
        byte[] text = new byte[RowPages.LONGEST_TEXT];
        for (long i = 0; i < shapes; i++) {
            long hash = in.readLong();
            long second = in.readLong();
            long length = readNumber(in);
            check(length >= 0 && length >> 1 <= text.length, "a text is too long");
            in.readFully(text, 0, (int) (length >> 1));
            check(
                    table.add(hash, second, text, (int) (length >> 1), (length & 1) == 1, readSeen(in, windows)),
                    "a shape is not in its place");
        }
        return table;
    }

    private static long[] readSeen(DataInputStream in, int windows) throws IOException {
        long[] row = new long[Sightings.size(windows)];
        Sightings.clear(row, 0, windows);
        row[Sightings.LEVELS] = readNumber(in);
        check(row[Sightings.LEVELS] >>> Lines.LEVELS == 0, "a level is too high");
        row[Sightings.SPEAKERS] = in.readLong();
        if (in.readBoolean()) {
            row[Sightings.FIRST] = in.readLong();
            row[Sightings.LAST] = row[Sightings.FIRST] + readNumber(in);
            check(row[Sightings.FIRST] <= row[Sightings.LAST], "times are not in order");
        }
        for (int i = Sightings.PLACE; i < Sightings.COUNTS; i++) {
            row[i] = readNumber(in) - 1;
            check(row[i] >= 0, "a place is not possible");
        }
        check(isInOrder(row), "places are not in order");
        for (int i = Sightings.COUNTS; i < row.length; i++) {
            row[i] = readNumber(in);
            check(row[i] >= 0, "a count is not possible");
        }
        return row;
    }

    private static boolean isInOrder(long[] row) {
        long[] places = Arrays.copyOfRange(row, Sightings.PLACE, Sightings.COUNTS);
        long[] sorted = places.clone();
        Arrays.sort(sorted);
        return Arrays.equals(places, sorted);
    }

    private static long readNumber(DataInputStream in) throws IOException {
        long number = 0;
        for (int shift = 0; shift < Long.SIZE; shift += SEVEN) {
            long next = in.readUnsignedByte();
            number |= (next & (MORE - 1)) << shift;
            if (next < MORE) {
                return number;
            }
        }
        throw new IOException("This is no table of shapes: a number is too long.");
    }

    private static void check(boolean isRight, String otherwise) throws IOException {
        if (!isRight) {
            throw new IOException("This is no table of shapes: " + otherwise + ".");
        }
    }
}
