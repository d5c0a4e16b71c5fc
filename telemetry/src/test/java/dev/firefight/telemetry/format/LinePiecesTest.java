package dev.firefight.telemetry.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firefight.telemetry.Telemetry;
import dev.firefight.telemetry.TelemetryBuilder;
import dev.firefight.telemetry.Vocabulary;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LinePiecesTest {
    private static final String POINT = "{\"timeUnixNano\":\"%d\",\"asDouble\":%d}";
    private static final String METRIC =
            "{\"resourceMetrics\":[{\"resource\":{\"attributes\":[{\"key\":\"service.name\","
                    + "\"value\":{\"stringValue\":\"s%d\"}}]},\"scopeMetrics\":[{\"metrics\":[{\"name\":\"m\",\"gauge\":{\"dataPoints\":[%s]}}]}]}]}";
    private static final String LOG = "{\"resourceLogs\":[{\"scopeLogs\":[{\"logRecords\":[{\"timeUnixNano\":\"%d\","
            + "\"body\":{\"stringValue\":\"said %d\"}}]}]}]}";
    private static final String MIXED = METRIC.substring(0, METRIC.length() - 1) + "," + LOG.substring(1);

    /** A stream that cannot be read beyond its bytes. */
    private static final class Failing extends InputStream {
        @Override
        public int read() throws IOException {
            throw new IOException("the disk is gone");
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            throw new IOException("the disk is gone");
        }
    }

    private static String points(Random random, int most) {
        List<String> points = new ArrayList<>();
        for (int i = random.nextInt(most + 1); i >= 0; i--) {
            points.add(
                    random.nextInt(50) == 0
                            ? "{\"asDouble\":1}"
                            : POINT.formatted(1_692_216_000_000_000_000L + random.nextInt(1000) * 1_000_000_000L, i));
        }
        return String.join(",", points);
    }

    private static byte[] file(Random random) {
        StringBuilder text = new StringBuilder(METRIC.formatted(0, points(random, 3)) + "\n");
        for (int i = random.nextInt(40); i >= 0; i--) {
            String metric = METRIC.formatted(random.nextInt(3), points(random, 2000));
            text.append(
                            switch (random.nextInt(8)) {
                                case 0 -> LOG.formatted(1_692_216_000_000_000_000L + i, i);
                                case 1 ->
                                    MIXED.formatted(
                                            random.nextInt(3), points(random, 5), 1_692_216_000_000_000_000L, i);
                                case 2 -> metric.substring(0, random.nextInt(metric.length()));
                                case 3 -> "";
                                default -> metric;
                            })
                    .append(random.nextInt(20) == 0 ? "\r\n" : "\n");
        }
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        return random.nextBoolean() ? bytes : Arrays.copyOf(bytes, bytes.length - random.nextInt(200));
    }

    /** The same without pieces: one line after the other. */
    private static Reading lineByLine(byte[] bytes) throws IOException {
        List<String> texts = new ArrayList<>();
        TelemetryBuilder into = new TelemetryBuilder(new Vocabulary(text -> {
            texts.add(text.toString());
            return texts.size() - 1;
        }));
        ReadNotes notes = new ReadNotes();
        OtlpJsonContent content = new OtlpJsonContent(into, notes);
        JsonValues.forEachLine(
                new LineInput(new ByteArrayInputStream(bytes)), notes, new OtlpJsonRequests(content, notes)::read);
        return new Reading(into.build(), notes, texts, into.counterResets());
    }

    private static List<String> series(Telemetry telemetry) {
        return telemetry.series().stream()
                .map(one -> one.key().selector() + Arrays.toString(one.timesNanos()) + Arrays.toString(one.values()))
                .toList();
    }

    private static List<ReadNotes.Problem> problems(Reading reading) {
        return reading.notes().problems().stream()
                .sorted(Comparator.comparing(ReadNotes.Problem::reason))
                .toList();
    }

    @Test
    void whatIsReadInPiecesIsWhatIsReadLineByLine() throws IOException {
        for (long seed = 0; seed < 60; seed++) {
            byte[] bytes = file(new Random(seed));
            Reading inPieces = Reading.of(Format.OTLP_JSON, bytes);
            Reading byLine = lineByLine(bytes);

            assertThat(series(inPieces.telemetry())).as("seed " + seed).isEqualTo(series(byLine.telemetry()));
            assertThat(Expect.logs(inPieces)).as("seed " + seed).isEqualTo(Expect.logs(byLine));
            assertThat(inPieces.notes().found()).isEqualTo(byLine.notes().found());
            assertThat(problems(inPieces)).as("seed " + seed).isEqualTo(problems(byLine));
        }
    }

    @Test
    void aLineTooLongForAPieceIsReadAllTheSame() {
        String[] many = new String[LinePieces.MOST_BYTES / 50];
        Arrays.setAll(many, i -> POINT.formatted(1_692_216_000_000_000_000L + i * 1_000_000_000L, i));
        String text = METRIC.formatted(1, "{\"timeUnixNano\":1,\"asInt\":1}") + "\n"
                + METRIC.formatted(2, String.join(",", many)) + "\n" + METRIC.formatted(3, "7") + "\n";

        Reading reading = Reading.of(Format.OTLP_JSON, text);

        assertThat(text).hasSizeGreaterThan(LinePieces.MOST_BYTES);
        assertThat(reading.found()).isEqualTo(many.length + 1L);
        assertThat(reading.notes().problems())
                .allSatisfy(one -> assertThat(one.firstLine()).isEqualTo(3));
    }

    @Test
    void whatCameBeforeAFaultOfTheDiskIsKept() throws IOException {
        byte[] bytes = (METRIC.formatted(1, POINT.formatted(1_692_216_000_000_000_000L, 1)) + "\n{\"resourceMet")
                .getBytes(StandardCharsets.UTF_8);
        InputStream source = new SequenceInputStream(new ByteArrayInputStream(bytes), new Failing());
        LinePieces pieces = new LinePieces(source);
        StringBuilder read = new StringBuilder();

        assertThatThrownBy(() -> InOrder.forEach(
                        pieces::next,
                        piece -> new String(piece.bytes(), 0, piece.size(), StandardCharsets.UTF_8),
                        read::append))
                .isInstanceOf(IOException.class)
                .hasMessage("the disk is gone");
        assertThat(read.toString()).isEqualTo(new String(bytes, StandardCharsets.UTF_8));
    }

    @Test
    void resultsAreTakenInOrderAndAFaultOfTheWorkIsTold() {
        List<Integer> taken = new ArrayList<>();
        int[] next = {0};

        assertThatThrownBy(() -> InOrder.forEach(
                        () -> next[0] < 100 ? Optional.of(next[0]++) : Optional.empty(),
                        number -> {
                            if (number == 50) {
                                throw new IllegalArgumentException("fifty");
                            }
                            return number;
                        },
                        taken::add))
                .hasMessageContaining("fifty");
        assertThat(taken).isSorted().startsWith(0, 1, 2).doesNotContain(50);
    }

    @Test
    void lineEndsAreFoundWhereverTheyStand() {
        for (long seed = 0; seed < 500; seed++) {
            Random random = new Random(seed);
            byte[] bytes = new byte[random.nextInt(60)];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = (byte) (random.nextInt(12) == 0 ? '\n' : random.nextBoolean() ? random.nextInt() : 0x0B);
            }
            String text = new String(bytes, StandardCharsets.ISO_8859_1);
            int from = random.nextInt(bytes.length + 1);
            int first = text.indexOf('\n', from);
            assertThat(LineEnds.first(bytes, from, bytes.length)).isEqualTo(first < 0 ? bytes.length : first);
            int last = text.lastIndexOf('\n');
            assertThat(LineEnds.last(bytes, from, bytes.length)).isEqualTo(last >= from ? last : from - 1);
            assertThat(LineEnds.count(bytes, from, bytes.length)).isEqualTo((int)
                    text.substring(from).chars().filter(c -> c == '\n').count());
        }
    }
}
