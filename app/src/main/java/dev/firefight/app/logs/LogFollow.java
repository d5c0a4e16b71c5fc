package dev.firefight.app.logs;

import dev.firefight.evidence.pattern.Template;
import dev.firefight.telemetry.log.Colours;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * Waits for lines and tells those whose pattern, or whose stack trace, was never seen before: each once, then how often it has come
 * since, each time that became ten times as much. {@link KnownShapes} and {@link KnownTraces} say what is new. What is new within a
 * second is told together, so that a burst can be folded.
 *
 * <p>Memory does not grow with time: shapes, traces, waiting records and told patterns are bounded. Of told patterns all are counted that
 * can still come, which are as many as there are known shapes and traces; of the others the weightiest are kept, and how many there were.
 */
public final class LogFollow implements AutoCloseable {
    private static final int MOST_WAITING = 2_000;
    private static final int MOST_WAITING_CHARS = 1 << 22;
    private static final int MOST_TOLD = 5_000;
    private static final int MOST_LASTING = 100;
    private static final int MOST_BRIEF_CHARS = 500;
    private static final long POLL_MILLIS = 200;
    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final long LONGEST_WAIT_NANOS = 60_000 * NANOS_PER_MILLI;
    private static final long PAUSE_NANOS = 1_000 * NANOS_PER_MILLI;
    private static final long RECORD_NANOS = 2 * POLL_MILLIS * NANOS_PER_MILLI;
    private static final int REST_PER_WORK = 10;
    private static final int TEN = 10;

    /** Who is told. */
    @FunctionalInterface
    public interface Listener {
        /**
         * What came within a second or so.
         *
         * @param fresh patterns that were never seen before, in the order in which they came
         * @param again new patterns that have come ten times as often as when they were last told of, with how often in all
         */
        void tell(List<News> fresh, Map<News, Long> again);
    }

    /**
     * A new pattern.
     *
     * @param source in what it was found
     * @param timeNanos what the line tells of its time
     * @param severity OpenTelemetry's number, 0 where not told
     * @param template the pattern
     * @param example the first line with those that go on with it; once it was told, the start of the first line
     */
    public record News(String source, OptionalLong timeNanos, int severity, Template template, List<String> example) {
        private News brief() {
            String first = example.getFirst();
            return new News(
                    source,
                    timeNanos,
                    severity,
                    template,
                    List.of(first.substring(0, Math.min(first.length(), MOST_BRIEF_CHARS))));
        }
    }

    /**
     * What came of it.
     *
     * @param lines how many lines came
     * @param patterns how many patterns were new
     * @param news those of them that are known still, with how often they came, and the weightiest of the others
     */
    public record Summary(long lines, long patterns, Map<News, Long> news) {}

    /** The first record of a shape or a trace that is not known yet. */
    private static final class Waiting {
        private final FollowedRecord record;
        private long count;

        Waiting(FollowedRecord record) {
            this.record = record;
        }
    }

    /** A new pattern and how often it came. */
    private static final class Told {
        /** As the last words tell of them. */
        private static final Comparator<Told> WEIGHTIEST_FIRST = Comparator.comparing(
                        (Told one) -> one.news.severity() < LogAnswer.ERROR)
                .thenComparing(one -> one.lines, Comparator.reverseOrder());

        private final boolean isMuted;
        private News news;
        private long lines;
        private long nextTelling = TEN;

        Told(News news, boolean isMuted) {
            this.news = news;
            this.isMuted = isMuted;
        }
    }

    /** A tail, and how its lines are put together. */
    private record Followed(Tail tail, FollowedRecords records) {}

    private final FollowedSources sources;
    private final KnownShapes known;
    private final KnownTraces knownTraces;
    private final Set<String> muted;
    private final Listener listener;
    private final Map<String, Followed> followed = new LinkedHashMap<>();
    private final Map<String, Waiting> waiting = new LinkedHashMap<>();
    private final Map<String, Waiting> waitingTraces = new LinkedHashMap<>();
    private final Map<String, Told> toldByShape = new HashMap<>();
    private final Map<String, Told> toldByTrace = new HashMap<>();
    private final Set<Told> told = new LinkedHashSet<>();
    private final List<Told> fresh = new ArrayList<>();
    private final Set<Told> again = new LinkedHashSet<>();
    private long forgotten;
    private long waitingChars;
    private long freshChars;
    private long toldAt = System.nanoTime() - PAUSE_NANOS;
    private long lines;
    private boolean isLearning;

    /**
     * Of some sources, in which what is there was mined.
     *
     * @param muted ids of patterns that are not told
     * @param learnsFirst whether what comes up to the first pause counts as known
     */
    LogFollow(
            FollowedSources sources,
            KnownShapes known,
            KnownTraces knownTraces,
            Set<String> muted,
            boolean learnsFirst,
            Listener listener) {
        this.sources = sources;
        this.known = known;
        this.knownTraces = knownTraces;
        this.muted = muted;
        this.isLearning = learnsFirst;
        this.listener = listener;
    }

    /** Waits and tells until it is stopped, or nothing more can come. */
    public Summary run(BooleanSupplier isStopped) throws InterruptedException {
        long judgeAt = System.nanoTime();
        long quietSince = judgeAt;
        while (!isStopped.getAsBoolean()) {
            sources.more()
                    .forEach((tail, reader) ->
                            followed.put(tail.name(), new Followed(tail, new FollowedRecords(tail.name(), reader))));
            long before = lines;
            followed.values().forEach(this::poll);
            boolean isQuiet = lines == before;
            if (!isQuiet) {
                quietSince = System.nanoTime();
            } else if (System.nanoTime() - quietSince > RECORD_NANOS) {
                whole();
            }
            if (isFull() || System.nanoTime() - judgeAt >= 0) {
                long start = System.nanoTime();
                judge();
                long took = System.nanoTime() - start;
                judgeAt = System.nanoTime() + Math.min(took * REST_PER_WORK, LONGEST_WAIT_NANOS);
            }
            if (isLearning && isQuiet && lines > 0 && System.nanoTime() - quietSince > PAUSE_NANOS) {
                judge(); // what came up to the first pause was there
                isLearning = false;
            }
            if (System.nanoTime() - toldAt >= PAUSE_NANOS || freshChars >= MOST_WAITING_CHARS) {
                tellAll();
            }
            boolean isOver = !followed.isEmpty()
                    && followed.values().stream().allMatch(one -> one.tail().isEnded());
            if (isOver && isQuiet) {
                break;
            }
            if (isQuiet) {
                Thread.sleep(POLL_MILLIS);
            }
        }
        whole();
        judge();
        tellAll();
        Map<News, Long> counts = new LinkedHashMap<>();
        told.forEach(one -> counts.put(one.news, one.lines));
        return new Summary(lines, told.size() + forgotten, counts);
    }

    private void poll(Followed one) {
        List<byte[]> coming = new ArrayList<>();
        one.tail().poll(line -> coming.add(Colours.without(line)));
        lines += coming.size();
        one.records().lines(coming, this::take);
    }

    /** Nothing goes on with what came. */
    private void whole() {
        followed.values().forEach(one -> one.records().rest(this::take));
    }

    private void take(FollowedRecord record) {
        String shape = record.shape();
        if (!known.knows(shape)) {
            waiting.computeIfAbsent(shape, any -> first(record)).count++;
        } else if (toldByShape.containsKey(shape)) {
            count(toldByShape.get(shape), 1);
        }
        String trace = knownTraces.text(record);
        if (toldByTrace.containsKey(trace)) {
            count(toldByTrace.get(trace), 1);
        } else if (!trace.isEmpty() && !knownTraces.knows(trace)) {
            waitingTraces.computeIfAbsent(trace, any -> first(record)).count++;
        }
        if (isFull()) {
            judge();
        }
    }

    private Waiting first(FollowedRecord record) {
        waitingChars += record.chars();
        return new Waiting(record);
    }

    private boolean isFull() {
        return waiting.size() + waitingTraces.size() >= MOST_WAITING || waitingChars >= MOST_WAITING_CHARS;
    }

    private void judge() {
        Set<FollowedRecord> toldNow = new HashSet<>();
        if (!waiting.isEmpty()) {
            judgeShapes(toldNow);
        }
        waitingTraces.forEach((text, first) -> {
            knownTraces.know(text);
            // a trace of a record that is told anyway stands in its example
            if (!isLearning && !toldNow.contains(first.record)) {
                Told telling = tell(first.record, Template.of(LogMining.TRACE + text, first.count));
                toldByTrace.put(text, telling);
                count(telling, first.count);
            }
        });
        waitingTraces.clear();
        waitingChars = 0;
        toldByTrace.keySet().removeIf(trace -> !knownTraces.knows(trace));
        if (told.size() > MOST_TOLD) {
            forget();
        }
    }

    private void forget() {
        Set<Told> counted = new HashSet<>(toldByShape.values());
        counted.addAll(toldByTrace.values());
        told.stream()
                .filter(one -> !counted.contains(one) && !fresh.contains(one))
                .sorted(Told.WEIGHTIEST_FIRST)
                .skip(MOST_LASTING)
                .toList()
                .forEach(one -> forgotten += told.remove(one) ? 1 : 0);
    }

    private void judgeShapes(Set<FollowedRecord> toldNow) {
        Map<String, KnownShapes.Judged> judged = known.judge(waiting.keySet());
        Map<String, Told> toldByTemplate = new HashMap<>();
        told.forEach(one -> toldByTemplate.put(one.news.template().id(), one));
        judged.forEach((shape, one) -> {
            Waiting first = waiting.get(shape);
            Told before = toldByTemplate.get(one.template().id());
            if (first == null || (before == null && (!one.isNew() || isLearning))) {
                return;
            }
            Told telling = before == null ? tell(first.record, one.template()) : before;
            if (before == null) {
                toldNow.add(first.record);
            }
            toldByTemplate.put(one.template().id(), telling);
            toldByShape.put(shape, telling);
            count(telling, first.count);
        });
        waiting.clear();
        toldByShape.keySet().removeIf(shape -> !known.knows(shape));
    }

    private Told tell(FollowedRecord record, Template template) {
        News news = new News(record.source, record.timeNanos, record.severity, template, List.copyOf(record.lines));
        Told telling = new Told(news, muted.contains(template.id()));
        if (!telling.isMuted) {
            fresh.add(telling);
            told.add(telling);
            freshChars += record.chars();
        }
        return telling;
    }

    private void count(Told one, long more) {
        one.lines += more;
        if (one.lines >= one.nextTelling) {
            if (!one.isMuted) {
                again.add(one);
            }
            while (one.nextTelling <= one.lines) {
                one.nextTelling *= TEN;
            }
        }
    }

    private void tellAll() {
        if (!fresh.isEmpty() || !again.isEmpty()) {
            Map<News, Long> oftener = new LinkedHashMap<>();
            again.forEach(one -> oftener.put(one.news, one.lines));
            listener.tell(fresh.stream().map(one -> one.news).toList(), oftener);
            fresh.forEach(one -> one.news = one.news.brief());
            fresh.clear();
            freshChars = 0;
            again.clear();
            toldAt = System.nanoTime();
        }
    }

    @Override
    public void close() {
        followed.values().forEach(one -> one.tail().close());
    }
}
