package dev.firefight.app.logs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firefight.app.logs.LogAnswer.Statement;
import dev.firefight.app.logs.LogAnswer.Statement.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Access logs, of which only the numbers change in a fire. */
final class AnswersTest {
    private static final int SECONDS = 3600;
    private static final int FIRE = 2700;

    @TempDir
    private Path directory;

    private LogAnswer answer(int threads) throws IOException, InterruptedException {
        Random random = new Random(5);
        StringBuilder log = new StringBuilder();
        for (int second = 0; second < SECONDS; second++) {
            int status = second >= FIRE && random.nextInt(3) > 0 ? 502 : second % 600 == 7 ? 502 : 200;
            log.append(String.format(
                    "10.0.0.%d - - [12/Feb/2026:03:%02d:%02d +0100] \"GET /cart/%d HTTP/1.1\" %d %d%n",
                    random.nextInt(99), second / 60, second % 60, random.nextInt(9999), status, random.nextInt(9999)));
        }
        Path file = Files.writeString(directory.resolve("access.log"), log);
        return LogMining.mine(
                new LogMining.Request(List.of(LogSource.of(file)), List.of(), Optional.empty()),
                threads,
                Optional.empty());
    }

    @Test
    void aWaveOfFailedRequestsIsTheFirstThingThatIsSaid() throws IOException, InterruptedException {
        LogAnswer answer = answer(2);
        Statement first = answer.changed().getFirst();

        assertThat(first.kind()).isEqualTo(Kind.ANSWER);
        assertThat(first.template().text()).isEqualTo("answered with status 502");
        assertThat(first.severity()).isEqualTo(LogAnswer.ERROR);
        assertThat(first.example()).contains("\" 502 ");
        assertThat(first.change().before()).isLessThan(10);
        assertThat(first.change().after()).isGreaterThan(500);
        assertThat(Arrays.stream(answer.volume().errors()).sum()).isEqualTo(first.lines());
        assertThat(answer.statements().stream()
                        .filter(one -> one.kind().isOfLines())
                        .mapToLong(Statement::lines)
                        .sum())
                .isEqualTo(SECONDS);
        assertThat(answer.statements().stream()
                        .filter(one -> one.kind() == Kind.ANSWER)
                        .mapToLong(Statement::lines)
                        .sum())
                .isEqualTo(SECONDS);
    }

    @Test
    void noNumberOfThreadsMatters() throws IOException, InterruptedException {
        assertThat(answer(1).statements())
                .usingRecursiveComparison()
                .isEqualTo(answer(2).statements());
    }
}
