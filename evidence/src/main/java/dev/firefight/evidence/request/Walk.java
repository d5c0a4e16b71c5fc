package dev.firefight.evidence.request;

import dev.firefight.telemetry.Logs;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What happens within one request, service by service: its own times, its calls, and which step follows which in each part that an entry into
 * a service began. Spans and log lines are followed each for themselves, because lines are often stamped by another clock, or late.
 */
final class Walk {
    /** What begins and ends the steps of a part. */
    static final long BEGIN = -1;

    static final long END = -2;
    private static final long LINE = 1L << 32;

    /** Takes what is found; places are those of the tree. */
    interface Visitor {
        /** A span with the time in which it waits for none that it called, where that is its own. */
        void own(int place, Operation operation, long nanos);

        /** A call to another service by a span that does nothing else, with the time on the way. */
        void call(int place, int callee, Call call, long nanos);

        /** One step after another in a part. */
        void step(int place, Follow follow, int severity);

        /** Whether a span failed, while none that it called did. */
        void failed(int place, Operation operation, boolean isFirst);
    }

    /** An operation of a service. */
    record Operation(String service, int operation) {}

    /** A call from one to another. */
    record Call(Operation caller, Operation callee) {}

    /** A step in a part, and the one that follows. */
    record Follow(First first, long second) {}

    /** A step in the parts that an operation began. */
    record First(Operation entry, long step) {}

    /** Something that happened in a part. */
    private record Event(int entry, boolean isLog, long timeNanos, long step, int place, int severity) {}

    private final RequestSet requests;

    Walk(RequestSet requests) {
        this.requests = requests;
    }

    /** The step of a line of a pattern. */
    static long line(int pattern) {
        return LINE | pattern;
    }

    static boolean isLine(long step) {
        return step >= LINE;
    }

    /** Number of the pattern of a line, or of the operation of a span. */
    static int number(long step) {
        return (int) step;
    }

    Operation operation(RequestTree tree, int place) {
        return new Operation(requests.service(tree.span(place)), requests.operation(tree.span(place)));
    }

    /**
     * What kind of request it is: with what it began, and with what it entered the first other service, because the name of what a gateway
     * does says little.
     */
    Call kind(RequestTree tree) {
        int root = tree.root();
        Operation first = operation(tree, root);
        for (int place = root + 1; place < tree.size() && tree.depth(place) > tree.depth(root); place++) {
            Operation next = operation(tree, place);
            if (!next.service().equals(first.service())) {
                return new Call(first, next);
            }
        }
        return new Call(first, first);
    }

    /** Visits a request. */
    void visit(RequestTree tree, int[] logs, Visitor visitor) {
        int[] entry = new int[tree.size()];
        List<Event> events = new ArrayList<>();
        for (int place = 0; place < tree.size(); place++) {
            int parent = tree.parent(place);
            Operation operation = operation(tree, place);
            boolean isWithin =
                    parent != RequestTree.NONE && operation.service().equals(requests.service(tree.span(parent)));
            entry[place] = isWithin ? entry[parent] : place;
            times(tree, place, operation, visitor);
            visitor.failed(place, operation, isFirstToFail(tree, place));
            events.add(new Event(entry[place], false, tree.startNanos(place), operation.operation(), place, 0));
        }
        int[] places = requests.placesOf(logs, tree);
        Logs all = requests.telemetry().logs();
        for (int i = 0; i < logs.length; i++) {
            if (places[i] != RequestTree.NONE) {
                long step = line(all.pattern(logs[i]));
                int severity = all.severity(logs[i]);
                events.add(new Event(entry[places[i]], true, all.timeNanos(logs[i]), step, places[i], severity));
            }
        }
        events.sort(Comparator.comparingInt(Event::entry)
                .thenComparing(Event::isLog)
                .thenComparingLong(Event::timeNanos)
                .thenComparingLong(Event::step));
        follow(tree, events, visitor);
    }

    private void times(RequestTree tree, int place, Operation operation, Visitor visitor) {
        List<Integer> children = tree.children(place);
        if (children.size() == 1 && !operation.service().equals(requests.service(tree.span(children.getFirst())))) {
            int callee = children.getFirst();
            long onTheWay = tree.nanos(place) - tree.nanos(callee);
            visitor.call(place, callee, new Call(operation, operation(tree, callee)), Math.max(0, onTheWay));
        } else {
            visitor.own(place, operation, tree.ownNanos(place));
        }
    }

    private boolean isFirstToFail(RequestTree tree, int place) {
        return requests.spans().failed(tree.span(place))
                && tree.children(place).stream()
                        .noneMatch(child -> requests.spans().failed(tree.span(child)));
    }

    private void follow(RequestTree tree, List<Event> events, Visitor visitor) {
        for (int i = 0; i < events.size(); i++) {
            Event event = events.get(i);
            boolean isFirst = i == 0
                    || events.get(i - 1).entry() != event.entry()
                    || events.get(i - 1).isLog() != event.isLog();
            boolean isLast = i + 1 == events.size()
                    || events.get(i + 1).entry() != event.entry()
                    || events.get(i + 1).isLog() != event.isLog();
            Operation entry = operation(tree, event.entry());
            if (isFirst && event.isLog()) {
                visitor.step(event.place(), new Follow(new First(entry, BEGIN), event.step()), event.severity());
            }
            boolean isAgain = !isLast && event.equals(events.get(i + 1)); // the same line twice
            if (!isAgain) {
                long next = isLast ? END : events.get(i + 1).step();
                int place = isLast ? event.place() : events.get(i + 1).place();
                int severity = isLast ? 0 : events.get(i + 1).severity();
                visitor.step(place, new Follow(new First(entry, event.step()), next), severity);
            }
        }
    }
}
