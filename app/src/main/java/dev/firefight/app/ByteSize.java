package dev.firefight.app;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A number of bytes as a person writes it. */
final class ByteSize {
    private static final Pattern FORM = Pattern.compile("([0-9]{1,15}) ?([KMGT]?)(?:I?B)?");
    private static final List<String> UNITS = List.of("", "K", "M", "G", "T");

    private ByteSize() {}

    /**
     * Reads such as {@code 500MiB}, {@code 4G} or {@code 0}; each unit is 1,024 of the one before.
     *
     * @throws UsageException where it is none, with the name of the option
     */
    static long read(String option, String text) {
        Matcher form = FORM.matcher(text.strip().toUpperCase(Locale.ROOT));
        if (!form.matches()) {
            throw new UsageException(option + " is a number of bytes such as 500MiB or 4GiB, not " + text);
        }
        try {
            return Math.multiplyExact(Long.parseLong(form.group(1)), 1L << (10 * UNITS.indexOf(form.group(2))));
        } catch (ArithmeticException beyondAllBounds) {
            return Long.MAX_VALUE;
        }
    }
}
