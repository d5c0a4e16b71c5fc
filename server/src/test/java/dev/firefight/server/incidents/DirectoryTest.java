package dev.firefight.server.incidents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firefight.incident.Course;
import dev.firefight.incident.Duty;
import dev.firefight.incident.Incident;
import dev.firefight.incident.Person;
import dev.firefight.incident.Phase;
import dev.firefight.incident.Policy;
import dev.firefight.incident.Role;
import dev.firefight.journal.Entry;
import dev.firefight.journal.Journal;
import dev.firefight.journal.Place;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DirectoryTest {
    private static final int STEPS = 400;

    private Instant now = Instant.parse("2026-03-01T02:00:00.123456Z");

    /** The list folds only what it shows, so that nothing but this holds it to the timeline. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void aLineSaysWhatTheTimelineSays(long seed, @TempDir Path directory) {
        RandomFacts random = new RandomFacts(seed);
        Set<Phase> phases = EnumSet.noneOf(Phase.class);
        try (Journal journal = Journal.open(new Place.InFile(directory.resolve("journal.db")))) {
            Incidents incidents = new Incidents(journal, Policy.USUAL, () -> now);
            Directory list = new Directory(new Words());
            incidents.declare(
                    new Person("Ann"),
                    new Course.Declared("checkout fails", false, Course.Expectation.NO),
                    Optional.empty());
            long position = 1;
            for (int step = 0; step < STEPS; step++) {
                for (Entry entry : journal.readAll(position, 100)) {
                    list.apply(entry);
                    position = entry.position() + 1;
                }
                Incident state = incidents.timeline(1).orElseThrow().state();
                Summary line = list.list(Query.ALL, 0, 1).lines().getFirst();
                String what = "seed " + seed + ", entry " + state.entries();
                phases.add(state.phase());
                assertThat(line.phase()).as(what).isEqualTo(state.phase());
                assertThat(line.isHurting()).as(what).isEqualTo(state.isHurting());
                assertThat(line.severity()).as(what).isEqualTo(state.severity());
                assertThat(line.commander())
                        .as(what)
                        .isEqualTo(state.holder(Role.COMMANDER).map(Duty::person));
                assertThat(line.resolvedAt()).as(what).isEqualTo(state.resolvedAt());
                assertThat(Optional.of(line.lastAt())).as(what).isEqualTo(state.lastAt());
                assertThat(line.entries()).as(what).isEqualTo(state.entries());

                now = now.plusSeconds(random.seconds(300));
                random.fact(state.entries(), now)
                        .ifPresent(fact ->
                                incidents.propose(1, random.person(), fact, random.consent(), Optional.empty()));
            }
        }
        assertThat(phases).hasSizeGreaterThan(1);
    }
}
