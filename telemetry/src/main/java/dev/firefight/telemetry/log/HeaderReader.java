package dev.firefight.telemetry.log;

import java.util.List;

/** Reads the headers of the lines of one stream, in their order. Remembers the form of the last line. For one thread. */
public final class HeaderReader {
    private final HeaderForm[] forms;
    private int last;

    HeaderReader(List<HeaderForm> forms) {
        this.forms = forms.toArray(HeaderForm[]::new);
    }

    /** Reads the line between two places, which does not include its end. */
    public void read(byte[] bytes, int from, int to, LineHeader header) {
        int end = to > from && bytes[to - 1] == '\r' ? to - 1 : to;
        header.clear(from, end);
        if (last < forms.length && forms[last].read(bytes, from, end, header) == forms[last].size()) {
            found(header, last);
            return;
        }
        int best = -1;
        int most = 0;
        for (int i = 0; i < forms.length; i++) {
            header.clear(from, end);
            int fields = forms[i].read(bytes, from, end, header);
            if (fields > most) {
                most = fields;
                best = i;
                if (fields == forms[i].size()) {
                    break;
                }
            }
        }
        header.clear(from, end);
        if (best >= 0) {
            forms[best].read(bytes, from, end, header);
            found(header, best);
            last = 0;
        }
    }

    private static void found(LineHeader header, int form) {
        header.form = form;
        header.kind = LineHeader.Kind.START;
    }
}
