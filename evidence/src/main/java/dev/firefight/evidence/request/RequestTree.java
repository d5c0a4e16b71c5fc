package dev.firefight.evidence.request;

import dev.firefight.telemetry.SpanKind;
import dev.firefight.telemetry.Spans;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The spans of one request in the order of a waterfall: each behind its caller, siblings in order of time. A span whose caller is not there,
 * or calls itself by a detour, stands at the top. Where both sides of a call share one id, the server's side stands below the client's.
 *
 * <p>Times are those of the caller's clock: a part of a request that starts before its caller, or after it has ended, was written by another
 * clock, and is moved into the middle of the call, as network clocks are compared (RFC 5905), or to its start where it is longer.
 */
final class RequestTree {
    static final int NONE = -1;

    private final Spans spans;
    private final int[] spanAt;
    private final int[] parentOf;
    private final int[] depthOf;
    private final long[] shiftOf;
    private final long[] ownNanos;
    private final List<List<Integer>> children = new ArrayList<>();
    private int withoutParent;

    /**
     * A tree.
     *
     * @param spans all spans
     * @param members the indexes of those of the request, at least one, in any order
     */
    RequestTree(Spans spans, int[] members) {
        this.spans = spans;
        int[] sorted = Arrays.stream(members)
                .boxed()
                .sorted(Comparator.comparingLong(spans::startNanos)
                        .thenComparingLong(span -> -spans.endNanos(span))
                        .thenComparingLong(spans::id)
                        .thenComparing(spans::kind))
                .mapToInt(Integer::intValue)
                .toArray();
        int[] parents = parents(sorted);
        cutCircles(parents);
        int n = sorted.length;
        List<List<Integer>> below = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            below.add(new ArrayList<>());
        }
        List<Integer> stack = new ArrayList<>();
        for (int i = n - 1; i >= 0; i--) {
            if (parents[i] == NONE) {
                stack.add(i);
            }
        }
        for (int i = 0; i < n; i++) {
            if (parents[i] != NONE) {
                below.get(parents[i]).add(i);
            }
        }
        spanAt = new int[n];
        parentOf = new int[n];
        depthOf = new int[n];
        shiftOf = new long[n];
        ownNanos = new long[n];
        int[] placeOf = new int[n];
        int place = 0;
        while (!stack.isEmpty()) {
            int i = stack.removeLast();
            placeOf[i] = place;
            spanAt[place] = sorted[i];
            parentOf[place] = parents[i] == NONE ? NONE : placeOf[parents[i]];
            depthOf[place] = parents[i] == NONE ? 0 : depthOf[parentOf[place]] + 1;
            children.add(new ArrayList<>());
            if (parentOf[place] != NONE) {
                children.get(parentOf[place]).add(place);
            }
            stack.addAll(below.get(i).reversed());
            place++;
        }
        for (int i = 0; i < n; i++) {
            shiftOf[i] = shift(i);
        }
        for (int i = 0; i < n; i++) {
            ownNanos[i] = own(i);
        }
    }

    private static boolean isServed(SpanKind kind) {
        return kind == SpanKind.SERVER || kind == SpanKind.CONSUMER;
    }

    private int[] parents(int[] sorted) {
        Map<Long, Integer> served = new HashMap<>();
        Map<Long, Integer> others = new HashMap<>();
        for (int i = 0; i < sorted.length; i++) {
            (isServed(spans.kind(sorted[i])) ? served : others).putIfAbsent(spans.id(sorted[i]), i);
        }
        int[] parents = new int[sorted.length];
        for (int i = 0; i < sorted.length; i++) {
            long id = spans.id(sorted[i]);
            long named = spans.parent(sorted[i]);
            int parent = NONE;
            if (isServed(spans.kind(sorted[i])) && others.containsKey(id)) {
                parent = others.getOrDefault(id, NONE); // both sides of a call with one id
            } else if (named != 0 && named != id) {
                parent = served.getOrDefault(named, others.getOrDefault(named, NONE));
                withoutParent += parent == NONE ? 1 : 0;
            }
            parents[i] = parent;
        }
        return parents;
    }

    /** Of spans that call each other in a circle the earliest stands at the top. */
    private static void cutCircles(int[] parents) {
        int[] seenBy = new int[parents.length];
        for (int start = 0; start < parents.length; start++) {
            int at = start;
            while (at != NONE && seenBy[at] == 0) {
                seenBy[at] = start + 1;
                at = parents[at];
            }
            if (at != NONE && seenBy[at] == start + 1) { // a circle, met for the first time
                int first = at;
                for (int on = parents[at]; on != at; on = parents[on]) {
                    first = Math.min(first, on);
                }
                parents[first] = NONE;
            }
        }
    }

    /** What is added to a span's times to have them by the clock of its caller. */
    private long shift(int place) {
        int parent = parentOf[place];
        if (parent == NONE) {
            return 0;
        }
        long inherited = shiftOf[parent];
        long start = spans.startNanos(spanAt[place]);
        long parentStart = spans.startNanos(spanAt[parent]);
        boolean isInside = start >= parentStart && start <= spans.endNanos(spanAt[parent]);
        if (spans.origin(spanAt[place]) == spans.origin(spanAt[parent])
                || isInside
                || isSentOn(place, start, parentStart)) {
            return inherited;
        }
        long room = nanos(parent) - nanos(place);
        return inherited + parentStart - start + Math.max(0, room / 2);
    }

    /** What was only sent may well be handled after the sender has ended. */
    private boolean isSentOn(int place, long start, long parentStart) {
        SpanKind kind = spans.kind(spanAt[place]);
        return start > parentStart && kind != SpanKind.SERVER;
    }

    /** The time in which a span waits for none that it called. */
    private long own(int place) {
        long start = startNanos(place);
        long end = endNanos(place);
        long waited = 0;
        long covered = start;
        int[] inOrder = children.get(place).stream()
                .sorted(Comparator.comparingLong(this::startNanos))
                .mapToInt(Integer::intValue)
                .toArray();
        for (int child : inOrder) {
            long from = Math.max(covered, startNanos(child));
            long to = Math.min(end, endNanos(child));
            if (to > from) {
                waited += to - from;
                covered = to;
            }
        }
        return nanos(place) - waited;
    }

    int size() {
        return spanAt.length;
    }

    /** Index of the span at a place. */
    int span(int place) {
        return spanAt[place];
    }

    int parent(int place) {
        return parentOf[place];
    }

    int depth(int place) {
        return depthOf[place];
    }

    List<Integer> children(int place) {
        return children.get(place);
    }

    /** How long, never negative. */
    long nanos(int place) {
        return Math.max(0, spans.endNanos(spanAt[place]) - spans.startNanos(spanAt[place]));
    }

    long ownNanos(int place) {
        return ownNanos[place];
    }

    /** By how much the times of a span were moved against those of its caller. */
    long movedNanos(int place) {
        return parentOf[place] == NONE ? 0 : shiftOf[place] - shiftOf[parentOf[place]];
    }

    long shiftNanos(int place) {
        return shiftOf[place];
    }

    /** By the clock of whoever took the request in. */
    long startNanos(int place) {
        return spans.startNanos(spanAt[place]) + shiftOf[place];
    }

    long endNanos(int place) {
        return startNanos(place) + nanos(place);
    }

    /** How many spans name a caller that is not there. */
    int withoutParent() {
        return withoutParent;
    }

    /** The longest of those at the top, the first of equals. */
    int root() {
        int root = 0;
        for (int i = 1; i < size(); i++) {
            if (parentOf[i] == NONE && nanos(i) > nanos(root)) {
                root = i;
            }
        }
        return root;
    }
}
