package dev.firefight.telemetry.log;

/**
 * Walks over the fields of a line that is a JSON object. A line within a line, whose quotes are escaped once more, is read in place: its
 * depth of escaping is told. Nothing is unescaped: values are the bytes between their quotes.
 */
final class JsonLine {
    private static final int MOST_DEPTH = 6;

    private byte[] bytes = {};
    private int to;
    private int at;
    private int escapes;

    /** Reads the object that starts at a place into fields; false when it is none or does not end. */
    boolean read(byte[] in, int from, int end, int depthOfEscapes, RecordFields fields, LineHeader header) {
        bytes = in;
        to = end;
        at = from;
        escapes = depthOfEscapes;
        return at < to && bytes[at] == '{' && object(fields, header, 0);
    }

    /** Where the object ended that was read last. */
    int end() {
        return at;
    }

    private boolean object(RecordFields fields, LineHeader header, int depth) {
        at++;
        while (true) {
            blanks();
            if (at < to && bytes[at] == '}') {
                at++;
                return true;
            }
            int nameFrom = at + 1 + escapes;
            int nameTo = string();
            if (nameTo < 0) {
                return false;
            }
            blanks();
            if (at >= to || bytes[at] != ':') {
                return false;
            }
            at++;
            blanks();
            if (!value(nameFrom, nameTo, fields, header, depth)) {
                return false;
            }
            blanks();
            if (at < to && bytes[at] == ',') {
                at++;
            } else if (at >= to || bytes[at] != '}') {
                return false;
            }
        }
    }

    private boolean value(int nameFrom, int nameTo, RecordFields fields, LineHeader header, int depth) {
        if (at >= to) {
            return false;
        }
        byte c = bytes[at];
        if (c == '{' || c == '[') {
            return nested(
                    depth < MOST_DEPTH ? FieldRole.of(bytes, nameFrom, nameTo, true) : FieldRole.NONE,
                    fields,
                    header,
                    depth + 1);
        }
        int from = at;
        int end;
        if (c == '"' || c == '\\') {
            from = at + 1 + escapes;
            end = string();
            if (end < 0) {
                return false;
            }
        } else {
            while (at < to && bytes[at] != ',' && bytes[at] != '}' && bytes[at] != ' ') {
                at++;
            }
            end = at;
        }
        boolean isNull = end - from == 4 && c == 'n';
        if (!isNull) {
            fields.take(bytes, nameFrom, nameTo, from, end, depth, header);
        }
        return true;
    }

    private boolean nested(FieldRole role, RecordFields fields, LineHeader header, int depth) {
        boolean isObject = bytes[at] == '{';
        boolean holdsObjects = isObject || bytes[at + 1 < to ? at + 1 : at] == '{';
        if ((role != FieldRole.RECORD && role != FieldRole.ERROR) || !holdsObjects) {
            return skip();
        }
        if (role == FieldRole.ERROR) {
            fields.enterError();
        }
        boolean isWhole = isObject ? object(fields, header, depth) : list(fields, header, depth);
        if (role == FieldRole.ERROR) {
            fields.leaveError();
        }
        return isWhole;
    }

    /** A list of records: of two that tell the same the first counts. */
    private boolean list(RecordFields fields, LineHeader header, int depth) {
        at++;
        while (true) {
            blanks();
            if (at < to && bytes[at] == ']') {
                at++;
                return true;
            }
            if (at >= to || bytes[at] != '{' || !object(fields, header, depth)) {
                return false;
            }
            blanks();
            if (at < to && bytes[at] == ',') {
                at++;
            }
        }
    }

    private void blanks() {
        while (at < to && Fields.isSpace(bytes[at])) {
            at++;
        }
    }

    /** Passes over a string; gives the place behind its last byte, -1 when there is none. */
    private int string() {
        if (escapes > 0) {
            if (at + 1 >= to || bytes[at] != '\\') {
                return -1;
            }
            at++;
        }
        if (at >= to || bytes[at] != '"') {
            return -1;
        }
        int from = ++at;
        while (at < to) {
            if (bytes[at] == '"' && isEnd(from)) {
                int end = at - escapes;
                at++;
                return end;
            }
            at++;
        }
        return -1;
    }

    /** Whether the quote at the place of reading is not escaped beyond the depth of this object. */
    private boolean isEnd(int from) {
        int back = at;
        while (back > from && bytes[back - 1] == '\\') {
            back--;
        }
        int count = at - back;
        return escapes == 0 ? (count & 1) == 0 : (count & 1) == 1 && (count >> 1 & 1) == 0;
    }

    /** Passes over an object or list. */
    private boolean skip() {
        int depth = 0;
        while (at < to) {
            byte c = bytes[at];
            if (c == '"' || (c == '\\' && escapes > 0)) {
                if (string() < 0) {
                    return false;
                }
                continue;
            }
            depth += c == '{' || c == '[' ? 1 : c == '}' || c == ']' ? -1 : 0;
            at++;
            if (depth == 0) {
                return true;
            }
        }
        return false;
    }
}
