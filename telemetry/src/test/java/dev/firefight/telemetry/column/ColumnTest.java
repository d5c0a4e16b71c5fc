package dev.firefight.telemetry.column;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ColumnTest {
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 15, 16, 17, 65_535, 65_536, 65_537, 131_073, 300_000})
    void whatIsAppendedIsFoundAtItsIndex(int size) {
        Random random = new Random(size);
        long[] expected = random.longs(size).toArray();
        LongColumn longs = new LongColumn();
        DoubleColumn doubles = new DoubleColumn();
        IntColumn ints = new IntColumn();
        ByteColumn bytes = new ByteColumn();
        for (long value : expected) {
            longs.add(value);
            doubles.add((double) value);
            ints.add((int) value);
            bytes.add((byte) value);
        }

        assertThat(longs.toArray()).isEqualTo(expected);
        assertThat(doubles.toArray()).hasSize(size);
        for (int i = 0; i < size; i++) {
            if (longs.get(i) != expected[i]
                    || doubles.get(i) != (double) expected[i]
                    || ints.get(i) != (int) expected[i]
                    || bytes.get(i) != (byte) expected[i]) {
                throw new AssertionError("at " + i + " of " + size);
            }
        }
        assertThat(new int[] {longs.size(), doubles.size(), ints.size(), bytes.size()})
                .containsOnly(size);
        assertThatThrownBy(() -> longs.get(size)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> doubles.get(size)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> ints.get(-1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> bytes.get(size)).isInstanceOf(IndexOutOfBoundsException.class);
    }
}
