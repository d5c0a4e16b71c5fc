package dev.firefight.app.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keeping what is piped in. */
class KeptStreamTest {
    @TempDir
    private Path directory;

    @Test
    void aPipeWithoutEndIsKeptUpToALimitThatIsTold() throws IOException {
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return 'x';
            }
        };
        KeptStream kept = KeptStream.of(endless, directory.resolve("kept"), 3 << 20);

        assertThat(kept.file()).hasSize(3 << 20);
        assertThat(kept.problem().orElse(""))
                .startsWith("only the first 3 MB are read")
                .endsWith("the rest is left out");
    }

    @Test
    void whatFitsIsKeptWhole() throws IOException {
        byte[] text = "one\ntwo\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        KeptStream exact = KeptStream.of(new ByteArrayInputStream(text), directory.resolve("kept"), text.length);
        assertThat(exact.problem()).isEmpty();
        assertThat(Files.readAllBytes(exact.file())).isEqualTo(text);
    }
}
