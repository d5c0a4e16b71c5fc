package dev.firefight.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firefight.incident.Entry;
import dev.firefight.incident.Incident;
import dev.firefight.incident.Policy;
import dev.firefight.journal.Journal;
import dev.firefight.journal.Place;
import dev.firefight.server.incidents.Directory;
import dev.firefight.server.incidents.Follower;
import dev.firefight.server.incidents.Incidents;
import dev.firefight.server.incidents.Query;
import dev.firefight.server.incidents.Words;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The large journal is one that the server reads. */
class LargeJournalTest {
    @Test
    void allIncidentsAndEntriesAreThereAndCanBeRead(@TempDir Path directory) {
        try (Journal journal = Journal.open(new Place.InFile(directory.resolve("journal.db")))) {
            LargeJournal.write(journal, 300, 15_000);
            Directory incidents = new Directory(new Words());
            try (Follower follower = new Follower(journal, List.of(incidents))) {
                follower.start();
            }
            assertThat(journal.head().position()).isEqualTo(15_000);
            assertThat(incidents.list(Query.ALL, 0, 10).total()).isEqualTo(300);
            assertThat(incidents.open()).hasSize(20);
            Incidents door = new Incidents(journal, Policy.USUAL, InstantSource.system());
            assertThat(door.timeline(7).orElseThrow().state().resolvedAt()).isPresent();
        }
    }

    @Test
    void aTimelineHasAllKindsOfWorkInIt() {
        List<Entry> timeline = PastIncident.whole(1_000);
        Incident state = Incident.of(timeline);
        assertThat(timeline).hasSize(1_000);
        assertThat(state.hypotheses()).hasSizeGreaterThan(10);
        assertThat(state.changes()).isNotEmpty();
        assertThat(state.resolvedAt()).isPresent();
    }
}
