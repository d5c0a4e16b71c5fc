package dev.firefight.telemetry.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.firefight.telemetry.Telemetry.Feed;
import dev.firefight.telemetry.Vocabulary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableDirectoryTest {
    @Test
    void aCaseDirectoryOfTablesIsReadByContentAndItsInjectionTimeIsNoEvidence(@TempDir Path directory)
            throws IOException {
        Files.writeString(directory.resolve("a"), "time,cart_cpu\n1704805330,1\n1704805331,2\n");
        Files.writeString(
                directory.resolve("b"),
                "time,timestamp,container_name,message,level,req_path,error\n13:02,1704805331123456789,cart,hello,info,,\n");
        Files.writeString(
                directory.resolve("c"),
                "time,traceID,spanID,serviceName,startTime,duration,parentSpanID\n13:02,ab,cd,cart,1704805331123456,5,\n");
        Files.writeString(directory.resolve("d"), "1704805331");
        Files.writeString(directory.resolve("e"), "caller,callee\nfront,cart\n");

        Recording recording = RecordingReader.read(directory, new Vocabulary(text -> 0), Optional.empty());

        assertThat(recording.telemetry().series()).hasSize(1);
        assertThat(recording.telemetry().logs().size()).isEqualTo(1);
        assertThat(recording.telemetry().spans().size()).isEqualTo(1);
        assertThat(recording.telemetry().calls()).hasSize(1);
        assertThat(recording.telemetry().feeds()).containsExactlyInAnyOrder(Feed.METRICS, Feed.LOGS, Feed.TRACES);
        assertThat(recording.info().onset()).isEmpty();
        assertThat(recording.files())
                .filteredOn(file -> !file.takenFor().equals("a time"))
                .hasSize(4)
                .allSatisfy(file -> assertThat(file.notes().problems()).isEmpty());
        FileReport time = recording.files().get(3);
        assertThat(time.takenFor()).isEqualTo("a time");
        assertThat(time.notes().problems()).singleElement().satisfies(problem -> assertThat(problem.reason())
                .isEqualTo("a time, not telemetry; not used"));
    }

    @Test
    void theCallsOfRecordingsAreReadWithoutProblems() throws IOException {
        String named = System.getenv("FIREFIGHT_RECORDINGS");
        Path recordings = Path.of(named == null ? "../../shared/data/recordings" : named);
        assumeTrue(Files.isDirectory(recordings), "no recordings at " + recordings);
        List<Path> withCalls;
        try (Stream<Path> files = Files.find(recordings, 3, (file, kind) -> file.endsWith("calls.csv"))) {
            withCalls = files.sorted().limit(3).toList();
        }
        assertThat(withCalls).isNotEmpty();
        for (Path calls : withCalls) {
            Recording recording = RecordingReader.read(calls, new Vocabulary(text -> 0), Optional.empty());
            assertThat(recording.telemetry().calls()).as(calls.toString()).isNotEmpty();
            assertThat(recording.files().getFirst().notes().problems())
                    .as(calls.toString())
                    .isEmpty();
        }
    }
}
