package dev.firefight.telemetry.log;

import dev.firefight.telemetry.log.LineHeader.Kind;

/**
 * The export format of systemd's journal: each field of a record is a line {@code NAME=value}, an empty line ends the record. The line of
 * the message starts the record, and gets what the lines before it told.
 */
final class JournalExport {
    private static final byte[] CURSOR = {'_', '_', 'C', 'U', 'R', 'S', 'O', 'R', '='};

    private final RecordFields fields = new RecordFields();
    private final LineHeader told = new LineHeader();

    /** Whether a line is one that each exported record has. */
    static boolean is(byte[] bytes, int from, int to) {
        return Continuation.startsWith(bytes, from, to, CURSOR);
    }

    void read(byte[] bytes, int from, int to, LineHeader header) {
        if (is(bytes, from, to)) {
            fields.clear();
            told.clear(from, to);
        }
        int equals = from;
        while (equals < to && bytes[equals] != '=' && !Fields.isSpace(bytes[equals])) {
            equals++;
        }
        boolean isField = equals > from && equals < to && bytes[equals] == '=';
        header.kind = isField ? Kind.HEADER : Kind.CONTINUES;
        if (isField && FieldRole.of(bytes, from, equals, false) == FieldRole.MESSAGE) {
            header.kind = Kind.START;
            header.messageFrom = equals + 1;
            header.severity = told.severity;
            if (told.hasTime) {
                header.time(told.seconds, told.nanos, told.timeFlags);
            }
        } else if (isField) {
            fields.take(bytes, from, equals, equals + 1, to, 0, told);
        }
    }
}
