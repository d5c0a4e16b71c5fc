package dev.firefight.practice.signal;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import dev.firefight.practice.production.Teller;
import dev.firefight.telemetry.Origin;
import dev.firefight.telemetry.SeriesKey.Kind;
import io.airlift.compress.v3.snappy.SnappyJavaDecompressor;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RemoteWriteTest {
    private static final Origin WEB = new Origin("web", "web-0", "");
    private static final Teller TELLER = Made.teller("web-0", WEB);

    @Test
    void aScrapeIsOneRequestWithLabelsInOrder() throws Exception {
        Made numbers = new Made()
                .add(TELLER, WEB, "requests_total", Kind.COUNTER, Map.of("zone", "a"), 1.5)
                .add(TELLER, WEB, "silent_total", Kind.COUNTER, Map.of(), Double.NaN);

        List<byte[]> bodies = RemoteWrite.bodies(numbers, 0);
        assertThat(bodies).hasSize(1);
        UnknownFieldSet request = UnknownFieldSet.parseFrom(unpacked(bodies.getFirst()));
        List<ByteString> series = request.getField(1).getLengthDelimitedList();
        assertThat(series).hasSize(1);
        UnknownFieldSet one = UnknownFieldSet.parseFrom(series.getFirst());
        assertThat(labels(one)).containsExactly("__name__=requests_total", "pod=web-0", "service=web", "zone=a");
        assertThat(sample(one)).isEqualTo(1.5);
        assertThat(UnknownFieldSet.parseFrom(
                                one.getField(2).getLengthDelimitedList().getFirst())
                        .getField(2)
                        .getVarintList())
                .containsExactly(Made.NOON / 1_000_000);
    }

    @Test
    void aSeriesThatEndsIsToldToHaveEndedOnce() throws Exception {
        Made numbers = new Made().add(TELLER, WEB, "up", Kind.GAUGE, Map.of(), 1, Double.NaN, Double.NaN);

        UnknownFieldSet ended =
                UnknownFieldSet.parseFrom(RemoteWrite.messages(numbers, 1).getFirst());
        UnknownFieldSet one = UnknownFieldSet.parseFrom(
                ended.getField(1).getLengthDelimitedList().getFirst());
        assertThat(Double.doubleToRawLongBits(sample(one))).isEqualTo(0x7ff0000000000002L);
        assertThat(RemoteWrite.messages(numbers, 2)).isEmpty();
    }

    @Test
    void allSeriesOfTheShopAreInRequestsOfLimitedSize() throws Exception {
        Made numbers = new Made();
        for (int i = 0; i < 4_500; i++) {
            numbers.add(TELLER, WEB, "requests_total", Kind.COUNTER, Map.of("route", "r" + i), i);
        }
        int all = 0;
        for (byte[] body : RemoteWrite.bodies(numbers, 0)) {
            int series = UnknownFieldSet.parseFrom(unpacked(body))
                    .getField(1)
                    .getLengthDelimitedList()
                    .size();
            assertThat(series).isBetween(1, 2_000);
            all += series;
        }
        assertThat(all).isEqualTo(4_500);
    }

    private static byte[] unpacked(byte[] body) {
        SnappyJavaDecompressor snappy = new SnappyJavaDecompressor();
        byte[] message = new byte[snappy.getUncompressedLength(body, 0)];
        assertThat(snappy.decompress(body, 0, body.length, message, 0, message.length))
                .isEqualTo(message.length);
        return message;
    }

    private static List<String> labels(UnknownFieldSet series) throws Exception {
        List<String> labels = new java.util.ArrayList<>();
        for (ByteString label : series.getField(1).getLengthDelimitedList()) {
            UnknownFieldSet one = UnknownFieldSet.parseFrom(label);
            labels.add(one.getField(1).getLengthDelimitedList().getFirst().toStringUtf8() + "="
                    + one.getField(2).getLengthDelimitedList().getFirst().toStringUtf8());
        }
        return labels;
    }

    private static double sample(UnknownFieldSet series) throws Exception {
        return Double.longBitsToDouble(UnknownFieldSet.parseFrom(
                        series.getField(2).getLengthDelimitedList().getFirst())
                .getField(1)
                .getFixed64List()
                .getFirst());
    }
}
