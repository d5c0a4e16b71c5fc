package dev.firefight.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firefight.evidence.Findings;
import dev.firefight.evidence.Investigation;
import dev.firefight.evidence.Question;
import dev.firefight.evidence.log.LogPatterns;
import dev.firefight.telemetry.Timestamps;
import dev.firefight.telemetry.Vocabulary;
import dev.firefight.telemetry.recording.Recording;
import dev.firefight.telemetry.recording.RecordingArchive;
import dev.firefight.telemetry.recording.RecordingReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Production is recorded by itself where an incident is severe, and for who asks. */
class RecordingsTest {
    private static final int PATIENCE_MILLIS = 60_000;
    private static final String LIST = "/api/v1/incidents/1/recordings";
    private static final String RECORDED = "Recorded what production said";

    @TempDir
    private Path directory;

    private OwnServer server;

    @BeforeEach
    void start() throws Exception {
        server = TroubledLog.serve(directory, "the pool of connections is exhausted");
    }

    @AfterEach
    void stop() {
        server.close();
        assertThat(server.log()).isEmpty();
    }

    @Test
    void aSevereIncidentIsRecordedOnceAndOnceMoreWhenItIsResolved() throws Exception {
        server.tell("the till is on fire");
        waitFor(() -> told(), 1);
        restart();
        assertThat(names()).hasSize(1);
        assertThat(server.page("Ann", "/incidents/1").body()).contains(LIST + "/" + names().getFirst());
        assertThat(server.page("Vera", "/incidents/1").body())
                .as("who only looks")
                .contains("Recording")
                .doesNotContain(LIST + "/" + names().getFirst());
        assertThat(server.get("Vera", LIST + "/" + names().getFirst()).statusCode())
                .isEqualTo(403);

        server.write(1, "{\"kind\":\"resolved\",\"summary\":\"rolled back\",\"because\":\"seen by all\"}");
        waitFor(() -> told(), 2);
        restart();
        assertThat(told()).hasSize(2);
        assertThat(told().getLast()).contains("with the recovery in it", "log records");
        assertThat(names()).hasSize(2);
    }

    @Test
    void whatWasDueWhileTheProgramCouldNotIsRecordedAtTheNextStart() throws Exception {
        String sources = "sources: [{name: files, kind: logs, paths: ['" + directory.resolve("checkout.log") + "']}]\n";
        assertThat(server.yaml("Root", "/api/v1/setup", "sources: []\n").body()).contains("\"isApplied\":true");
        server.tell("the till is on fire");
        assertThat(server.yaml("Root", "/api/v1/setup", sources).body()).contains("\"isApplied\":true");
        assertThat(told()).isEmpty();
        restart();
        waitFor(() -> told(), 1);
        assertThat(names()).hasSize(1);
    }

    @Test
    void aRecordingHasTheSuspectsThatTheLiveInvestigationHad() throws Exception {
        server.tell("the till is on fire");
        waitFor(() -> told(), 1);
        List<String> live = kinds("hypothesis-proposed").stream()
                .map(fact -> fact.path("cause").asString("").replaceFirst(":.*", ""))
                .toList();
        HttpResponse<byte[]> zip = server.bytes("Ann", LIST + "/" + names().getFirst());
        assertThat(zip.headers().firstValue("Content-Type")).contains("application/zip");

        Findings found = findings(zip.body());

        assertThat(live).isNotEmpty();
        assertThat(found.suspects().getFirst().name()).isEqualTo(live.getFirst());
    }

    @Test
    void whoAsksGetsAStretchOfTimeAndWhoOnlyLooksDoesNot() throws Exception {
        HttpResponse<byte[]> zip = take("{\"since\": \"1h\"}");
        assertThat(zip.statusCode()).isEqualTo(200);
        Recording read = recording(zip.body());
        assertThat(read.telemetry().logs().size()).isBetween(460, 480);
        assertThat(read.files())
                .allSatisfy(file -> assertThat(file.notes().problems()).isEmpty());
        try (var left = Files.list(directory.resolve("recordings"))) {
            assertThat(left).as("what was sent is not kept").isEmpty();
        }

        assertThat(server.post("Vera", "/api/v1/recordings", "{\"since\": \"1h\"}")
                        .statusCode())
                .isEqualTo(403);
        for (String wrong : List.of(
                "{}",
                "{\"since\": \"yesterday\"}",
                "{\"since\": \"25h\"}",
                "{\"since\": \"1h\", \"until\": \"2999-01-01T00:00:00Z\"}",
                "{\"since\": \"1h\", \"until\": \"2h\"}",
                "{\"since\": \"1h\", \"incident\": 99}",
                "{\"since\": {}}")) {
            assertThat(server.post("Ann", "/api/v1/recordings", wrong).statusCode())
                    .as(wrong)
                    .isEqualTo(400);
        }
        HttpResponse<String> empty = server.post("Ann", "/api/v1/recordings", "{\"since\": \"5h\", \"until\": \"4h\"}");
        assertThat(empty.statusCode()).isEqualTo(422);
        assertThat(empty.body()).contains("no source has anything of that time");
    }

    @Test
    void whatASourceDidNotTellIsToldToWhoeverRecords() throws Exception {
        assertThat(server.yaml("Root", "/api/v1/setup", """
                        sources:
                        - {name: files, kind: logs, paths: ['%s']}
                        - {name: metrics, kind: prometheus, url: 'http://127.0.0.1:1'}
                        - {name: closed, kind: prometheus, url: 'http://127.0.0.1:1', token: {env: FIREFIGHT_SECRET_NOWHERE}}
                        """.formatted(directory.resolve("checkout.log")))
                        .body())
                .contains("\"isApplied\":true");

        HttpResponse<byte[]> made = take("{\"since\": \"1h\"}");

        assertThat(made.statusCode()).isEqualTo(200);
        assertThat(java.net.URLDecoder.decode(
                        made.headers().firstValue("Firefight-Unread").orElse(""), StandardCharsets.UTF_8))
                .contains("of metrics could not be read because")
                .contains(
                        "closed could not be read because its token is not there: the variable FIREFIGHT_SECRET_NOWHERE");
    }

    @Test
    void whatIsNotSevereOrAnExerciseIsNotRecorded() throws Exception {
        server.post("Ann", "/api/v1/incidents", "{\"title\":\"a drill\",\"isDrill\":true,\"willHurtLong\":\"no\"}");
        server.write(1, "{\"kind\":\"severity-set\",\"severity\":\"sev-1\"}");
        server.post("Ann", "/api/v1/incidents", "{\"title\":\"a blemish\",\"willHurtLong\":\"no\"}");
        server.write(2, "{\"kind\":\"severity-set\",\"severity\":\"sev-4\"}");
        server.post("Ann", "/api/v1/incidents", "{\"title\":\"a fire\",\"willHurtLong\":\"no\"}");
        server.write(3, "{\"kind\":\"severity-set\",\"severity\":\"sev-2\"}");
        waitFor(
                () -> server.get("Ann", "/api/v1/incidents/3/timeline")
                        .body()
                        .lines()
                        .toList(),
                RECORDED);
        for (int quiet : new int[] {1, 2}) {
            assertThat(server.get("Ann", "/api/v1/incidents/" + quiet + "/timeline")
                            .body())
                    .doesNotContain(RECORDED);
            assertThat(server.get("Ann", "/api/v1/incidents/" + quiet + "/recordings")
                            .body())
                    .isEqualTo("{\"recordings\":[]}");
        }
    }

    @Test
    void whatWasRecordedBeforeTheProgramWasKilledIsToldAndNotRecordedAgain() throws Exception {
        server.post("Ann", "/api/v1/incidents", "{\"title\":\"a fire\",\"willHurtLong\":\"no\"}");
        Instant declared = Instant.parse(OwnServer.json(server.get("Ann", "/api/v1/incidents/1"))
                .path("declaredAt")
                .asString(""));
        String name = "incident-1-" + ChronoUnit.MICROS.between(Instant.EPOCH, declared) + "-severe.zip";
        Files.write(directory.resolve("recordings").resolve(name), new byte[2_048]);
        server.write(1, "{\"kind\":\"severity-set\",\"severity\":\"sev-1\"}");
        waitFor(() -> told(), 1);
        assertThat(told().getFirst()).contains("2 KB");
        assertThat(Files.size(directory.resolve("recordings").resolve(name))).isEqualTo(2_048);
    }

    @Test
    void aRecordingIsOnlyGivenWithItsIncident() throws Exception {
        server.tell("the till is on fire");
        waitFor(() -> told(), 1);
        server.post("Ann", "/api/v1/incidents", "{\"title\":\"another\",\"willHurtLong\":\"no\"}");
        for (String path : List.of(
                "/api/v1/incidents/2/recordings/" + names().getFirst(),
                LIST + "/..%2Fjournal.db",
                LIST + "/incident-1-17-severe.zip",
                "/api/v1/incidents/99/recordings")) {
            assertThat(server.get("Ann", path).statusCode()).as(path).isIn(400, 404);
        }
    }

    private void restart() {
        OwnServer before = server;
        before.close();
        assertThat(before.log()).isEmpty();
        server = new OwnServer(directory, InstantSource.system()).with(before);
    }

    private List<String> names() {
        List<String> names = new ArrayList<>();
        OwnServer.json(server.get("Vera", LIST))
                .path("recordings")
                .forEach(one -> names.add(one.path("name").asString("")));
        return names;
    }

    private List<JsonNode> kinds(String kind) {
        List<JsonNode> facts = new ArrayList<>();
        OwnServer.json(server.get("Ann", "/api/v1/incidents/1/timeline"))
                .path("entries")
                .forEach(entry -> facts.add(entry.path("fact")));
        return facts.stream()
                .filter(fact -> fact.path("kind").asString("").equals(kind))
                .toList();
    }

    /** What the timeline says of recordings. */
    private List<String> told() {
        return kinds("recorded").stream()
                .map(fact -> fact.path("text").asString(""))
                .toList();
    }

    private HttpResponse<byte[]> take(String json) throws Exception {
        try (var client = java.net.http.HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(server.address("/api/v1/recordings"))
                            .header("Authorization", "Bearer " + server.token("Ann"))
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString(json))
                            .build(),
                    HttpResponse.BodyHandlers.ofByteArray());
        }
    }

    private Recording recording(byte[] zip) throws IOException {
        Path unpacked = directory.resolve("unpacked");
        RecordingArchive.unpack(new ByteArrayInputStream(zip), unpacked, 1 << 26);
        return RecordingReader.read(unpacked, new Vocabulary(new LogPatterns()), Optional.empty());
    }

    private Findings findings(byte[] zip) throws IOException {
        Path unpacked = directory.resolve("unpacked");
        RecordingArchive.unpack(new ByteArrayInputStream(zip), unpacked, 1 << 26);
        LogPatterns patterns = new LogPatterns();
        Recording read = RecordingReader.read(unpacked, new Vocabulary(patterns), Optional.empty());
        OptionalLong onset = read.info()
                .reported()
                .map(at -> OptionalLong.of(Timestamps.toNanos(at)))
                .orElse(OptionalLong.empty());
        return Investigation.investigate(
                new Question(read.telemetry(), Optional.empty(), patterns, Optional.empty(), onset));
    }

    private static void waitFor(Supplier<List<String>> lines, int count) throws InterruptedException {
        long until = System.nanoTime() + PATIENCE_MILLIS * 1_000_000L;
        while (lines.get().size() < count && System.nanoTime() < until) {
            Thread.sleep(100);
        }
        assertThat(lines.get()).hasSize(count);
    }

    private static void waitFor(Supplier<List<String>> lines, String words) throws InterruptedException {
        long until = System.nanoTime() + PATIENCE_MILLIS * 1_000_000L;
        while (lines.get().stream().noneMatch(line -> line.contains(words)) && System.nanoTime() < until) {
            Thread.sleep(100);
        }
        assertThat(lines.get()).anyMatch(line -> line.contains(words));
    }
}
