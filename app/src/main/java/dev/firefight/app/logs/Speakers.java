package dev.firefight.app.logs;

import dev.firefight.evidence.pattern.Lines;
import dev.firefight.telemetry.log.LineHeader;
import dev.firefight.telemetry.log.LineHeader.Part;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.TreeMap;

/**
 * Who writes the lines, by numbers: pods or machines where several write into the logs, else the files where there are several (rotated
 * ones are one), else the loggers or programs that the lines name. Those that the starts of the files name most often have numbers of their own; the others share
 * one, so that no order of reading matters.
 */
final class Speakers {
    private static final int OTHERS = Lines.SPEAKERS - 1;
    private static final int SLOTS = 1 << 8;
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private enum By {
        HOST,
        FILE,
        NAME
    }

    private final By by;
    private final List<String> names = new ArrayList<>();
    private final long[] hashes = new long[SLOTS];
    private final byte[] numbers = new byte[SLOTS];

    private Speakers(By by, List<String> most) {
        this.by = by;
        names.add("");
        for (String name : most) {
            byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
            int slot = slot(hash(bytes, 0, bytes.length));
            hashes[slot] = hash(bytes, 0, bytes.length);
            numbers[slot] = (byte) names.size();
            names.add(name);
        }
    }

    /** Those that the starts of some files name. */
    static Speakers of(List<LogFile> files) {
        Map<String, Integer> hosts = new TreeMap<>();
        Map<String, Integer> names = new TreeMap<>();
        for (LogFile file : files) {
            file.hosts().forEach((name, lines) -> hosts.merge(name, lines, Integer::sum));
            file.names().forEach((name, lines) -> names.merge(name, lines, Integer::sum));
        }
        if (hosts.size() > 1) {
            return new Speakers(By.HOST, most(hosts));
        }
        return families(files).size() > 1 ? ofFiles(files) : new Speakers(By.NAME, most(names));
    }

    /** The files themselves. */
    static Speakers ofFiles(List<LogFile> files) {
        List<String> names = families(files);
        return new Speakers(By.FILE, names.subList(0, Math.min(names.size(), OTHERS - 1)));
    }

    private static List<String> families(List<LogFile> files) {
        return files.stream()
                .map(file -> Rotation.family(file.name()))
                .distinct()
                .toList();
    }

    private static List<String> most(Map<String, Integer> lines) {
        return lines.entrySet().stream()
                .sorted(Comparator.comparingInt((Entry<String, Integer> one) -> one.getValue())
                        .reversed())
                .limit(OTHERS - 1)
                .map(Entry::getKey)
                .toList();
    }

    /** The number of a file, or of the family of rotated ones to which it belongs. */
    int ofFile(String name) {
        int number = names.indexOf(Rotation.family(name));
        return number < 0 ? OTHERS : number;
    }

    /**
     * The number of who wrote a line; 0 when nobody is told.
     *
     * @param file {@linkplain #ofFile number of its file}
     */
    int of(byte[] bytes, LineHeader header, int file) {
        if (by == By.FILE) {
            return file;
        }
        Part part = by == By.HOST ? Part.HOST : Part.NAME;
        int from = header.from(part);
        int to = header.to(part);
        if (from == to) {
            return 0;
        }
        int slot = slot(hash(header.source(bytes, part), from, to));
        return numbers[slot] == 0 ? OTHERS : numbers[slot];
    }

    /** The names of those whose bits are set; those without a name of their own as an ellipsis. */
    List<String> names(long bits) {
        List<String> found = new ArrayList<>();
        for (int number = 1; number < names.size(); number++) {
            if ((bits & 1L << number) != 0) {
                found.add(names.get(number));
            }
        }
        if ((bits & 1L << OTHERS) != 0) {
            found.add("\u2026");
        }
        return found;
    }

    private int slot(long hash) {
        int slot = (int) hash & (SLOTS - 1);
        while (numbers[slot] != 0 && hashes[slot] != hash) {
            slot = (slot + 1) % SLOTS;
        }
        return slot;
    }

    private static long hash(byte[] bytes, int from, int to) {
        long hash = (long) to - from;
        int at = from;
        for (; at + Long.BYTES <= to; at += Long.BYTES) {
            hash = mixed(hash ^ (long) LONGS.get(bytes, at));
        }
        long rest = 0;
        for (; at < to; at++) {
            rest = (rest << Byte.SIZE) | (bytes[at] & 0xFF);
        }
        return mixed(hash ^ rest);
    }

    private static long mixed(long hash) {
        long product = hash * 0x9E3779B97F4A7C15L;
        return product ^ (product >>> 32);
    }
}
