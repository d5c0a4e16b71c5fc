package dev.firefight.telemetry.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Lines written as for a terminal. */
class ColoursTest {
    private static final String[] COLOURS = {
        "\u001B[0m", "\u001B[32m", "\u001B[38;5;196m", "\u001B[1;31m", "\\u001b[0m", "\\u001B[2m"
    };

    @Test
    void whateverIsReadAtOnceNothingButColoursIsTakenOff() throws IOException {
        for (long seed = 1; seed <= 30; seed++) {
            Random random = new Random(seed);
            StringBuilder plain = new StringBuilder();
            StringBuilder coloured = new StringBuilder("\u001B[32m");
            while (plain.length() < 200_000) {
                String words = random.nextInt(5) == 0 ? "a [31m \\u00e9 \\ " : "said " + random.nextInt() + "\n";
                plain.append(words);
                coloured.append(words).append(random.nextBoolean() ? "" : COLOURS[random.nextInt(COLOURS.length)]);
            }
            InputStream few = new ByteArrayInputStream(coloured.toString().getBytes(StandardCharsets.UTF_8)) {
                @Override
                public synchronized int read(byte[] target, int offset, int length) {
                    return super.read(target, offset, Math.min(length, 1 + random.nextInt(3_000)));
                }
            };

            InputStream read = Colours.without(new BufferedInputStream(few, 1 << 16));

            assertThat(new String(read.readAllBytes(), StandardCharsets.UTF_8))
                    .as("seed " + seed)
                    .isEqualTo(plain.toString());
            assertThat(new String(
                            Colours.without(coloured.toString().getBytes(StandardCharsets.UTF_8)),
                            StandardCharsets.UTF_8))
                    .isEqualTo(plain.toString());
        }
    }

    @Test
    void contentWithoutColoursStaysAsItIs() throws IOException {
        byte[] bytes = "a [31m b \u001B c \\u001b d \u001B[".getBytes(StandardCharsets.UTF_8);
        BufferedInputStream content = new BufferedInputStream(new ByteArrayInputStream(bytes));

        assertThat(Colours.without(content)).isSameAs(content);
        assertThat(Colours.without(bytes)).isSameAs(bytes);
    }
}
