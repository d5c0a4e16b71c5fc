package dev.firefight.telemetry.format;

import dev.firefight.telemetry.SpanDraft;
import dev.firefight.telemetry.SpanKind;
import dev.firefight.telemetry.TelemetryBuilder;
import dev.firefight.telemetry.Timestamps;
import dev.firefight.telemetry.TraceId;
import dev.firefight.telemetry.format.ReadNotes.Item;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Spans as a table: ids, a start, an end or a duration, whatever names service and operation. A duration without unit in its
 * column's name is in microseconds, as Jaeger and Zipkin count.
 */
final class CsvTracesReader implements FormatReader {
    private static final List<String> START = List.of(
            "starttimeunixnano",
            "starttimens",
            "starttimeus",
            "starttime",
            "starttimemillis",
            "starttimems",
            "start",
            "startus",
            "timestamp",
            "time");
    private static final List<String> END =
            List.of("endtimeunixnano", "endtimens", "endtimeus", "endtime", "endtimemillis", "end");
    private static final List<String> DURATION = List.of(
            "durationns",
            "durationnano",
            "durationnanos",
            "durationus",
            "durationmicros",
            "duration",
            "durationms",
            "durationmillis",
            "elapsedtime");
    private static final List<String> OPERATION =
            List.of("operationname", "spanname", "operation", "name", "methodname", "method", "url");
    private static final Set<String> NO_PARENT = Set.of("root", "0", "0000000000000000", "-1");

    /** Tells the format by columns of trace and span ids and of a start. */
    static Optional<String> why(Head head) {
        return CsvTable.of(head)
                .filter(table -> table.hasColumns("traceid", "spanid") && table.column(START) >= 0)
                .map(table -> "has columns for trace, span and start");
    }

    @Override
    public void read(InputStream bytes, TelemetryBuilder into, ReadNotes notes) throws IOException {
        new Rows(new CsvTable(bytes, notes), into, notes).readAll();
    }

    /** The rows of one file. */
    private static final class Rows {
        private final CsvTable table;
        private final TelemetryBuilder into;
        private final ReadNotes notes;
        private final CsvOrigins origins;
        private final SpanDraft span = new SpanDraft();
        private final int trace;
        private final int id;
        private final int parent;
        private final int[] starts;
        private final int end;
        private final int duration;
        private final int operation;
        private final int otherOperation;
        private final int kind;
        private final int status;
        private boolean saidLocal;

        Rows(CsvTable table, TelemetryBuilder into, ReadNotes notes) {
            this.table = table;
            this.into = into;
            this.notes = notes;
            origins = new CsvOrigins(table, into);
            trace = table.column(List.of("traceid"));
            id = table.column(List.of("spanid"));
            parent = table.column(List.of("parentspanid", "parentid", "parent"));
            starts = START.stream()
                    .mapToInt(name -> table.column(List.of(name)))
                    .filter(column -> column >= 0)
                    .toArray();
            end = table.column(END);
            duration = table.column(DURATION);
            operation = table.column(OPERATION);
            otherOperation = table.column(List.of("methodname", "method"));
            kind = table.column(List.of("spankind", "kind"));
            status = table.column(List.of("statuscode", "httpstatuscode", "status", "error"));
        }

        void readAll() throws IOException {
            while (table.next()) {
                span.clear();
                span.trace(TraceId.parse(table.firstOf(trace)));
                span.id = TraceId.parseSpanId(table.firstOf(id));
                if (span.id == 0 || !start()) {
                    notes.problem(table.line(), "a span without id or start time; left out");
                    continue;
                }
                String caller = table.firstOf(parent);
                span.parent = NO_PARENT.contains(caller.toLowerCase(Locale.ROOT)) ? 0 : TraceId.parseSpanId(caller);
                span.origin = origins.ofRow();
                span.operation = into.text(table.firstOf(operation, otherOperation));
                span.kind = kind(table.cell(kind));
                span.failed = isFailure(table.cell(status));
                end();
                if (into.span(span)) {
                    notes.found(Item.SPANS);
                } else {
                    notes.problem(table.line(), "a span that was given before; left out");
                }
            }
        }

        private boolean start() {
            for (int column : starts) {
                Optional<Timestamps.Reading> reading = Timestamps.read(table.cell(column));
                if (reading.isPresent()) {
                    span.startNanos = reading.get().nanos();
                    if (reading.get().isLocal() && !saidLocal) {
                        saidLocal = true;
                        notes.problem(table.line(), "times without zone; read as UTC");
                    }
                    return span.startNanos != 0;
                }
            }
            return false;
        }

        private void end() {
            double length = duration >= 0 ? table.number(duration) * nanosPerUnit() : Double.NaN;
            long ends = Timestamps.read(table.cell(end))
                    .map(Timestamps.Reading::nanos)
                    .orElse(Long.MIN_VALUE);
            if (ends == Long.MIN_VALUE && Double.isFinite(length)) {
                ends = span.startNanos + Math.clamp(Math.round(length), Long.MIN_VALUE / 2, Long.MAX_VALUE / 4);
            }
            if (ends == Long.MIN_VALUE) {
                notes.problem(table.line(), "a span without end or duration; taken as of no length");
                ends = span.startNanos;
            } else if (ends < span.startNanos) {
                notes.problem(table.line(), "a span that ends before it starts; taken as of no length");
                ends = span.startNanos;
            }
            span.endNanos = ends;
        }

        private double nanosPerUnit() {
            return switch (table.plainNames().get(duration)) {
                case "durationns", "durationnano", "durationnanos" -> 1;
                case "durationms", "durationmillis", "elapsedtime" -> 1e6;
                default -> 1e3;
            };
        }

        private static SpanKind kind(String word) {
            return switch (word.toUpperCase(Locale.ROOT).replace("SPAN_KIND_", "")) {
                case "INTERNAL", "1" -> SpanKind.INTERNAL;
                case "SERVER", "2" -> SpanKind.SERVER;
                case "CLIENT", "3" -> SpanKind.CLIENT;
                case "PRODUCER", "4" -> SpanKind.PRODUCER;
                case "CONSUMER", "5" -> SpanKind.CONSUMER;
                default -> SpanKind.UNSPECIFIED;
            };
        }

        /** An HTTP status from 500, a gRPC status other than OK and CANCELLED, or a word. */
        private static boolean isFailure(String status) {
            double code = Numbers.parseDouble(status);
            if (!Double.isNaN(code)) {
                return (code >= 2 && code <= 16) || (code >= 500 && code <= 599);
            }
            String word = status.toLowerCase(Locale.ROOT);
            return word.equals("true") || word.endsWith("error") || word.startsWith("fail");
        }
    }
}
