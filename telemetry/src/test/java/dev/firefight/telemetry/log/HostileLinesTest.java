package dev.firefight.telemetry.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever is in a file, reading it throws nothing, and messages lie within their lines. */
class HostileLinesTest {
    private static final int SEEDS = 200;

    @ParameterizedTest
    @EnumSource(WrittenLines.class)
    void damagedLinesNeverThrow(WrittenLines lines) {
        byte[] whole = MarkedLines.unmarked(lines.marked()).getBytes(StandardCharsets.UTF_8);
        for (long seed = 0; seed < SEEDS; seed++) {
            Random random = new Random(seed);
            byte[] damaged = Arrays.copyOf(whole, 1 + random.nextInt(whole.length));
            for (int i = random.nextInt(8); i > 0; i--) {
                damaged[random.nextInt(damaged.length)] = odd(random);
            }
            readsWithin(damaged, lines + ", seed " + seed);
        }
    }

    @ParameterizedTest
    @EnumSource(WrittenLines.class)
    void aReaderOfOneFormBearsLinesOfAnyOther(WrittenLines lines) {
        byte[] bytes = MarkedLines.unmarked(lines.marked()).getBytes(StandardCharsets.UTF_8);
        HeaderForms forms = HeaderForms.learn(bytes, 0, bytes.length);
        for (WrittenLines other : WrittenLines.values()) {
            byte[] foreign = MarkedLines.unmarked(other.marked()).getBytes(StandardCharsets.UTF_8);
            Random random = new Random(other.marked().length());
            for (int i = 0; i < 10; i++) {
                readsWithin(
                        forms, Arrays.copyOf(foreign, random.nextInt(foreign.length + 1)), lines + " reads " + other);
            }
        }
    }

    @Test
    void randomBytesNeverThrow() {
        for (long seed = 0; seed < 2000; seed++) {
            Random random = new Random(seed);
            byte[] bytes = new byte[random.nextInt(400)];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = odd(random);
            }
            readsWithin(bytes, "seed " + seed);
        }
    }

    @Test
    void emptyAndOddFilesAreRead() {
        for (String text :
                List.of("", "\n", "\r\n", "\n\n\n", " ", "\0", "{", "{\"", "[", "<", "<1", "2025", "a=", "\uFEFF")) {
            readsWithin(text.getBytes(StandardCharsets.UTF_8), text);
        }
    }

    @Test
    void aVeryLongLineIsReadInNoTime() {
        for (byte filler : "x [\"{=\\:1".getBytes(StandardCharsets.US_ASCII)) {
            byte[] bytes = new byte[1 << 22];
            Arrays.fill(bytes, filler);
            readsWithin(bytes, "filled with " + (char) filler);
        }
    }

    private static byte odd(Random random) {
        String likely = "\n\n \t[]{}<>()\"\\:=|-,.0123456789TZJanFebMonINFOERROR\0\r";
        return random.nextInt(4) == 0
                ? (byte) random.nextInt(256)
                : (byte) likely.charAt(random.nextInt(likely.length()));
    }

    private static void readsWithin(byte[] bytes, String description) {
        readsWithin(HeaderForms.learn(bytes, 0, bytes.length), bytes, description);
    }

    private static void readsWithin(HeaderForms forms, byte[] bytes, String description) {
        HeaderReader reader = forms.reader();
        LineHeader header = new LineHeader();
        for (int from = 0; from < bytes.length; ) {
            int to = from;
            while (to < bytes.length && bytes[to] != '\n') {
                to++;
            }
            reader.read(bytes, from, to, header);
            assertThat(header.messageFrom()).as(description).isBetween(from, to);
            assertThat(header.messageTo()).as(description).isBetween(header.messageFrom(), to);
            for (LineHeader.Part part : LineHeader.Part.values()) {
                assertThat(header.to(part)).as(description).isBetween(header.from(part), to);
            }
            from = to + 1;
        }
    }
}
