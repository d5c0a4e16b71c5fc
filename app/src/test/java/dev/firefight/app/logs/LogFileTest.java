package dev.firefight.app.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LogFileTest {
    private static final int PIECE_BYTES = 1 << 20;

    @TempDir
    private Path directory;

    /** A line a minute, and the last one as long as it takes to have so many bytes in all. */
    private static byte[] log(int bytes) {
        StringBuilder text = new StringBuilder();
        int minute = 0;
        while (text.length() < bytes - 200) {
            text.append(line(minute++)).append('\n');
        }
        text.append(line(minute));
        text.append("x".repeat(bytes - 1 - text.length())).append('\n');
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String line(int minute) {
        return String.format(
                "2026-01-%02d %02d:%02d:00 INFO shop: order %d packed",
                1 + minute / 1440, minute / 60 % 24, minute % 60, minute);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 1, 17})
    void theLastTimeOfAPackedFileIsThatOfThePlainOneWhateverItsSize(int more) throws IOException {
        byte[] bytes = log(2 * PIECE_BYTES + more);
        Path plain = Files.write(directory.resolve("shop.log"), bytes);
        Path packed = directory.resolve("shop.log.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            out.write(bytes);
        }
        LogFile expected = LogFile.open(LogSource.of(plain));
        LogFile file = LogFile.open(LogSource.of(packed));

        assertThat(expected.last()).isPresent();
        assertThat(file.first()).isEqualTo(expected.first());
        assertThat(file.last()).isEqualTo(expected.last());
    }

    @Test
    void aFileWithoutTimesHasNone() throws IOException {
        LogFile file = LogFile.open(LogSource.of(Files.writeString(directory.resolve("a.log"), "ready\nsteady\n")));

        assertThat(file.first()).isEmpty();
        assertThat(file.last()).isEmpty();
    }
}
