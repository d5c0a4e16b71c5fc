package dev.firefight.app.logs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firefight.app.logs.LogFollow.News;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
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

        @Override
        public void isNew(News one) {
            news.add(one);
        }

        @Override
        public void again(News one, long lines) {
            again.add(lines);
        }
    }

    @Test
    void whatIsPipedInIsToldOncePerPatternWithItsTrace() throws Exception {
        StringBuilder text = new StringBuilder();
        for (int i = 10; i < 50; i++) {
            text.append("2026-02-12T00:00:").append(i).append("Z ERROR shop.Pool: no connection for order ");
            text.append(i).append("\njava.io.IOException: refused\n\tat shop.Pool.take(Pool.java:7)\n");
        }
        InputStream piped = new ByteArrayInputStream(text.toString().getBytes(StandardCharsets.UTF_8));
        Heard heard = new Heard();

        LogFollow.Summary summary;
        try (LogFollow follow =
                FollowedSources.follow(List.of(LogSources.PIPED), piped, true, heard, new ArrayList<>())) {
            summary = follow.run(() -> false);
        }

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
                FollowedSources.follow(List.of(file), InputStream.nullInputStream(), false, heard, new ArrayList<>())) {
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
}
