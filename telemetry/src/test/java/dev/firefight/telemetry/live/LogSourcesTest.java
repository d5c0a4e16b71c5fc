package dev.firefight.telemetry.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firefight.telemetry.Telemetry.Feed;
import dev.firefight.telemetry.format.ReadNotes;
import dev.firefight.telemetry.format.ReadNotes.Item;
import dev.firefight.telemetry.live.Trouble.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogSourcesTest {
    private static final String RANGE = "/loki/api/v1/query_range";

    @TempDir
    private Path directory;

    private FakeServer server;

    @BeforeEach
    void start() throws IOException {
        server = new FakeServer();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Source loki(Optional<String> selector, int mostLines) {
        return new Source.Loki("logs", Endpoint.of(server.uri()).with(Live.QUICK), selector, mostLines);
    }

    private static List<String> reasons(Live live) {
        return live.first().notes().problems().stream()
                .map(ReadNotes.Problem::reason)
                .toList();
    }

    @Test
    void aLokiIsAskedForTroubleAndForTheRestAndNoLineTwice() {
        server.on(
                        "/loki/api/v1/labels",
                        "{\"status\":\"success\",\"data\":[\"filename\",\"app\",\"__stream_shard__\"]}")
                .on(
                        RANGE,
                        (exchange, asked) -> FakeServer.send(
                                exchange,
                                200,
                                "application/json",
                                (asked.param("query").contains("|~")
                                                ? Bodies.loki("level=error no stock", 1)
                                                : Bodies.loki("all is well", 2))
                                        .getBytes(StandardCharsets.UTF_8)));

        Live live = Live.read(loki(Optional.empty(), 12_000));

        assertThat(live.first().sentences()).isEmpty();
        assertThat(reasons(live)).isEmpty();
        assertThat(live.telemetry().logs().size()).isEqualTo(18);
        assertThat(live.first().notes().found()).containsEntry(Item.LOGS, 18L);
        assertThat(live.telemetry().origin(live.telemetry().logs().origin(0)).service())
                .isEqualTo("cart");
        List<FakeServer.Asked> asked = server.asked(RANGE);
        assertThat(asked).hasSize(12);
        // Two are on their way at a time, and come in any order.
        assertThat(asked)
                .extracting(one -> one.param("query"))
                .contains(
                        "{app=~\".+\"} |~ \"(?i)error|exception|fatal|panic|fail|critical|refused|timed out|timeout\"");
        assertThat(asked).allSatisfy(one -> assertThat(one.param("limit")).isEqualTo("1000"));
        assertThat(asked).extracting(one -> one.param("start")).contains(Long.toString(Live.WINDOW.fromNanos()));
    }

    @Test
    void aPartWithMoreLinesThanAreReadIsNoted() {
        server.on(RANGE, Bodies.loki("all is well", 3));

        Live live = Live.read(loki(Optional.of("{namespace=\"shop\"}"), 36));

        assertThat(server.asked("/loki/api/v1/labels")).isEmpty();
        assertThat(server.asked(RANGE)).allSatisfy(one -> {
            assertThat(one.param("limit")).isEqualTo("3");
            assertThat(one.param("query")).startsWith("{namespace=\"shop\"} ");
        });
        assertThat(reasons(live))
                .containsExactly("a part of the window with more lines than are read; numbers of lines are those of a"
                        + " sample");
    }

    @Test
    void aLokiWithoutStreamsWasLookedAt() {
        server.on("/loki/api/v1/labels", "{\"status\":\"success\"}");

        Live live = Live.read(loki(Optional.empty(), 100));

        assertThat(live.first().outcome()).isEqualTo(Reading.Outcome.READ);
        assertThat(live.telemetry().feeds()).containsExactly(Feed.LOGS);
    }

    @Test
    void whatIsNoLokiIsTold() {
        server.on("/loki/api/v1/labels", "[]");

        assertThat(Live.read(loki(Optional.empty(), 100)).first().sentences())
                .containsExactly(
                        "the labels of its streams of logs could not be read because its answer is not what a Loki"
                                + " answers: is this the address of one?");
    }

    @Test
    void ofALogFileTheRecordsWithinTheWindowAreRead() throws IOException {
        Path file = Files.writeString(directory.resolve("cart.log"), """
                2026-03-01T11:59:59.999Z ERROR before the window
                2026-03-01T12:00:00.000Z INFO  first of the window
                2026-03-01T12:07:00.000Z ERROR no stock
                    at Stock.take
                2026-03-01T12:14:59.999Z INFO  last of the window
                2026-03-01T12:15:00.000Z INFO  behind the window
                """);

        Live live = Live.read(new Source.LogFiles("files", List.of(file), 1 << 20));

        assertThat(live.first().sentences()).isEmpty();
        assertThat(live.logTexts()).hasSize(3);
        assertThat(live.logTexts().get(1)).contains("no stock", "at Stock.take");
        assertThat(live.first().notes().found()).containsEntry(Item.LOGS, 3L);
        assertThat(live.telemetry().origin(live.telemetry().logs().origin(0)).service())
                .isEqualTo("cart");
        assertThat(live.first().notes().problems())
                .containsExactly(new ReadNotes.Problem("a log record outside the window; left out", 0, 2));
    }

    @Test
    void ofALongLogFileOnlyItsEndIsReadFromTheStartOfALine() throws IOException {
        String line = "2026-03-01T12:07:00.000Z INFO all is well\n";
        Path file = Files.writeString(directory.resolve("cart.log"), line.repeat(1_000));

        Live live = Live.read(new Source.LogFiles("files", List.of(file), line.length() * 10L + 5));

        assertThat(live.telemetry().logs().size()).isEqualTo(10);
        assertThat(reasons(live))
                .containsExactly(
                        "a log file whose start was not looked at, although it may tell of the window: it is larger than is read at once");
    }

    @Test
    void theYearOfTimesWithoutOneIsThatOfTheWindow() throws IOException {
        Path file = Files.writeString(
                directory.resolve("messages"),
                "Mar  1 12:07:00 m1 cart[7]: no stock\nMar  1 12:08:00 m1 cart[7]: ok\n");

        Live live = Live.read(new Source.LogFiles("files", List.of(file), 1 << 20));

        assertThat(live.telemetry().logs().size()).isEqualTo(2);
    }

    @Test
    void filesThatCannotBeReadAreToldAndCostNoOther() throws IOException {
        Path good =
                Files.writeString(directory.resolve("good.log"), "2026-03-01T12:07:00Z INFO all is well\n".repeat(3));
        Path noLog = Files.write(directory.resolve("picture"), new byte[] {1, 2, 3, 0, 0, 0});
        Path empty = Files.createFile(directory.resolve("empty.log"));

        Live live = Live.read(new Source.LogFiles(
                "files", List.of(directory.resolve("gone.log"), directory, noLog, empty, good), 1 << 20));

        assertThat(live.first().troubles()).extracting(Trouble::kind).containsOnly(Kind.FILE);
        assertThat(live.first().sentences())
                .containsExactly(
                        "gone.log of files could not be read because it is not there",
                        directory.getFileName() + " of files could not be read because it is no plain file",
                        "picture of files could not be read because it holds nothing that is known as a log: does each line"
                                + " tell its time?");
        assertThat(live.telemetry().logs().size()).isEqualTo(3);
        assertThat(live.first().outcome()).isEqualTo(Reading.Outcome.IN_PART);
    }
}
