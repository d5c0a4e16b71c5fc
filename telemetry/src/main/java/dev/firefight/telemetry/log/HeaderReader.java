package dev.firefight.telemetry.log;

import dev.firefight.telemetry.log.LineHabits.Told;
import dev.firefight.telemetry.log.LineHeader.Kind;
import dev.firefight.telemetry.log.LineHeader.Part;
import java.util.Arrays;
import java.util.List;

/**
 * Reads the headers of the lines of one stream, in their order. Remembers which writer's line was cut, whether a trace goes on, and the
 * header whose message starts on the next line. For one thread.
 */
public final class HeaderReader {
    private static final int CUT_WRITERS = 64;
    private static final Part[] PARTS = Part.values();

    private final HeaderForm[] forms;
    private final boolean[] isAlone;
    private final boolean[] mayHavePairs;
    private final boolean[] tellsAnswers;
    private final LineHabits habits;
    private boolean isPart;
    private final Carriage carriage;
    private final RecordFields fields = new RecordFields();
    private final JsonLine json = new JsonLine();
    private final long[] cut = new long[CUT_WRITERS];
    private final LineHeader inner = new LineHeader();
    private final LineHeader ahead = new LineHeader();
    private final TraceState trace = new TraceState();
    private final JournalExport journal = new JournalExport();
    private final QueryLog queries = new QueryLog();
    private boolean isExported;
    private boolean isAhead;
    private byte[] aheadName = {};
    private boolean anyStart;

    /**
     * With the forms, the largest first; which of them are a line of their own before the message, have logfmt behind them, and tell what
     * requests were answered with.
     */
    HeaderReader(
            List<HeaderForm> forms,
            boolean[] isAlone,
            boolean[] mayHavePairs,
            boolean[] tellsAnswers,
            LineHabits habits) {
        this.forms = forms.toArray(HeaderForm[]::new);
        this.isAlone = isAlone;
        this.mayHavePairs = mayHavePairs;
        this.tellsAnswers = tellsAnswers;
        this.habits = habits;
        this.carriage = new Carriage(habits);
    }

    /** Reads the line between two places, which does not include its end. */
    public void read(byte[] bytes, int from, int to, LineHeader header) {
        unload(bytes, from, to, header);
        if (habits.areQueries()) {
            query(bytes, carriage.from(), carriage.to(), header);
            complete(header);
            return;
        }
        boolean joins = goesOnCut(header);
        isPart = habits.mayCut() && (joins || header.isCut);
        if (joins || isPart) {
            header.kind = Kind.JOINS;
        } else {
            line(bytes, carriage.from(), carriage.to(), header);
        }
        complete(header);
    }

    /** Reads a line whose parts were put together, whatever its carrier says. */
    void readWhole(byte[] bytes, int from, int to, LineHeader header) {
        unload(bytes, from, to, header);
        header.isCut = false;
        if (habits.areQueries()) {
            wholeQuery(bytes, header);
            complete(header);
            return;
        }
        line(bytes, carriage.from(), carriage.to(), header);
        complete(header);
    }

    /** A line of a log of queries: those of one query are put together as parts that stand on lines of their own. */
    private void query(byte[] bytes, int from, int to, LineHeader header) {
        QueryLog.Line line = queries.next(bytes, from, to);
        boolean isFirst = line == QueryLog.Line.WHOLE || line == QueryLog.Line.FIRST;
        boolean isOfSeveral = line != QueryLog.Line.HEAD && line != QueryLog.Line.WHOLE && line != QueryLog.Line.OTHER;
        isPart = isOfSeveral && habits.mayCut();
        header.form = forms.length + 3;
        if (line == QueryLog.Line.HEAD) {
            queries.head(bytes, from, to, header);
        } else if (isPart) {
            header.kind = Kind.JOINS;
            header.isWrapped = true;
            header.isCut = line != QueryLog.Line.LAST;
        } else if (isFirst) {
            wholeQuery(bytes, header);
        } else if (line == QueryLog.Line.OTHER) {
            plain(bytes, from, to, header);
        }
    }

    private void wholeQuery(byte[] bytes, LineHeader header) {
        queries.query(header);
        start(bytes, header, forms.length + 3);
    }

    private void unload(byte[] bytes, int from, int to, LineHeader header) {
        int end = to > from && bytes[to - 1] == '\r' ? to - 1 : to;
        if (habits.told() == Told.PLAIN) {
            carriage.leave(from, end);
        } else {
            carriage.unload(bytes, from, end);
        }
        header.clear(carriage.from(), carriage.to());
        header.writer = carriage.writer();
        header.isCut = carriage.isCut();
        header.escapes = carriage.escapes();
    }

    private void complete(LineHeader header) {
        header.hasOwnTime = header.hasTime;
        carriage.complete(header);
    }

    /** Whether the line that was read last is a part of one that its carrier cut, and parts are kept. */
    boolean isPart() {
        return isPart;
    }

    /** Where the line that was read last starts without what carries it. */
    int lineFrom() {
        return carriage.from();
    }

    /** Where it ends. */
    int lineTo() {
        return carriage.to();
    }

    /** Whether what carries that line told whose it is. */
    boolean isHostCarried() {
        return carriage.hasHost();
    }

    /** No line was cut so far. */
    void forgetParts() {
        Arrays.fill(cut, 0);
    }

    /** Whether the last line of this writer was cut; keeps whether this one is. */
    private boolean goesOnCut(LineHeader header) {
        if (header.writer == 0) {
            return false;
        }
        int slot = (int) (header.writer & (CUT_WRITERS - 1));
        boolean goesOn = cut[slot] == header.writer;
        if (header.isCut) {
            cut[slot] = header.writer;
        } else if (goesOn) {
            cut[slot] = 0;
        }
        return goesOn;
    }

    private void line(byte[] bytes, int from, int to, LineHeader header) {
        if (habits.told() == Told.PLAIN) {
            plain(bytes, from, to, header);
            return;
        }
        if (isExported || JournalExport.is(bytes, from, to)) {
            isExported = true; // no other stream holds such a line, and this one holds no other lines
            journal.read(bytes, from, to, header);
            header.form = forms.length + 2;
            return;
        }
        if (from < to && named(bytes, from, to, header)) {
            start(bytes, header, bytes[from] == '{' ? forms.length : forms.length + 1);
            return;
        }
        int matched = TraceState.isEnd(bytes, from, to) ? 0 : text(bytes, from, to, header);
        if (matched == 0) {
            plain(bytes, from, to, header);
            return;
        }
        int message = header.messageFrom;
        boolean isPart = matched < forms[header.form].size();
        if (isPart && (Continuation.is(bytes, message, to) || isIndented(bytes, from, message))) {
            header.kind = Kind.CONTINUES;
            trace.note(bytes, message, to, header.writer);
            return;
        }
        if (header.severity == DatabaseReport.SAYS_MORE) {
            header.severity = 0;
            header.kind = Kind.CONTINUES;
            return;
        }
        boolean mayBeNamed = message < to && (bytes[message] == '{' || mayHavePairs[header.form]);
        if (mayBeNamed && (bytes[message] == '{' || PairsLine.starts(bytes, message, to))) {
            payload(bytes, message, to, header);
        }
        start(bytes, header, header.form);
    }

    private static boolean isIndented(byte[] bytes, int from, int message) {
        return message > from + 1
                && (bytes[message - 1] == '\t' || (bytes[message - 1] == ' ' && Fields.isSpace(bytes[message - 2])));
    }

    /** A line without header of a known form. */
    private void plain(byte[] bytes, int from, int to, LineHeader header) {
        Kind kind = trace.take(bytes, from, to, header.writer);
        boolean ends = kind == Kind.START && TraceState.isEnd(bytes, from, to);
        boolean starts = ends || carriage.isTimed() || habits.plainLinesStart() || isAhead || !anyStart;
        if (kind != Kind.START || !starts) {
            header.kind = kind == Kind.START ? Kind.CONTINUES : kind;
            header.severity = kind == Kind.OPENS || kind == Kind.REASON ? trace.gravest(header.writer) : 0;
            anyStart |= from < to;
            return;
        }
        header.severity = ends ? trace.severity() : 0;
        start(bytes, header, -1);
        trace.note(bytes, from, to, header.writer);
    }

    private void start(byte[] bytes, LineHeader header, int form) {
        header.form = form;
        header.kind = Kind.START;
        anyStart = true;
        if (header.severity == 0 && form >= 0 && form < forms.length) {
            header.severity = TraceState.severityOfEnd(bytes, header.messageFrom, header.messageTo);
        }
        if (form >= 0 && form < forms.length && tellsAnswers[form]) {
            int status = AnsweredRequest.status(bytes, header.messageFrom, header.messageTo);
            header.answered(bytes, status, carriage.from());
        }
        trace.start(header.writer, header.severity);
        if (form >= 0 && form < isAlone.length && isAlone[form]) {
            header.kind = Kind.HEADER;
            header.messageFrom = header.messageTo;
            ahead.time(header.seconds, header.nanos, header.timeFlags);
            aheadName = Arrays.copyOfRange(bytes, header.from(Part.NAME), header.to(Part.NAME));
            isAhead = true;
        } else if (isAhead) {
            isAhead = false;
            if (!header.hasTime) {
                header.time(ahead.seconds, ahead.nanos, ahead.timeFlags);
            }
            header.part(Part.NAME, aheadName);
        }
    }

    /** Reads a line that consists of named fields. */
    private boolean named(byte[] bytes, int from, int to, LineHeader header) {
        boolean isJson = bytes[from] == '{';
        boolean arePairs = habits.told() == Told.PAIRS;
        if (!isJson && !arePairs && !PairsLine.starts(bytes, from, to)) {
            return false;
        }
        fields.clear();
        boolean isRecord;
        if (isJson) {
            isRecord = json.read(bytes, from, to, carriage.escapes(), fields, header) && fields.isRecord();
        } else {
            PairsLine.read(bytes, from, to, carriage.escapes(), fields, header);
            isRecord = arePairs ? fields.isRecord() : fields.isFullRecord();
        }
        if (!isRecord) {
            long writer = header.writer;
            boolean isCut = header.isCut;
            header.clear(from, to);
            header.writer = writer;
            header.isCut = isCut;
            header.escapes = carriage.escapes();
            return false;
        }
        header.fieldsFrom = from;
        if (fields.hasMessage()) {
            header.messageFrom = fields.messageFrom();
            header.messageTo = fields.messageTo();
        }
        return true;
    }

    /** Reads named fields behind a header: what they tell goes before what the header told, whose names stay where they tell none. */
    private void payload(byte[] bytes, int from, int to, LineHeader header) {
        fields.clear();
        inner.clear(from, to);
        boolean isRecord;
        if (bytes[from] == '{') {
            isRecord = json.read(bytes, from, to, carriage.escapes(), fields, inner) && fields.isRecord();
        } else {
            PairsLine.read(bytes, from, to, carriage.escapes(), fields, inner);
            isRecord = fields.isFullRecord();
        }
        if (!isRecord) {
            return;
        }
        header.fieldsFrom = from;
        if (inner.hasTime) {
            header.time(inner.seconds, inner.nanos, inner.timeFlags);
        }
        header.severity = inner.severity == 0 ? header.severity : inner.severity;
        header.stack(inner.stackFrom(), inner.stackTo());
        for (Part part : PARTS) {
            if (inner.has(part)) {
                header.part(part, inner.from(part), inner.to(part));
            }
        }
        if (fields.hasMessage()) {
            header.messageFrom = fields.messageFrom();
            header.messageTo = fields.messageTo();
        }
    }

    /** Reads a line by the form of which most fields fit, whatever came before it; tells how many of its fields fit. */
    private int text(byte[] bytes, int from, int to, LineHeader header) {
        int best = -1;
        int most = 0;
        for (int i = 0; i < forms.length; i++) {
            int matched = forms[i].read(bytes, from, to, header);
            if (matched > most && matched == forms[i].size()) {
                header.form = i;
                return matched;
            }
            header.forget();
            if (matched > most) {
                most = matched;
                best = i;
            }
        }
        header.messageFrom = from;
        if (best >= 0) {
            forms[best].read(bytes, from, to, header);
            header.form = best;
        }
        return most;
    }
}
