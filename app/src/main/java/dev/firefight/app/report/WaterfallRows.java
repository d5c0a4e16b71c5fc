package dev.firefight.app.report;

import dev.firefight.evidence.request.Story.Row;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Which rows of a waterfall are drawn: of siblings that repeat the first, of many rows those that matter with their callers. */
final class WaterfallRows {
    static final int MOST_ROWS = 40;

    private WaterfallRows() {}

    /**
     * A row that is drawn.
     *
     * @param row the first of those that it stands for
     * @param times how many
     * @param nanos from the start of the first to the end of the last
     */
    record Shown(Row row, int times, long nanos) {}

    static List<Shown> of(List<Row> rows) {
        int[] end = ends(rows);
        List<Shown> folded = new ArrayList<>();
        for (int at = 0; at < rows.size(); ) {
            Row row = rows.get(at);
            int times = 1;
            int next = end[at];
            long last = row.startNanos() + row.nanos();
            while (next < rows.size() && repeats(rows, at, end[at], next, end[next])) {
                last = Math.max(
                        last, rows.get(next).startNanos() + rows.get(next).nanos());
                times++;
                next = end[next];
            }
            folded.add(new Shown(row, times, last - row.startNanos()));
            if (times == 1) {
                at++;
            } else {
                for (int below = at + 1; below < end[at]; below++) {
                    Row one = rows.get(below);
                    folded.add(new Shown(one, 1, one.nanos()));
                }
                at = next;
            }
        }
        return kept(folded);
    }

    /** For each row where the rows below it end. */
    private static int[] ends(List<Row> rows) {
        int[] ends = new int[rows.size()];
        List<Integer> open = new ArrayList<>();
        for (int i = 0; i <= rows.size(); i++) {
            int depth = i == rows.size() ? 0 : rows.get(i).depth();
            while (!open.isEmpty() && rows.get(open.getLast()).depth() >= depth) {
                ends[open.removeLast()] = i;
            }
            open.add(i);
        }
        return ends;
    }

    /** Whether the rows of a sibling are the same as those of the first, and nothing in either matters. */
    private static boolean repeats(List<Row> rows, int first, int firstEnd, int next, int nextEnd) {
        if (rows.get(next).depth() != rows.get(first).depth() || nextEnd - next != firstEnd - first) {
            return false;
        }
        for (int i = 0; i < nextEnd - next; i++) {
            Row one = rows.get(first + i);
            Row other = rows.get(next + i);
            boolean isSame = one.depth() == other.depth()
                    && one.service().equals(other.service())
                    && one.operation().equals(other.operation());
            if (!isSame || matters(one) || matters(other)) {
                return false;
            }
        }
        return true;
    }

    private static boolean matters(Row row) {
        return row.blamed() || row.failed();
    }

    /** Those that matter with their callers, then the longest with theirs. */
    private static List<Shown> kept(List<Shown> rows) {
        int[] callers = callers(rows);
        BitSet kept = new BitSet();
        List<Integer> order =
                new ArrayList<>(IntStream.range(0, rows.size()).boxed().toList());
        order.sort(Comparator.comparing((Integer at) -> !matters(rows.get(at).row()))
                .thenComparing(at -> -rows.get(at).nanos())
                .thenComparing(Comparator.naturalOrder()));
        for (int at : order) {
            if (rows.get(at).row().depth() >= MOST_ROWS) {
                continue; // its callers alone would fill the picture
            }
            BitSet more = (BitSet) kept.clone();
            for (int up = at; up >= 0 && !more.get(up); up = callers[up]) {
                more.set(up);
            }
            if (more.cardinality() <= MOST_ROWS) {
                kept = more;
            }
            if (kept.cardinality() == MOST_ROWS) {
                break;
            }
        }
        if (kept.isEmpty() && !rows.isEmpty()) {
            kept.set(0, Math.min(MOST_ROWS, rows.size())); // all stand deeper than can be shown
        }
        return kept.stream().mapToObj(rows::get).toList();
    }

    /** For each row that of its caller; negative for none. */
    private static int[] callers(List<Shown> rows) {
        int[] callers = new int[rows.size()];
        List<Integer> above = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            int depth = Math.clamp(rows.get(i).row().depth(), 0, above.size());
            above.subList(depth, above.size()).clear();
            callers[i] = above.isEmpty() ? -1 : above.getLast();
            above.add(i);
        }
        return callers;
    }
}
