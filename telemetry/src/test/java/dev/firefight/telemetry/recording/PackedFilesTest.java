package dev.firefight.telemetry.recording;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdOutputStream;
import dev.firefight.telemetry.Vocabulary;
import dev.firefight.telemetry.format.ReadNotes.Problem;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.logs.v1.LogsData;
import io.opentelemetry.proto.logs.v1.ResourceLogs;
import io.opentelemetry.proto.logs.v1.ScopeLogs;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PackedFilesTest {
    private static final String CUT = "the compressed file is cut or damaged here; kept what came before";
    private static final String LOG = "2025-11-21T03:41:44Z a\n2025-11-21T03:41:45Z b\n";

    @TempDir
    private Path directory;

    /** A way to pack that is undone. */
    enum Packer {
        GZIP {
            @Override
            OutputStream around(OutputStream out) throws IOException {
                return new GZIPOutputStream(out);
            }
        },
        ZSTD {
            @Override
            OutputStream around(OutputStream out) throws IOException {
                return new ZstdOutputStream(out).setChecksum(true);
            }
        };

        abstract OutputStream around(OutputStream out) throws IOException;

        byte[] pack(String text) throws IOException {
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            try (OutputStream out = around(packed)) {
                out.write(text.getBytes(StandardCharsets.UTF_8));
            }
            return packed.toByteArray();
        }
    }

    private Recording read() throws IOException {
        return RecordingReader.read(directory, new Vocabulary(text -> 0), Optional.empty());
    }

    private List<Problem> problems(byte[] content) throws IOException {
        Files.write(directory.resolve("x"), content);
        return read().files().getFirst().notes().problems();
    }

    @ParameterizedTest
    @EnumSource
    void whatIsPackedIsReadWhateverItsName(Packer packer) throws IOException {
        Files.write(directory.resolve("x.txt"), packer.pack(LOG));
        Files.write(directory.resolve("changes.jsonl.gz"), packer.pack("{\"time\":1763696504,\"kind\":\"deploy\"}\n"));
        Files.write(directory.resolve("alerts.jsonl.zst"), packer.pack("{\"time\":1763696504}\n"));

        Recording recording = read();

        assertThat(recording.telemetry().logs().size()).isEqualTo(2);
        assertThat(recording.telemetry().changes()).hasSize(1);
        assertThat(recording.telemetry().alerts()).hasSize(1);
        assertThat(recording.files())
                .allSatisfy(file -> assertThat(file.notes().problems()).isEmpty());
    }

    @ParameterizedTest
    @EnumSource
    void twoPackedFilesOneBehindTheOtherAreOne(Packer packer) throws IOException {
        assertThat(problems(twice(packer.pack(LOG)))).isEmpty();
        assertThat(read().telemetry().logs().size()).isEqualTo(4);
    }

    @ParameterizedTest
    @EnumSource
    void aFileCutAnywhereSaysSoAndKeepsWhatCameBefore(Packer packer) throws IOException {
        byte[] whole = packer.pack(LOG.repeat(20));
        for (int length = 1; length < whole.length; length++) {
            assertThat(problems(Arrays.copyOf(whole, length)))
                    .as("cut to " + length)
                    .isNotEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void theLineIsToldAtWhichAFileIsCut(Packer packer) throws IOException {
        Random random = new Random(1);
        StringBuilder log = new StringBuilder();
        int lines = 30_000;
        for (int i = 0; i < lines; i++) {
            log.append("2025-11-21T03:41:44Z ")
                    .append(Long.toHexString(random.nextLong()))
                    .append('\n');
        }
        byte[] whole = packer.pack(log.toString());

        List<Problem> problems = problems(Arrays.copyOf(whole, whole.length / 2));

        int kept = read().telemetry().logs().size();
        assertThat(kept).isBetween(lines / 4, lines * 3 / 4);
        assertThat(problems).contains(new Problem(CUT, kept, 1)); // the last one may be half
    }

    @ParameterizedTest
    @EnumSource
    void damagedBytesAreNotedUnlessTheyMeanNothing(Packer packer) throws IOException {
        byte[] whole = packer.pack(LOG.repeat(20));
        Random random = new Random(2);
        for (int i = 0; i < 200; i++) {
            byte[] damaged = whole.clone();
            damaged[12 + random.nextInt(whole.length - 12)] ^= (byte) (1 << random.nextInt(8));
            boolean isNoted = !problems(damaged).isEmpty();
            assertThat(isNoted || read().telemetry().logs().size() == 40)
                    .as("sample " + i)
                    .isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "504b03040000, unzip",
        "fd377a585a00, xz -d",
        "425a68393141, bzip2 -d",
        "04224d18, lz4 -d",
        "377abcaf271c, 7z x"
    })
    void whatIsPackedInOtherWaysIsRefusedWithAWayOut(String head, String command) throws IOException {
        assertThat(problems(HexFormat.of().parseHex(head))).singleElement().satisfies(problem -> assertThat(
                        problem.reason())
                .contains("which is not read; unpack it first (" + command + ")"));
    }

    @Test
    void anArchiveIsRefusedAlsoWithinAPackedFile() throws IOException {
        assertThat(problems(Packer.GZIP.pack("x".repeat(257) + "ustar  ")))
                .singleElement()
                .satisfies(problem -> assertThat(problem.reason()).contains("tar -xf"));
        assertThat(problems(Packer.ZSTD.pack("BZh91AY")))
                .singleElement()
                .satisfies(problem -> assertThat(problem.reason()).contains("bzip2 -d"));
    }

    /** A message as the Collector's file exporter packs it. */
    private static byte[] packedMessage(byte[] message) {
        byte[] packed = Zstd.compress(message);
        return ByteBuffer.allocate(4 + packed.length)
                .putInt(packed.length)
                .put(packed)
                .array();
    }

    private static byte[] twice(byte[] one) {
        return ByteBuffer.allocate(2 * one.length).put(one).put(one).array();
    }

    @Test
    void theCollectorsPackedMessagesAreReadInJson() throws IOException {
        String logs = "{\"resourceLogs\":[{\"scopeLogs\":[{\"logRecords\":[{\"timeUnixNano\":\"1763696504000000000\","
                + "\"body\":{\"stringValue\":\"a\"}}]}]}]}";

        assertThat(problems(twice(packedMessage(logs.getBytes(StandardCharsets.UTF_8)))))
                .isEmpty();
        assertThat(read().telemetry().logs().size()).isEqualTo(2);
    }

    @Test
    void theCollectorsPackedMessagesAreReadInProtobufAndACutOneIsNoted() throws IOException {
        byte[] logs = LogsData.newBuilder()
                .addResourceLogs(ResourceLogs.newBuilder()
                        .addScopeLogs(ScopeLogs.newBuilder()
                                .addLogRecords(LogRecord.newBuilder().setTimeUnixNano(1_763_696_504_000_000_000L))))
                .build()
                .toByteArray();
        byte[] file = twice(packedMessage(logs));

        assertThat(problems(file)).isEmpty();
        assertThat(read().telemetry().logs().size()).isEqualTo(2);
        assertThat(problems(Arrays.copyOf(file, file.length - 3)))
                .extracting(Problem::reason)
                .containsExactly(CUT);
        assertThat(read().telemetry().logs().size()).isEqualTo(1);
    }

    @Test
    void aMessageThatUnpacksWithoutEndIsNoted() throws IOException {
        assertThat(problems(packedMessage(new byte[(64 << 20) + 1])))
                .extracting(Problem::reason)
                .contains(CUT);
    }
}
