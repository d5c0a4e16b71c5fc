package dev.firefight.telemetry.packing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class ReadAheadTest {
    @RepeatedTest(20)
    void theBytesAreTheSameHoweverTheyAreAskedFor(RepetitionInfo repetition) throws IOException {
        long seed = repetition.getCurrentRepetition();
        Random random = new Random(seed);
        byte[] bytes = new byte[random.nextInt(3 * ReadAhead.BLOCK_BYTES)];
        random.nextBytes(bytes);
        byte[] read = new byte[bytes.length];
        int size = 0;
        try (InputStream in = new ReadAhead(new ByteArrayInputStream(bytes))) {
            while (size < read.length) {
                size += in.read(read, size, Math.min(read.length - size, 1 + random.nextInt(100_000)));
            }
            assertThat(in.read()).as("seed %d", seed).isNegative();
            assertThat(in.read()).as("the end stays the end").isNegative();
        }
        assertThat(read).as("seed %d", seed).isEqualTo(bytes);
    }

    @Test
    void aFaultComesBehindWhatCouldBeRead() throws IOException {
        InputStream faulty = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new EOFException("cut");
            }

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                throw new EOFException("cut");
            }
        };
        byte[] good = {1, 2, 3};
        try (InputStream in = new ReadAhead(new SequenceInputStream(new ByteArrayInputStream(good), faulty))) {
            assertThat(in.readNBytes(3)).isEqualTo(good);
            assertThatThrownBy(in::read).isInstanceOf(EOFException.class).hasMessage("cut");
        }
    }

    @Test
    void aSourceThatBreaksInAnyWayIsNotWaitedForWithoutEnd() throws IOException {
        InputStream broken = new InputStream() {
            @Override
            public int read() {
                throw new IllegalStateException("broken");
            }

            @Override
            public int read(byte[] target, int offset, int length) {
                throw new IllegalStateException("broken");
            }
        };
        try (InputStream in = new ReadAhead(broken)) {
            assertThatThrownBy(in::read).isInstanceOf(IOException.class).hasMessageContaining("broken");
        }
    }

    @Test
    void noMoreIsReadAheadThanHasRoom() throws IOException {
        AtomicLong given = new AtomicLong();
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                given.incrementAndGet();
                return 7;
            }

            @Override
            public int read(byte[] target, int offset, int length) {
                given.addAndGet(length);
                return length;
            }
        };
        try (InputStream in = new ReadAhead(endless)) {
            assertThat(in.read()).isNotNegative();
        } // and closing it does not wait for its end
        assertThat(given.get()).isLessThanOrEqualTo((ReadAhead.MOST_BLOCKS + 2L) * ReadAhead.BLOCK_BYTES);
    }
}
