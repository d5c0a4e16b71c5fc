package dev.firefight.telemetry.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LineInputTest {
    /** Hands out a few bytes at a time, as a network does. */
    private static final class Trickle extends ByteArrayInputStream {
        private final Random random;

        Trickle(byte[] bytes, Random random) {
            super(bytes);
            this.random = random;
        }

        @Override
        public synchronized int read(byte[] target, int offset, int length) {
            return super.read(target, offset, Math.min(length, 1 + random.nextInt(7)));
        }
    }

    @Test
    void linesComeBackWithTheirNumbersHoweverTheyAreRead() throws IOException {
        for (long seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            StringBuilder text = new StringBuilder();
            List<String> expected = new ArrayList<>();
            int lines = random.nextInt(8);
            for (int i = 1; i <= lines; i++) {
                String line = "x".repeat(random.nextInt(4) * random.nextInt(40));
                if (!line.isEmpty()) {
                    expected.add(i + line);
                }
                text.append(line).append(i < lines || random.nextBoolean() ? "\n" : "");
            }
            byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
            InputStream source = random.nextBoolean() ? new Trickle(bytes, random) : new ByteArrayInputStream(bytes);
            LineInput input = new LineInput(source);
            List<String> read = new ArrayList<>();
            while (input.nextLine()) {
                read.add(input.line() + new String(input.readAllBytes(), StandardCharsets.UTF_8));
            }
            assertThat(read).as("seed " + seed).isEqualTo(expected);
        }
    }

    @Test
    void whatIsLeftOfALineIsPassedOver() throws IOException {
        String longLine = "y".repeat(200_000);
        LineInput input =
                new LineInput(new ByteArrayInputStream((longLine + "\n\nab\n").getBytes(StandardCharsets.UTF_8)));

        assertThat(input.nextLine()).isTrue();
        assertThat(input.read()).isEqualTo('y');
        assertThat(input.nextLine()).isTrue();
        assertThat(input.line()).isEqualTo(3);
        assertThat(input.readAllBytes()).asString(StandardCharsets.UTF_8).isEqualTo("ab");
        assertThat(input.read()).isEqualTo(-1);
        assertThat(input.nextLine()).isFalse();
    }
}
