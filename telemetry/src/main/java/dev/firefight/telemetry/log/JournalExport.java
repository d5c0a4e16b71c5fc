package dev.firefight.telemetry.log;

import dev.firefight.telemetry.log.LineHeader.Kind;
import dev.firefight.telemetry.log.LineHeader.Part;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/**
 * The export format of systemd's journal: each field of a record is a line {@code NAME=value}, an empty line ends the record. The line of
 * the message starts the record, and gets what the lines before it told.
 */
final class JournalExport {
    private static final byte[] CURSOR = {'_', '_', 'C', 'U', 'R', 'S', 'O', 'R', '='};

    private static final Part[] PARTS = Part.values();
    private static final byte[] NOTHING = {};

    private final RecordFields fields = new RecordFields();
    private final LineHeader told = new LineHeader();
    private final Map<Part, byte[]> names = new EnumMap<>(Part.class);

    /** Whether a line is one that each exported record has. */
    static boolean is(byte[] bytes, int from, int to) {
        return Continuation.startsWith(bytes, from, to, CURSOR);
    }

    void read(byte[] bytes, int from, int to, LineHeader header) {
        if (is(bytes, from, to)) {
            fields.clear();
            told.clear(from, to);
            names.clear();
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
            for (Part part : PARTS) {
                header.part(part, names.getOrDefault(part, NOTHING));
            }
            if (told.hasTime) {
                header.time(told.seconds, told.nanos, told.timeFlags);
            }
        } else if (isField) {
            fields.take(bytes, from, equals, equals + 1, to, 0, told);
            header.messageFrom = to;
            keepNames(bytes);
        }
    }

    /** Copies the name that a line has told, as its bytes are others when the message comes. */
    private void keepNames(byte[] bytes) {
        for (Part part : PARTS) {
            if (told.has(part)) {
                names.put(part, Arrays.copyOfRange(bytes, told.from(part), told.to(part)));
                told.part(part, 0, 0);
            }
        }
    }
}
