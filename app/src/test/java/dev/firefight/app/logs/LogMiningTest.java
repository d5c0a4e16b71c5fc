package dev.firefight.app.logs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firefight.app.logs.LogAnswer.Statement;
import dev.firefight.evidence.pattern.ShapeTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LogMiningTest {
    private static final int MORE = ShapeTable.MOST_SHAPES + 5_000;

    @TempDir
    private Path directory;

    /** No two lines say the same. */
    private Path hostile() throws IOException {
        Random random = new Random(7);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < MORE; i++) {
            text.append("2026-01-31T03:12:").append(10 + i % 50).append("Z INFO ");
            for (int word = 0; word < 3; word++) {
                random.ints(7, 'a', 'z' + 1).forEach(letter -> text.append((char) letter));
                text.append(' ');
            }
            text.append("is the end\n");
        }
        return Files.writeString(directory.resolve("hostile.log"), text);
    }

    private static LogAnswer answer(Path file, int threads) throws IOException, InterruptedException {
        return LogMining.mine(
                new LogMining.Request(List.of(LogSource.of(file)), List.of(), Optional.empty()),
                threads,
                Optional.empty());
    }

    @Test
    void moreShapesThanAreKeptAddUpAllTheSame() throws IOException, InterruptedException {
        Path log = hostile();
        LogAnswer one = answer(log, 1);

        long told = one.statements().stream().mapToLong(Statement::lines).sum();
        assertThat(one.otherLines()).isEqualTo(MORE - ShapeTable.MOST_SHAPES);
        assertThat(told + one.otherLines()).isEqualTo(MORE);
        assertThat(Arrays.stream(one.volume().lines()).sum()).isEqualTo(MORE);

        LogAnswer two = answer(log, 2);
        assertThat(two.otherLines()).isEqualTo(one.otherLines());
        assertThat(two.statements().stream().map(Statement::lines).sorted().toList())
                .isEqualTo(
                        one.statements().stream().map(Statement::lines).sorted().toList());
    }
}
