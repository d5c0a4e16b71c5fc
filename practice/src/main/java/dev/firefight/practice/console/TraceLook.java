package dev.firefight.practice.console;

import static dev.firefight.practice.console.Rows.heading;
import static dev.firefight.practice.console.Rows.hint;
import static dev.firefight.practice.console.Rows.plain;

import dev.firefight.practice.console.Part.Bar;
import dev.firefight.practice.console.Part.Waterfall;
import dev.firefight.practice.production.Failure;
import dev.firefight.practice.production.SpanName;
import dev.firefight.practice.production.TraceBook;
import dev.firefight.telemetry.SpanKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Requests on their way through the services, as far as their traces are kept: one in a hundred, and some of those that failed. */
final class TraceLook {
    private static final long NANOS = 10 * View.MINUTE;
    private static final int MOST_TRACES = 15;
    private static final int MOST_BARS = 80;
    private static final int FEWEST_DIGITS = 4;
    private static final int BRIEF = 8;
    private static final HexFormat HEX = HexFormat.of();

    private TraceLook() {}

    static Look look() {
        return Look.of(
                "trace [slow|failed [service] | ID]",
                "requests on their way through the services, and where the time went",
                TraceLook::show,
                (view, told) -> told.isEmpty()
                        ? List.of("slow", "failed")
                        : told.size() == 1
                                        && (told.getFirst().equals("slow")
                                                || told.getFirst().equals("failed"))
                                ? view.services()
                                : List.of());
    }

    /** The first digits of an id; empty where there is none. */
    static String brief(long high, long low) {
        return high == 0 && low == 0 ? "" : HEX.toHexDigits(high).substring(0, BRIEF);
    }

    /** Spans of one trace, which are kept one after the other. */
    private record Kept(TraceBook book, int first, int end) {
        String id() {
            return HEX.toHexDigits(book.traceHigh(first)) + HEX.toHexDigits(book.traceLow(first));
        }

        /** The one that ends last and that nothing of this trace caused. */
        int root() {
            Map<Long, Integer> known = byId();
            int root = first;
            for (int i = first; i < end; i++) {
                if (!known.containsKey(book.parent(i))
                        && (known.containsKey(book.parent(root)) || book.endNanos(i) > book.endNanos(root))) {
                    root = i;
                }
            }
            return root;
        }

        private Map<Long, Integer> byId() {
            Map<Long, Integer> known = new HashMap<>();
            for (int i = first; i < end; i++) {
                known.put(book.id(i), i);
            }
            return known;
        }

        long nanos(int span) {
            return Math.max(0, book.endNanos(span) - book.startNanos(span));
        }

        boolean concerns(String service) {
            for (int i = first; i < end; i++) {
                if (book.name(i).origin().service().equals(service)
                        || book.name(i).peer().equals(service)) {
                    return true;
                }
            }
            return false;
        }

        /** The failure that ended first, from which those above it come. */
        Optional<Integer> firstFailure() {
            Optional<Integer> found = Optional.empty();
            for (int i = first; i < end; i++) {
                if (book.outcome(i) != Failure.NONE
                        && (found.isEmpty() || book.endNanos(i) < book.endNanos(found.get()))) {
                    found = Optional.of(i);
                }
            }
            return found;
        }
    }

    private static List<Part> show(View view, Words words) {
        words.atMost(2);
        String what = words.at(0).orElse("");
        Optional<String> service = words.maybeOneOf(1, "service", view.services());
        return switch (what) {
            case "" -> {
                List<Part> parts = new ArrayList<>(slow(view, service));
                parts.addAll(failed(view, service));
                yield parts;
            }
            case "slow" -> slow(view, service);
            case "failed" -> failed(view, service);
            default -> {
                words.atMost(1);
                yield one(view, what);
            }
        };
    }

    /** From the newest on. */
    private static List<Kept> recent(View view, Optional<String> service, long from, Predicate<Kept> isWanted) {
        TraceBook book = view.production().traces();
        List<Kept> found = new ArrayList<>();
        int end = book.size();
        while (end > 0) {
            Kept one = before(book, end);
            end = one.first();
            if (book.endNanos(one.first()) < from) {
                break;
            }
            if ((service.isEmpty() || one.concerns(service.get())) && isWanted.test(one)) {
                found.add(one);
            }
        }
        return found;
    }

    private static Kept before(TraceBook book, int end) {
        int first = end - 1;
        while (first > 0
                && book.traceLow(first - 1) == book.traceLow(end - 1)
                && book.traceHigh(first - 1) == book.traceHigh(end - 1)) {
            first--;
        }
        return new Kept(book, first, end);
    }

    /** A trace, and how long its request took. */
    private record Timed(Kept kept, long nanos) {}

    private static List<Part> slow(View view, Optional<String> service) {
        List<Kept> all = recent(view, service, view.now() - NANOS, _ -> true).stream()
                .map(one -> new Timed(one, one.nanos(one.root())))
                .sorted(Comparator.comparingLong(one -> -one.nanos()))
                .limit(MOST_TRACES)
                .map(Timed::kept)
                .toList();
        return List.of(heading("Slowest requests of the last 10 minutes"), table(all));
    }

    private static List<Part> failed(View view, Optional<String> service) {
        List<Kept> all =
                recent(view, service, view.now() - NANOS, one -> one.book().outcome(one.root()) != Failure.NONE)
                        .stream()
                        .limit(MOST_TRACES)
                        .toList();
        return List.of(
                heading("Newest failed requests"),
                table(all),
                hint("trace and the first digits of an id show where the time went."));
    }

    private static Part table(List<Kept> all) {
        Rows rows = new Rows("trace", "began", "request", "#ms", "outcome", "first failure");
        for (Kept one : all) {
            int root = one.root();
            TraceBook book = one.book();
            Failure outcome = book.outcome(root);
            rows.row(
                    plain(brief(book.traceHigh(root), book.traceLow(root))),
                    plain(Format.clock(book.startNanos(root))),
                    plain(book.name(root).operation()),
                    plain(Format.number(Math.rint(one.nanos(root) / 1e6))),
                    Rows.alarmIf(outcome != Failure.NONE, word(outcome)),
                    plain(one.firstFailure()
                            .map(span -> who(book.name(span)) + ": " + word(book.outcome(span)))
                            .orElse("")));
        }
        return rows.orSay("No trace of that is kept.");
    }

    private static String word(Failure outcome) {
        return outcome == Failure.NONE
                ? "ok"
                : outcome.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String who(SpanName name) {
        return name.kind() == SpanKind.CLIENT
                ? name.origin().service() + " -> " + name.peer()
                : name.origin().component();
    }

    private static List<Part> one(View view, String prefix) {
        String wanted = prefix.toLowerCase(Locale.ROOT);
        if (wanted.length() < FEWEST_DIGITS || !wanted.matches("[0-9a-f]{1,32}")) {
            throw new IllegalArgumentException("\"" + Words.shown(prefix)
                    + "\" is neither slow nor failed nor the id of a trace, of which at least " + FEWEST_DIGITS
                    + " digits are needed");
        }
        List<Kept> found =
                recent(view, Optional.empty(), Long.MIN_VALUE, one -> one.id().startsWith(wanted));
        if (found.isEmpty()) {
            throw new IllegalArgumentException(
                    "no trace is kept whose id begins with " + wanted + "; trace failed and trace slow list some");
        }
        if (found.size() > 1) {
            throw new IllegalArgumentException(found.size() + " traces begin with " + wanted + ": write more digits");
        }
        return waterfall(found.getFirst());
    }

    private static List<Part> waterfall(Kept one) {
        TraceBook book = one.book();
        int root = one.root();
        Map<Long, Integer> known = one.byId();
        Map<Integer, List<Integer>> below = new HashMap<>();
        for (int i = one.first(); i < one.end(); i++) {
            Integer above = known.get(book.parent(i));
            if (i != root) {
                below.computeIfAbsent(above == null || above == i ? root : above, _ -> new ArrayList<>())
                        .add(i);
            }
        }
        List<Bar> bars = new ArrayList<>();
        add(one, root, 0, below, bars, book.startNanos(root));
        List<Part> parts = new ArrayList<>();
        parts.add(heading(book.name(root).operation() + ": " + word(book.outcome(root))));
        parts.add(new Waterfall(
                one.id(), book.startNanos(root), one.nanos(root), bars.subList(0, Math.min(MOST_BARS, bars.size()))));
        if (bars.size() > MOST_BARS) {
            parts.add(hint((bars.size() - MOST_BARS) + " more spans are left out"));
        }
        parts.add(
                hint("Own is the time in which nothing below was waited for. Statements of databases have no spans of "
                        + "their own here: their time is that of who executes them."));
        return parts;
    }

    private static void add(
            Kept one, int span, int depth, Map<Integer, List<Integer>> below, List<Bar> bars, long startNanos) {
        TraceBook book = one.book();
        List<Integer> children = below.getOrDefault(span, List.of()).stream()
                .sorted(Comparator.comparingLong(book::startNanos))
                .toList();
        SpanName name = book.name(span);
        bars.add(new Bar(
                depth,
                name.origin().component(),
                name.kind() == SpanKind.CLIENT ? "-> " + name.peer() + " " + name.operation() : name.operation(),
                book.startNanos(span) - startNanos,
                one.nanos(span),
                Math.max(0, one.nanos(span) - covered(one, children)),
                book.outcome(span) == Failure.NONE ? "" : word(book.outcome(span))));
        below.remove(span); // so that nothing is shown twice, whatever ids say
        children.forEach(child -> add(one, child, depth + 1, below, bars, startNanos));
    }

    /** How long at least one of them was under way. */
    private static long covered(Kept one, List<Integer> inOrder) {
        long covered = 0;
        long upTo = Long.MIN_VALUE;
        for (int span : inOrder) {
            long start = Math.max(upTo, one.book().startNanos(span));
            long end = one.book().endNanos(span);
            if (end > start) {
                covered += end - start;
                upTo = end;
            }
        }
        return covered;
    }
}
