package dev.firefight.server.incidents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firefight.incident.Action;
import dev.firefight.incident.ClockKind;
import dev.firefight.incident.Consent;
import dev.firefight.incident.Course;
import dev.firefight.incident.Note;
import dev.firefight.incident.Person;
import dev.firefight.incident.Policy;
import dev.firefight.journal.Addition;
import dev.firefight.journal.Bytes;
import dev.firefight.journal.Draft;
import dev.firefight.journal.Journal;
import dev.firefight.journal.Place;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RemindersTest {
    private static final Person ANN = new Person("Ann");

    @TempDir
    Path directory;

    private final List<String> told = Collections.synchronizedList(new ArrayList<>());
    private volatile Instant now = Instant.parse("2026-03-01T02:00:00Z");

    @Test
    void aTimelineThatCannotBeReadSilencesNoOther() throws InterruptedException {
        try (Journal journal = Journal.open(new Place.InFile(directory.resolve("journal.db")))) {
            Incidents incidents = new Incidents(journal, Policy.USUAL, () -> now);
            incidents.declare(ANN, new Course.Declared("x", false, Course.Expectation.NO), Optional.empty());
            incidents.declare(ANN, new Course.Declared("y", false, Course.Expectation.NO), Optional.empty());
            Draft foreign = new Draft("of-a-newer-program", now, Bytes.ofText("{\"by\":\"Ann\",\"fact\":{}}"));
            journal.append(List.of(Addition.atTheEnd(Streams.name(1), foreign)));
            Incidents afterAStart = new Incidents(journal, Policy.USUAL, () -> now);
            now = now.plus(Duration.ofMinutes(3));
            try (Reminders reminders = new Reminders(afterAStart, told::add);
                    Follower follower = new Follower(journal, List.of(reminders))) {
                follower.start();
                reminders.start(Set.of(1L, 2L));
                for (int wait = 0; wait < 200 && entries(afterAStart, 2) < 2; wait++) {
                    Thread.sleep(50);
                }
            }
            assertThat(afterAStart.timeline(2).orElseThrow().entries().getLast().fact())
                    .isInstanceOf(Note.ClockRang.class);
            assertThat(told).isNotEmpty().allMatch(words -> words.startsWith("no clock of incident 1 rings: entry 2"));
        }
    }

    private static int entries(Incidents incidents, long incident) {
        return incidents.timeline(incident).orElseThrow().entries().size();
    }

    @Test
    void aDebtOfAnIncidentThatIsOverRingsAfterAStartThoughNobodyOpensIt() throws InterruptedException {
        try (Journal journal = Journal.open(new Place.InFile(directory.resolve("journal.db")))) {
            Incidents incidents = new Incidents(journal, Policy.USUAL, () -> now);
            incidents.declare(ANN, new Course.Declared("x", false, Course.Expectation.NO), Optional.empty());
            for (var fact : List.of(
                    new Action.WorkaroundApplied("a restart", Optional.of(ANN), Optional.of(LocalDate.of(2026, 3, 3))),
                    new Course.Resolved("restarted"))) {
                incidents.propose(1, ANN, fact, new Consent.Because("seen by all"), Optional.empty());
            }
            now = now.plus(Duration.ofDays(10));
            Directory list = new Directory(new Words());
            try (Reminders reminders = new Reminders(incidents, told::add);
                    Follower follower = new Follower(journal, List.of(list, reminders))) {
                follower.start();
                reminders.start(list.open());
                for (int wait = 0;
                        wait < 200
                                && incidents
                                        .timeline(1)
                                        .orElseThrow()
                                        .state()
                                        .lastAt()
                                        .filter(now::equals)
                                        .isEmpty();
                        wait++) {
                    Thread.sleep(50);
                }
            }
            assertThat(incidents.timeline(1).orElseThrow().entries().getLast().fact())
                    .isEqualTo(new Note.ClockRang(ClockKind.WORKAROUND_OVERDUE, Instant.parse("2026-03-04T00:00:00Z")));
        }
    }
}
