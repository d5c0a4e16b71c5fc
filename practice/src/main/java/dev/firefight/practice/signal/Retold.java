package dev.firefight.practice.signal;

import dev.firefight.practice.engine.Chance;
import dev.firefight.practice.production.LogBook.Line;
import dev.firefight.practice.production.TraceBook;
import dev.firefight.telemetry.TraceId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Lines and traces of hours that were not simulated: one request in twenty of those of the {@link Blocks} from which the numbers of these hours are, as
 * where only a part is kept for long. Each has ids of its own, which its lines know.
 */
public final class Retold {
    private static final double KEPT = 0.05;

    private final List<Line> lines = new ArrayList<>();
    private final Map<Scrapes, TraceBook> books = new LinkedHashMap<>();

    /** What is kept of a request: some spans that stand one behind the other, and lines. */
    private record Request(int from, int to, List<Line> lines) {}

    Retold(Blocks blocks, Chance chance) {
        Map<Scrapes, List<List<Request>>> all = new HashMap<>();
        for (int step = 0; step < blocks.steps(); step++) {
            Scrapes sample = blocks.sample(step);
            TraceBook into = books.computeIfAbsent(sample, _ -> TraceBook.ofCopies());
            long later = blocks.timeNanos(step) - sample.timeNanos(blocks.row(step));
            for (Request one : all.computeIfAbsent(sample, Retold::requests).get(blocks.row(step))) {
                if (chance.happens(KEPT)) {
                    retell(one, sample.production().traces(), into, later, chance);
                }
            }
        }
        lines.sort(Comparator.comparingLong(Line::timeNanos));
    }

    /** Requests by the scrape after which they began. A line that is of none of them stands for itself. */
    private static List<List<Request>> requests(Scrapes sample) {
        List<List<Request>> all = new ArrayList<>();
        for (int row = 0; row < sample.size(); row++) {
            all.add(new ArrayList<>());
        }
        Map<TraceId, Request> byTrace = new HashMap<>();
        TraceBook book = sample.production().traces();
        for (int from = 0; from < book.size(); ) {
            TraceId trace = new TraceId(book.traceHigh(from), book.traceLow(from));
            int to = from + 1;
            while (to < book.size() && trace.equals(new TraceId(book.traceHigh(to), book.traceLow(to)))) {
                to++;
            }
            Request request = new Request(from, to, new ArrayList<>());
            byTrace.put(trace, request);
            all.get(row(sample, book.startNanos(from))).add(request);
            from = to;
        }
        for (Line line : sample.production().logs().lines()) {
            TraceId trace = new TraceId(line.traceHigh(), line.traceLow());
            byTrace.computeIfAbsent(trace, _ -> {
                        Request alone = new Request(0, 0, new ArrayList<>());
                        all.get(row(sample, line.timeNanos())).add(alone);
                        return alone;
                    })
                    .lines()
                    .add(line);
            if (trace.equals(NO_TRACE)) {
                byTrace.remove(trace);
            }
        }
        return all;
    }

    private static final TraceId NO_TRACE = new TraceId(0, 0);

    /** What was before the first scrape or after the last one counts for these. */
    private static int row(Scrapes sample, long nanos) {
        return Math.clamp(Math.floorDiv(nanos - sample.timeNanos(0), Scrapes.EVERY_NANOS), 0, sample.size() - 1);
    }

    private void retell(Request request, TraceBook from, TraceBook into, long later, Chance chance) {
        long high = chance.bits();
        long low = chance.bits();
        long mask = chance.bits();
        for (int span = request.from(); span < request.to(); span++) {
            into.copy(from, span, high, low, mask, later);
        }
        for (Line line : request.lines()) {
            boolean isOfTrace = line.traceHigh() != 0 || line.traceLow() != 0;
            lines.add(new Line(
                    line.timeNanos() + later,
                    line.origin(),
                    line.severity(),
                    line.text(),
                    isOfTrace ? high : 0,
                    isOfTrace ? low : 0));
        }
    }

    /** Lines, in order of time. */
    public List<Line> lines() {
        return lines;
    }

    /** Traces, those of each sample by themselves. */
    public List<TraceBook> traces() {
        return List.copyOf(books.values());
    }
}
