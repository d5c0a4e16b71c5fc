package dev.firefight.app.logs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firefight.app.logs.LogFollow.News;
import dev.firefight.app.report.FollowReport;
import dev.firefight.app.report.TerminalStyle;
import dev.firefight.telemetry.log.LogFormat;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Following files that grow, are rotated and cut. */
class LogFollowTest {
    @TempDir
    private Path directory;

    private static List<String> poll(Tail tail) {
        List<String> lines = new ArrayList<>();
        tail.poll(line -> lines.add(new String(line, StandardCharsets.UTF_8)));
        return lines;
    }

    private static void add(Path file, String text) throws IOException {
        Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    @Test
    void aFileThatGrowsIsReadFromItsEndAndInWholeLines() throws IOException {
        Path file = Files.writeString(directory.resolve("a.log"), "old\nhal");
        try (TailedFile tail = TailedFile.atEnd("a", file)) {
            assertThat(poll(tail)).isEmpty();
            add(file, "f\nnext\nun");
            assertThat(poll(tail)).containsExactly("half", "next");
            add(file, "done\n");
            assertThat(poll(tail)).containsExactly("undone");
        }
    }

    @Test
    void afterARotationTheOldFileIsReadToItsEndAndThenTheNewOne() throws IOException {
        Path file = Files.writeString(directory.resolve("a.log"), "one\n");
        try (TailedFile tail = TailedFile.atEnd("a", file)) {
            Path moved = Files.move(file, directory.resolve("a.log.1"));
            add(moved, "late\n");
            assertThat(poll(tail)).containsExactly("late");
            Files.writeString(file, "fresh\n");
            List<String> lines = poll(tail);
            lines.addAll(poll(tail));
            assertThat(lines).containsExactly("fresh");
        }
    }

    @Test
    void aFileThatIsCutIsReadFromItsStart() throws IOException {
        Path file = Files.writeString(directory.resolve("a.log"), "one\ntwo\nthree\n");
        try (TailedFile tail = TailedFile.atEnd("a", file)) {
            Files.writeString(file, "new\n");
            assertThat(poll(tail)).containsExactly("new");
        }
    }

    @Test
    void afterAReadingThatFailedItGoesOnWhereItWas() throws IOException {
        Path file = Files.writeString(directory.resolve("a.log"), "one\n");
        try (TailedFile tail = new TailedFile("a", file, 0)) {
            assertThat(poll(tail)).containsExactly("one");
            add(file, "tw");
            assertThat(poll(tail)).isEmpty();
            Thread.currentThread().interrupt(); // closes the file while it is read
            assertThat(poll(tail)).isEmpty();
            assertThat(Thread.interrupted()).isTrue();
            add(file, "o\nthree\n");
            assertThat(poll(tail)).containsExactly("two", "three");
        }
    }

    @Test
    void aFileThatTookTheNameAfterAReadingThatFailedIsReadFromItsStart() throws IOException {
        Path file = Files.writeString(directory.resolve("a.log"), "one\n");
        try (TailedFile tail = new TailedFile("a", file, 0)) {
            assertThat(poll(tail)).containsExactly("one");
            Files.move(file, directory.resolve("a.log.1"));
            Thread.currentThread().interrupt();
            assertThat(poll(tail)).isEmpty();
            assertThat(Thread.interrupted()).isTrue();
            assertThat(poll(tail)).isEmpty();
            Files.writeString(file, "fresh one\n");
            assertThat(poll(tail)).containsExactly("fresh one");
        }
    }

    @Test
    void aFileThatAppearsLaterIsReadFromItsStart() throws IOException {
        Path file = directory.resolve("a.log");
        try (TailedFile tail = TailedFile.atEnd("a", file)) {
            assertThat(poll(tail)).isEmpty();
            Files.writeString(file, "first\n");
            assertThat(poll(tail)).containsExactly("first");
        }
    }

    @Test
    void aShapeIsNewOnlyWhenNoKnownOneHasItsTemplate() {
        KnownShapes known = new KnownShapes();
        for (int i = 0; i < 40; i++) {
            known.know("user " + (char) ('a' + i % 26) + "lice" + (char) ('a' + i / 2) + " has left the shop", 3);
        }
        known.judge(List.of());

        assertThat(known.judge(List.of("user zenobia has left the shop")).values())
                .noneMatch(KnownShapes.Judged::isNew);
        assertThat(known.judge(List.of("disk is full")).values()).allMatch(KnownShapes.Judged::isNew);
        assertThat(known.knows("disk is full")).isTrue();
    }

    @Test
    void whatIsKnownIsBounded() {
        KnownShapes known = new KnownShapes();
        for (int i = 0; i < KnownShapes.MOST_SHAPES + 500; i++) {
            known.know("name" + Integer.toString(i, 36).replaceAll("\\d", "x") + i % 7 + " came", 1);
            known.know("word" + Integer.toString(i * 31, 26).replaceAll("\\d", "q") + " " + i, 1);
        }
        known.judge(List.of("something else"));
        assertThat(known.size()).isLessThanOrEqualTo(KnownShapes.MOST_SHAPES);
        assertThat(known.knows("something else")).isTrue();
    }

    /** Collects what is told. */
    private static final class Heard implements LogFollow.Listener {
        private final List<News> news = new ArrayList<>();
        private final List<Long> again = new ArrayList<>();
        private int times;

        @Override
        public void tell(List<News> fresh, Map<News, Long> oftener) {
            news.addAll(fresh);
            again.addAll(oftener.values());
            times++;
        }
    }

    private static FollowedSources.Request request(Path path, boolean isFromNow) {
        return new FollowedSources.Request(List.of(path), isFromNow, Optional.empty(), Set.of());
    }

    private static LogFollow.Summary piped(FollowedSources.Request request, String text, LogFollow.Listener listener)
            throws Exception {
        InputStream piped = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        try (LogFollow follow = FollowedSources.follow(request, piped, listener, new ArrayList<>())) {
            return follow.run(() -> false);
        }
    }

    @Test
    void whatIsPipedInIsToldOncePerPatternWithItsTrace() throws Exception {
        StringBuilder text = new StringBuilder();
        for (int i = 10; i < 50; i++) {
            text.append("2026-02-12T00:00:").append(i).append("Z ERROR shop.Pool: no connection for order ");
            text.append(i).append("\njava.io.IOException: refused\n\tat shop.Pool.take(Pool.java:7)\n");
        }
        Heard heard = new Heard();

        LogFollow.Summary summary = piped(request(LogSources.PIPED, true), text.toString(), heard);

        assertThat(heard.news).hasSize(1);
        assertThat(heard.news.getFirst().severity()).isEqualTo(17);
        assertThat(heard.news.getFirst().example()).hasSize(3).last().asString().contains("Pool.take");
        assertThat(summary.lines()).isEqualTo(120);
        assertThat(summary.news().values()).containsExactly(40L);
        assertThat(heard.again).isNotEmpty();
    }

    @Test
    void whatIsThereIsKnown() throws Exception {
        Path file = Files.writeString(directory.resolve("a.log"), "order 1 placed\norder 2 placed\n");
        Heard heard = new Heard();
        int[] looks = {0};

        try (LogFollow follow =
                FollowedSources.follow(request(file, false), InputStream.nullInputStream(), heard, new ArrayList<>())) {
            follow.run(() -> {
                try {
                    if (looks[0]++ == 1) {
                        add(file, "order 3 placed\ndisk is full\n");
                    }
                } catch (IOException e) {
                    throw new AssertionError(e);
                }
                return looks[0] > 4;
            });
        }

        assertThat(heard.news).extracting(one -> one.template().text()).containsExactly("disk is full");
    }

    private static String failure(String order, String cause) {
        return """
                2026-02-12T00:00:01Z ERROR shop.Orders: order %s failed
                shop.OrderException: order %s
                \tat shop.Orders.pay(Orders.java:88)
                Caused by: %s: no
                \tat shop.Client.charge(Client.java:41)
                """.formatted(order, order, cause);
    }

    @Test
    void aTraceThatIsNewIsToldThoughItsMessageIsKnown() throws Exception {
        Path file = Files.writeString(
                directory.resolve("a.log"), failure("1", "a.FirstException") + failure("2", "a.FirstException"));
        Heard heard = new Heard();
        int[] looks = {0};
        try (LogFollow follow =
                FollowedSources.follow(request(file, false), InputStream.nullInputStream(), heard, new ArrayList<>())) {
            follow.run(() -> {
                try {
                    if (looks[0]++ == 1) {
                        add(file, failure("3", "a.FirstException") + failure("4", "a.SecondException"));
                        add(file, failure("5", "a.SecondException"));
                    }
                } catch (IOException e) {
                    throw new AssertionError(e);
                }
                return looks[0] > 4;
            });
        }

        assertThat(heard.news)
                .extracting(one -> one.template().text())
                .containsExactly(
                        "stack trace: a.SecondException at shop.Client.charge, wrapped in shop.OrderException");
        assertThat(heard.news.getFirst().severity()).isEqualTo(17);
        assertThat(heard.news.getFirst().example()).anyMatch(line -> line.contains("a.SecondException"));
    }

    @Test
    void aNewMessageIsToldOnceWithItsTrace() throws Exception {
        Heard heard = new Heard();
        piped(request(LogSources.PIPED, true), failure("1", "a.FirstException"), heard);
        assertThat(heard.news)
                .extracting(one -> one.template().text())
                .containsExactly("order * failed".replace("*", "<*>"));
        assertThat(heard.news.getFirst().example()).hasSize(5);
    }

    @Test
    void whatIsMutedIsNotTold() throws Exception {
        Heard first = new Heard();
        piped(request(LogSources.PIPED, true), "disk is full\n", first);
        String id = first.news.getFirst().template().id();
        Heard heard = new Heard();
        LogFollow.Summary summary = piped(
                new FollowedSources.Request(List.of(LogSources.PIPED), true, Optional.empty(), Set.of(id)),
                "disk is full\nsun is down\n",
                heard);
        assertThat(heard.news).extracting(one -> one.template().text()).containsExactly("sun is down");
        assertThat(summary.news()).hasSize(1);
    }

    @Test
    void aBurstIsToldTogetherAndFolded() throws Exception {
        Random random = new Random(7);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 300; i++) {
            text.append("2026-02-12T00:00:01Z ")
                    .append(i == 200 ? "ERROR" : "INFO")
                    .append(" shop.Boot:");
            for (int word = 2 + random.nextInt(7); word > 0; word--) {
                text.append(' ');
                random.ints(3 + random.nextInt(6), 'a', 'z' + 1).forEach(letter -> text.append((char) letter));
            }
            text.append('\n');
        }
        Heard heard = new Heard();
        StringBuilder screen = new StringBuilder();
        FollowReport report = new FollowReport(TerminalStyle.PLAIN, FollowReport.Reader.PERSON, screen::append);
        piped(request(LogSources.PIPED, true), text.toString(), (fresh, again) -> {
            heard.tell(fresh, again);
            report.tell(fresh, again);
        });

        assertThat(heard.news).hasSizeGreaterThan(20);
        assertThat(heard.times).isLessThanOrEqualTo(3);
        assertThat(screen.toString().lines().count()).isLessThan(30L * heard.times);
        assertThat(screen).contains("ERROR", "more patterns at once: ");
    }

    @Test
    void aForcedFormatIsHonoured() throws Exception {
        String text = "2026-02-12T00:00:01Z ERROR shop.Boot: disk is full\n".repeat(3);
        Heard heard = new Heard();
        piped(
                new FollowedSources.Request(List.of(LogSources.PIPED), true, LogFormat.of("plain"), Set.of()),
                text,
                heard);
        assertThat(heard.news).hasSize(1);
        assertThat(heard.news.getFirst().template().text()).contains("ERROR");
        assertThat(heard.news.getFirst().severity()).isZero();
    }

    @Test
    void theLastWordsCountAllThatWasNewHoweverManyPatterns() throws Exception {
        Random random = new Random(11);
        StringBuilder text = new StringBuilder("ERROR the disk of the shop is full\n");
        for (int i = 0; i < 7_000; i++) {
            for (int word = 3 + random.nextInt(9); word > 0; word--) {
                random.ints(3 + random.nextInt(8), 'a', 'z' + 1).forEach(letter -> text.append((char) letter));
                text.append(' ');
            }
            text.append('\n');
        }
        text.append("ERROR the disk of the shop is full\n".repeat(50));
        Heard heard = new Heard();

        LogFollow.Summary summary = piped(request(LogSources.PIPED, true), text.toString(), heard);

        assertThat(heard.news).hasSizeGreaterThan(5_500);
        assertThat(summary.patterns()).isEqualTo(heard.news.size());
        assertThat(summary.news().entrySet())
                .filteredOn(one -> one.getKey().template().text().contains("disk of the shop"))
                .extracting(Map.Entry::getValue)
                .containsExactly(51L);
    }

    @Test
    void theTracesOfManyWritersAreKeptApart() throws Exception {
        StringBuilder text = new StringBuilder();
        int writers = 200;
        for (String line : failure("7", "a.FirstException").lines().toList()) {
            for (int pod = 0; pod < writers; pod++) {
                text.append("[pod/shop-%d/shop] ".formatted(pod)).append(line).append('\n');
            }
        }
        Heard heard = new Heard();

        LogFollow.Summary summary = piped(request(LogSources.PIPED, true), text.toString(), heard);

        assertThat(heard.news).hasSize(1);
        assertThat(heard.news.getFirst().example()).hasSize(5);
        assertThat(summary.news().values()).containsExactly((long) writers);
    }

    @Test
    void theFileOfTheNextDayIsFollowedFromItsStart() throws Exception {
        add(directory.resolve("app-2026-02-11.log"), "order 1 placed\n");
        add(directory.resolve("web.log"), "page 1 shown\n");
        Heard heard = new Heard();
        long[] until = {Long.MAX_VALUE};

        try (LogFollow follow = FollowedSources.follow(
                request(directory, false), InputStream.nullInputStream(), heard, new ArrayList<>())) {
            follow.run(() -> {
                try {
                    if (until[0] == Long.MAX_VALUE) {
                        until[0] = System.nanoTime() + 20_000_000_000L;
                        add(directory.resolve("app-2026-02-12.log"), "order 2 placed\ndisk is full\n");
                        Files.move(directory.resolve("web.log"), directory.resolve("web.log-20260211"));
                    }
                } catch (IOException e) {
                    throw new AssertionError(e);
                }
                return !heard.news.isEmpty() || System.nanoTime() > until[0];
            });
        }

        assertThat(heard.news).extracting(one -> one.template().text()).containsExactly("disk is full");
    }
}
