package dev.firefight.evidence.request;

import dev.firefight.evidence.request.Story.Gap;
import dev.firefight.evidence.request.Story.Line;
import dev.firefight.evidence.request.Story.Row;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/** Where a request is silent: no span starts or ends, and no line is written. */
final class Silence {
    private static final int MOST_GAPS = 5;

    /** A gap is a fifth of the whole at least. */
    private static final int PARTS = 5;

    private Silence() {}

    /** The gaps of a request, in order of time. */
    static List<Gap> gaps(List<Row> rows, List<Line> lines) {
        long[] times = new long[rows.size() * 2 + lines.size()];
        int size = 0;
        for (Row row : rows) {
            times[size++] = row.startNanos();
            times[size++] = row.startNanos() + row.nanos();
        }
        for (Line line : lines) {
            times[size++] = line.timeNanos();
        }
        Arrays.sort(times);
        List<Gap> gaps = new ArrayList<>();
        long whole = size == 0 ? 0 : times[size - 1] - times[0];
        for (int i = 1; i < size && gaps.size() < MOST_GAPS; i++) {
            long nanos = times[i] - times[i - 1];
            if (nanos > 0 && nanos >= whole / PARTS && size > 2) {
                gaps.add(new Gap(times[i - 1], nanos));
            }
        }
        return gaps;
    }

    /** The last line at or before a moment. */
    static OptionalInt lastWord(List<Line> lines, long nanos) {
        int last = -1;
        for (int i = 0; i < lines.size(); i++) {
            last = lines.get(i).timeNanos() <= nanos ? i : last;
        }
        return last < 0 ? OptionalInt.empty() : OptionalInt.of(last);
    }
}
