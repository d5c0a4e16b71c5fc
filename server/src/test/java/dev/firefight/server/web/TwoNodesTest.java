package dev.firefight.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firefight.journal.Journal;
import dev.firefight.journal.Place;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The server over PostgreSQL, and two of them over one database. */
class TwoNodesTest {
    private static final String TIMELINE = "/api/v1/incidents/1/timeline";
    private static final int WRITERS = 3;
    private static final int EACH = 12;
    private static final int ENTRIES = 1 + 2 * WRITERS * EACH;

    @Test
    void whoeverWritesWhereAllSeeOneTimeline() throws IOException, ExecutionException, InterruptedException {
        try (EmbeddedPostgres database = started()) {
            Place place = Place.of("postgresql://postgres@localhost:" + database.getPort() + "/postgres");
            try (OwnServer one = new OwnServer(place, InstantSource.system());
                    OwnServer other = new OwnServer(place, one);
                    ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
                one.post("Ann", "/api/v1/incidents", "{\"title\":\"x\",\"willHurtLong\":\"no\"}");
                List<Future<?>> all = new ArrayList<>();
                for (OwnServer node : List.of(one, other)) {
                    for (int writer = 0; writer < WRITERS; writer++) {
                        all.add(people.submit(() -> write(node)));
                    }
                }
                for (Future<?> writer : all) {
                    writer.get();
                }

                JsonNode here = entries(one);
                JsonNode there = entries(other);
                assertThat(here.size()).isEqualTo(ENTRIES);
                assertThat(there).isEqualTo(here);
                assertThat(here.valueStream().map(entry -> entry.path("number").asLong()))
                        .containsExactlyElementsOf(
                                LongStream.rangeClosed(1, here.size()).boxed().toList());
                assertThat(one.log()).isEmpty();
                assertThat(other.log()).isEmpty();
            }
            try (Journal journal = Journal.openForReading(place)) {
                assertThat(journal.verify().whole()).isTrue();
            }
        }
    }

    private static EmbeddedPostgres started() {
        try {
            return EmbeddedPostgres.builder().start();
        } catch (IOException | RuntimeException cannot) {
            return Assumptions.abort(
                    "PostgreSQL cannot be started here, so that the server is not tried on it: " + cannot);
        }
    }

    private static void write(OwnServer node) {
        for (int i = 0; i < EACH; i++) {
            assertThat(node.post("Ann", TIMELINE, "{\"kind\":\"observed\",\"what\":\"" + i + "\",\"source\":\"log\"}")
                            .statusCode())
                    .isEqualTo(201);
        }
    }

    /** All entries, once the node has heard of those that the other one wrote. */
    private static JsonNode entries(OwnServer node) throws InterruptedException {
        JsonNode entries = OwnServer.json(node.get("Vera", TIMELINE)).path("entries");
        for (int i = 0; i < 200 && entries.size() < ENTRIES; i++) {
            Thread.sleep(50);
            entries = OwnServer.json(node.get("Vera", TIMELINE)).path("entries");
        }
        return entries;
    }
}
