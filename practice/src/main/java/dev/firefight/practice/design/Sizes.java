package dev.firefight.practice.design;

import dev.firefight.document.Problem;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers of bytes, such as {@code 512MiB} or {@code 200kB}. */
public final class Sizes {
    private static final Pattern SIZE = Pattern.compile("([0-9]{1,9}) ?(B|kB|KiB|MB|MiB|GB|GiB|TB|TiB)");

    private Sizes() {}

    /** Reads one. */
    public static long bytes(String text) {
        Matcher size = SIZE.matcher(text);
        if (!size.matches()) {
            throw new IllegalArgumentException("is a size such as 512MiB or 200kB, not " + Problem.shown(text));
        }
        long count = Long.parseLong(size.group(1));
        return switch (size.group(2)) {
            case "B" -> count;
            case "kB" -> count * 1_000;
            case "KiB" -> count << 10;
            case "MB" -> count * 1_000_000;
            case "MiB" -> count << 20;
            case "GB" -> count * 1_000_000_000;
            case "GiB" -> count << 30;
            case "TB" -> Math.multiplyExact(count, 1_000_000_000_000L);
            default -> Math.multiplyExact(count, 1L << 40);
        };
    }
}
