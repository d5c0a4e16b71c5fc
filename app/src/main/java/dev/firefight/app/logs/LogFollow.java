package dev.firefight.app.logs;

import dev.firefight.evidence.pattern.Shape;
import dev.firefight.evidence.pattern.Template;
import dev.firefight.telemetry.log.Colours;
import dev.firefight.telemetry.log.LineHeader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;

/**
 * Waits for lines and tells those whose pattern was never seen before: each pattern once, then how often it has come since, each time
 * that became ten times as much. {@link KnownShapes} says what is new.
 *
 * <p>Memory does not grow with time: shapes, waiting lines and told patterns are bounded.
 */
public final class LogFollow implements AutoCloseable {
    private static final int MOST_WAITING = 2_000;
    private static final int MOST_TOLD = 5_000;
    private static final int MOST_LINES_OF_ONE = 12;
    private static final long POLL_MILLIS = 200;
    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final long LONGEST_WAIT_NANOS = 60_000 * NANOS_PER_MILLI;
    private static final long PAUSE_NANOS = 1_000 * NANOS_PER_MILLI;
    private static final int REST_PER_WORK = 10;
    private static final int TEN = 10;

    /** Who is told. */
    public interface Listener {
        /** A pattern was seen that never was before. */
        void isNew(News news);

        /** A new pattern has come ten times as often as when it was last told of. */
        void again(News news, long lines);
    }

    /**
     * A new pattern.
     *
     * @param source in what it was found
     * @param timeNanos what the line tells of its time
     * @param severity OpenTelemetry's number, 0 where not told
     * @param template the pattern
     * @param example the first line with those that go on with it, 12 at most
     */
    public record News(String source, OptionalLong timeNanos, int severity, Template template, List<String> example) {}

    /**
     * What came of it.
     *
     * @param lines how many lines came
     * @param news the patterns that were new, with how often they came
     */
    public record Summary(long lines, Map<News, Long> news) {}

    /** A line of a shape that is not known yet. */
    private static final class Waiting {
        private final Followed followed;
        private final OptionalLong timeNanos;
        private final int severity;
        private final List<String> lines = new ArrayList<>();
        private long count;

        Waiting(Followed followed, LineHeader header, String line) {
            this.followed = followed;
            this.timeNanos =
                    header.hasTime() && header.hasYear() ? OptionalLong.of(header.timeNanos()) : OptionalLong.empty();
            this.severity = header.severity();
            lines.add(line);
        }
    }

    /** A new pattern and how often it came. */
    private static final class Told {
        private final News news;
        private long lines;
        private long nextTelling = TEN;

        Told(News news) {
            this.news = news;
        }
    }

    /** A tail, how its lines are read, and the unknown line that the next ones may go on with. */
    private static final class Followed {
        private final Tail tail;
        private final FollowedLines reader;
        private List<String> last = new ArrayList<>();

        Followed(Tail tail, FollowedLines reader) {
            this.tail = tail;
            this.reader = reader;
        }
    }

    private final FollowedSources sources;
    private final KnownShapes known;
    private final Listener listener;
    private final Map<String, Followed> followed = new LinkedHashMap<>();
    private final Map<String, Waiting> waiting = new LinkedHashMap<>();
    private final Map<String, Told> toldByShape = new HashMap<>();
    private final Map<News, Told> told = new LinkedHashMap<>();
    private final LineHeader header = new LineHeader();
    private long lines;
    private boolean isLearning;

    /** Of some sources, in which what is there was mined. */
    LogFollow(FollowedSources sources, KnownShapes known, boolean learnsFirst, Listener listener) {
        this.sources = sources;
        this.known = known;
        this.isLearning = learnsFirst;
        this.listener = listener;
    }

    /** Waits and tells until it is stopped, or nothing more can come. */
    public Summary run(BooleanSupplier isStopped) throws InterruptedException {
        long judgeAt = System.nanoTime();
        long quietSince = judgeAt;
        while (!isStopped.getAsBoolean()) {
            sources.more()
                    .forEach((tail, head) -> followed.put(tail.name(), new Followed(tail, new FollowedLines(head))));
            long before = lines;
            followed.values().forEach(this::poll);
            boolean isQuiet = lines == before;
            if (waiting.size() >= MOST_WAITING || System.nanoTime() - judgeAt >= 0) {
                long start = System.nanoTime();
                judge();
                long took = System.nanoTime() - start;
                judgeAt = System.nanoTime() + Math.min(took * REST_PER_WORK, LONGEST_WAIT_NANOS);
            }
            if (!isQuiet) {
                quietSince = System.nanoTime();
            } else if (isLearning && lines > 0 && System.nanoTime() - quietSince > PAUSE_NANOS) {
                judge(); // what came up to the first pause was there
                isLearning = false;
            }
            boolean isOver = !followed.isEmpty() && followed.values().stream().allMatch(one -> one.tail.isEnded());
            if (isOver && isQuiet) {
                break;
            }
            if (isQuiet) {
                Thread.sleep(POLL_MILLIS);
            }
        }
        judge();
        Map<News, Long> counts = new LinkedHashMap<>();
        told.forEach((news, one) -> counts.put(news, one.lines));
        return new Summary(lines, counts);
    }

    private void poll(Followed one) {
        List<byte[]> coming = new ArrayList<>();
        one.tail.poll(line -> coming.add(Colours.without(line)));
        one.reader.learn(coming);
        coming.forEach(line -> line(one, line));
    }

    private void line(Followed one, byte[] physical) {
        lines++;
        byte[] line = one.reader.read(physical, header);
        if (header.kind() != LineHeader.Kind.START) {
            if (header.kind() == LineHeader.Kind.CONTINUES && one.last.size() < MOST_LINES_OF_ONE) {
                one.last.add(text(line));
            }
            return;
        }
        one.last = new ArrayList<>();
        String shape = KnownShapes.key(Shape.of(header.message(line)));
        if (known.knows(shape)) {
            Told before = toldByShape.get(shape);
            if (before != null) {
                count(before, 1);
            }
            return;
        }
        Waiting first = waiting.get(shape);
        if (first == null) {
            first = new Waiting(one, header, text(line));
            one.last = first.lines;
            waiting.put(shape, first);
        }
        first.count++;
        if (waiting.size() >= MOST_WAITING) {
            judge();
        }
    }

    private static String text(byte[] line) {
        return new String(line, StandardCharsets.UTF_8).stripTrailing();
    }

    private void judge() {
        if (waiting.isEmpty()) {
            return;
        }
        Map<String, KnownShapes.Judged> judged = known.judge(waiting.keySet());
        Map<String, Told> toldByTemplate = new HashMap<>();
        told.forEach((news, one) -> toldByTemplate.put(news.template().id(), one));
        judged.forEach((shape, one) -> {
            Waiting line = waiting.get(shape);
            Told before = toldByTemplate.get(one.template().id());
            if (line == null || (before == null && (!one.isNew() || isLearning))) {
                return;
            }
            Told telling = before == null ? tell(line, one.template()) : before;
            toldByTemplate.put(one.template().id(), telling);
            toldByShape.put(shape, telling);
            count(telling, line.count);
        });
        waiting.clear();
        if (told.size() > MOST_TOLD) {
            told.clear();
            toldByShape.clear();
        }
        toldByShape.keySet().removeIf(shape -> !known.knows(shape));
    }

    private Told tell(Waiting line, Template template) {
        News news =
                new News(line.followed.tail.name(), line.timeNanos, line.severity, template, List.copyOf(line.lines));
        listener.isNew(news);
        Told telling = new Told(news);
        told.put(news, telling);
        return telling;
    }

    private void count(Told one, long more) {
        one.lines += more;
        if (one.lines >= one.nextTelling) {
            listener.again(one.news, one.lines);
            while (one.nextTelling <= one.lines) {
                one.nextTelling *= TEN;
            }
        }
    }

    @Override
    public void close() {
        followed.values().forEach(one -> one.tail.close());
    }
}
