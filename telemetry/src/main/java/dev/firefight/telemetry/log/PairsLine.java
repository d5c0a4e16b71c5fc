package dev.firefight.telemetry.log;

/** Walks over the pairs of a line in logfmt: {@code level=info msg="started in 3s"}. Quoted values are the bytes between their quotes. */
final class PairsLine {
    private static final int MOST_NAME_BYTES = 60;

    private PairsLine() {}

    /** Whether a line starts with a pair whose name means something. */
    static boolean starts(byte[] bytes, int from, int to) {
        if (from >= to || (!Fields.isLetter(bytes[from]) && bytes[from] != '_' && bytes[from] != '@')) {
            return false;
        }
        int end = name(bytes, from, to);
        return end > from && end < to && bytes[end] == '=' && FieldRole.of(bytes, from, end, false) != FieldRole.NONE;
    }

    private static int name(byte[] bytes, int from, int to) {
        int at = from;
        int most = Math.min(to, from + MOST_NAME_BYTES);
        while (at < most && isNamePart(bytes[at])) {
            at++;
        }
        return at;
    }

    private static boolean isNamePart(byte c) {
        return Fields.isLetter(c) || Fields.isDigit(c) || c == '_' || c == '.' || c == '-' || c == '@' || c == '/';
    }

    /** Reads all pairs; words between them are passed over. */
    static void read(byte[] bytes, int from, int to, int escapes, RecordFields fields, LineHeader header) {
        int at = from;
        while (at < to) {
            int name = at;
            int nameEnd = name(bytes, at, to);
            if (nameEnd == name || nameEnd >= to || bytes[nameEnd] != '=') {
                at = Math.max(nameEnd, name + 1);
                continue;
            }
            at = nameEnd + 1;
            boolean isQuoted = at + escapes < to && bytes[at + escapes] == '"' && (escapes == 0 || bytes[at] == '\\');
            at += isQuoted ? 1 + escapes : 0;
            int value = at;
            while (at < to
                    && (isQuoted
                            ? !(bytes[at] == '"' && isOpen(bytes, value, at, escapes))
                            : !Fields.isSpace(bytes[at]))) {
                at++;
            }
            int end = isQuoted && at < to ? Math.max(value, at - escapes) : at;
            fields.take(bytes, name, nameEnd, value, end, 0, header);
            at++;
        }
    }

    private static boolean isOpen(byte[] bytes, int from, int quote, int escapes) {
        int back = quote;
        while (back > from && bytes[back - 1] == '\\') {
            back--;
        }
        int count = quote - back;
        return escapes == 0 ? (count & 1) == 0 : (count & 1) == 1 && (count >> 1 & 1) == 0;
    }
}
