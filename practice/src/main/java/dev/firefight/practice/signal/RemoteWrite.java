package dev.firefight.practice.signal;

import com.google.protobuf.CodedOutputStream;
import dev.firefight.telemetry.SeriesKey;
import io.airlift.compress.v3.snappy.SnappyCompressor;
import io.airlift.compress.v3.snappy.SnappyJavaCompressor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Numbers as Prometheus' remote write sends them: protobuf, packed as one block of Snappy. A series that ends is told to have ended, by the
 * value that Prometheus has for that.
 *
 * @see <a href="https://prometheus.io/docs/specs/prw/remote_write_spec/">Prometheus remote write, 1.0</a>
 */
public final class RemoteWrite {
    /** Of the body. */
    public static final String CONTENT_TYPE = "application/x-protobuf";

    /** How it is packed. */
    public static final String CONTENT_ENCODING = "snappy";

    /** The header that tells the version, and what stands in it. */
    public static final List<String> VERSION = List.of("X-Prometheus-Remote-Write-Version", "0.1.0");

    /** The number that says that there is none any more. */
    static final double ENDED = Double.longBitsToDouble(0x7ff0000000000002L);

    private static final int SERIES_A_REQUEST = 2_000;
    private static final long NANOS_PER_MILLI = 1_000_000;

    private RemoteWrite() {}

    /** The bodies of the requests by which one scrape is sent, at most 2,000 series in each. */
    public static List<byte[]> bodies(Numbers numbers, int scrape) {
        return messages(numbers, scrape).stream().map(RemoteWrite::packed).toList();
    }

    /** The same before it is packed. */
    static List<byte[]> messages(Numbers numbers, int scrape) {
        List<byte[]> all = new ArrayList<>();
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        int series = 0;
        for (int i = 0; i < numbers.series(); i++) {
            double value = numbers.value(i, scrape);
            boolean ends = Double.isNaN(value) && scrape > 0 && !Double.isNaN(numbers.value(i, scrape - 1));
            if (ends || !Double.isNaN(value)) {
                message(1, series(numbers.keys().get(i), ends ? ENDED : value, numbers.timeNanos(scrape)), request);
                if (++series % SERIES_A_REQUEST == 0) {
                    all.add(request.toByteArray());
                    request.reset();
                }
            }
        }
        if (request.size() > 0) {
            all.add(request.toByteArray());
        }
        return all;
    }

    private static byte[] series(SeriesKey key, double value, long timeNanos) {
        SortedMap<String, String> labels = new TreeMap<>(PrometheusLabels.of(key));
        labels.put("__name__", key.metric());
        ByteArrayOutputStream series = new ByteArrayOutputStream();
        labels.forEach((name, text) -> message(
                1,
                written(label -> {
                    label.writeString(1, name);
                    label.writeString(2, text);
                }),
                series));
        message(
                2,
                written(sample -> {
                    sample.writeFixed64(1, Double.doubleToRawLongBits(value));
                    sample.writeInt64(2, timeNanos / NANOS_PER_MILLI);
                }),
                series);
        return series.toByteArray();
    }

    /** Fields of a message. */
    private interface Fields {
        void write(CodedOutputStream out) throws IOException;
    }

    private static void message(int field, byte[] bytes, ByteArrayOutputStream into) {
        into.writeBytes(written(out -> out.writeByteArray(field, bytes)));
    }

    private static byte[] written(Fields fields) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            CodedOutputStream out = CodedOutputStream.newInstance(bytes);
            fields.write(out);
            out.flush();
            return bytes.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException("memory can be written to", impossible);
        }
    }

    private static byte[] packed(byte[] message) {
        SnappyCompressor snappy = new SnappyJavaCompressor();
        byte[] packed = new byte[snappy.maxCompressedLength(message.length)];
        int length = snappy.compress(message, 0, message.length, packed, 0, packed.length);
        return Arrays.copyOf(packed, length);
    }
}
