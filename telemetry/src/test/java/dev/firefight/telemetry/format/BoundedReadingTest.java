package dev.firefight.telemetry.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A field that never ends must not be taken into memory as a whole. */
class BoundedReadingTest {
    private static final long FIELD_BYTES = 96L << 20;

    /** As many bytes of one kind as are asked for, which themselves take no room. */
    private static final class Endless extends InputStream {
        private long left = FIELD_BYTES;

        @Override
        public int read() {
            return left-- > 0 ? 'x' : -1;
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            int count = (int) Math.min(length, left);
            Arrays.fill(target, offset, offset + count, (byte) 'x');
            left -= count;
            return count == 0 ? -1 : count;
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "OTLP_PROTOBUF") // whose messages are bounded as a whole
    void aFieldWithoutEndIsCut(Format format) {
        String sample = new String(Samples.of(format).getFirst(), StandardCharsets.UTF_8);
        int text = sample.lastIndexOf(":\"");
        byte[] start = sample.substring(0, text < 0 ? sample.length() * 2 / 3 : text + 2)
                .getBytes(StandardCharsets.UTF_8);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

        long before = threads.getCurrentThreadAllocatedBytes();
        Reading reading = Reading.of(format, new SequenceInputStream(new ByteArrayInputStream(start), new Endless()));

        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(FIELD_BYTES);
        assertThat(reading.reasons()).isNotEmpty();
    }
}
