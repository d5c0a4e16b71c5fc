package dev.firefight.server.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class OtlpBodiesTest {
    private static final int MOST = 100_000;

    private static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    private static byte[] packed(byte[] body) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(body);
        }
        return bytes.toByteArray();
    }

    @Test
    void bodiesOfAllLengthsAreReadWholeWhateverIsAnnounced() throws Exception {
        OtlpBodies bodies = new OtlpBodies(MOST, 0);
        int free = bodies.free();
        for (int length : new int[] {0, 1, 2, 1_000, 65_535, 65_536, 65_537, 99_999, MOST}) {
            byte[] body = bytes(length);
            for (int announced : new int[] {-1, 0, 1, length, MOST}) {
                try (OtlpBodies.Held held = bodies.read(new ByteArrayInputStream(body), announced, false)) {
                    assertThat(held.bytes()).isEqualTo(body);
                    assertThat(bodies.free()).isLessThan(free);
                }
            }
            byte[] packed = packed(body);
            try (OtlpBodies.Held held =
                    bodies.read(new ByteArrayInputStream(packed), Math.min(packed.length, MOST), true)) {
                assertThat(held.bytes()).isEqualTo(body);
            }
            assertThat(bodies.free()).isEqualTo(free);
        }
    }

    @Test
    void moreThanFitsIsRefusedAndCostsNothingAfterwards() throws Exception {
        OtlpBodies bodies = new OtlpBodies(MOST, 4 * MOST);
        List<OtlpBodies.Held> held = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            held.add(bodies.read(new ByteArrayInputStream(bytes(MOST)), MOST, false));
        }
        assertThat(bodies.free()).isZero();
        assertThatThrownBy(() -> bodies.read(new ByteArrayInputStream(bytes(10)), 10, false))
                .isInstanceOfSatisfying(OtlpBodies.Refused.class, refused -> assertThat(refused.status())
                        .isEqualTo(503));
        held.forEach(OtlpBodies.Held::close);
        assertThat(bodies.free()).isEqualTo(4 * MOST);
        assertThatThrownBy(() -> bodies.read(new ByteArrayInputStream(bytes(MOST + 1)), -1, false))
                .isInstanceOfSatisfying(OtlpBodies.Refused.class, refused -> assertThat(refused.status())
                        .isEqualTo(413));
        assertThat(bodies.free()).isEqualTo(4 * MOST);
    }

    @Test
    void aBodyThatBreaksOffCostsNothingAfterwards() throws IOException {
        OtlpBodies bodies = new OtlpBodies(MOST, 0);
        byte[] packed = packed(bytes(5_000));
        for (int length = 0; length < packed.length; length += 7) {
            byte[] cut = java.util.Arrays.copyOf(packed, length);
            assertThatThrownBy(() -> bodies.read(new ByteArrayInputStream(cut), -1, true))
                    .isInstanceOf(OtlpBodies.Refused.class);
        }
        assertThat(bodies.free()).isEqualTo(4 * MOST);
    }
}
