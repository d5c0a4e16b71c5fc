package dev.firefight.app.trace;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the ids of requests in lines: what is called so, else words that have the form of one, as long as the ids of traces are. */
final class RequestIds implements CarriedLines.Ids {
    private static final int MOST_CHARS = 1 << 12;

    private static final Pattern NAMED = Pattern.compile(
            "(?i)(?<![a-z])(?:(trace)|x[_-]?request|request|req|correlation)[_.-]?id[\"']?\\s{0,2}[=:]\\s{0,2}[\"'\\[]?"
                    + "([0-9a-z][0-9a-z_-]{3,63})");
    private static final Pattern BARE = Pattern.compile(
            "(?i)(?<![0-9a-z_-])(?:[0-9a-f]{32}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{16})(?![0-9a-z_-])");
    private static final Pattern DIGITS = Pattern.compile("[0-9]+|0*");

    @Override
    public Collection<String> in(byte[] bytes, int from, int to) {
        if (!mayCarry(bytes, from, to)) {
            return List.of();
        }
        String line = new String(bytes, from, Math.min(to - from, MOST_CHARS), StandardCharsets.ISO_8859_1);
        Matcher named = NAMED.matcher(line);
        String other = "";
        while (named.find()) {
            if (named.group(1) != null) {
                return List.of(named.group(2)); // the trace says more than the request of one service
            }
            other = named.group(2);
        }
        if (!other.isEmpty()) {
            return List.of(other);
        }
        Set<String> ids = new LinkedHashSet<>();
        Matcher bare = BARE.matcher(line);
        while (bare.find()) {
            if (!DIGITS.matcher(bare.group()).matches()) {
                ids.add(bare.group());
            }
        }
        int longest = ids.stream().mapToInt(String::length).max().orElse(0);
        ids.removeIf(id -> id.length() < longest); // beside the id of a trace, a shorter one is that of a span
        return ids;
    }

    /** A quick look: whether a name that ends so has a value, or digits are as many as those of an id or of the first part of one. */
    private static boolean mayCarry(byte[] bytes, int from, int to) {
        int digits = 0;
        for (int at = from; at < to; at++) {
            byte c = bytes[at];
            boolean isDigit = (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'f');
            if (isDigit) {
                digits++;
                continue;
            }
            if (isLength(digits) || ((c == '=' || c == ':') && endsName(bytes, from, at))) {
                return true;
            }
            digits = 0;
        }
        return isLength(digits);
    }

    private static boolean isLength(int digits) {
        return digits == 8 || digits == 16 || digits == 32;
    }

    private static boolean endsName(byte[] bytes, int from, int separator) {
        int at = separator - 1;
        while (at > from && (bytes[at] == ' ' || bytes[at] == '"' || bytes[at] == '\'')) {
            at--;
        }
        return at > from && (bytes[at] | 0x20) == 'd' && (bytes[at - 1] | 0x20) == 'i';
    }
}
