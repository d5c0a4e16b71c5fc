package dev.firefight.server.incidents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firefight.incident.Action;
import dev.firefight.incident.ClockKind;
import dev.firefight.incident.Consent;
import dev.firefight.incident.Course;
import dev.firefight.incident.Note;
import dev.firefight.incident.Person;
import dev.firefight.incident.Policy;
import dev.firefight.journal.Journal;
import dev.firefight.journal.Place;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RemindersTest {
    private static final Person ANN = new Person("Ann");

    @TempDir
    Path directory;

    private volatile Instant now = Instant.parse("2026-03-01T02:00:00Z");

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
            try (Reminders reminders = new Reminders(incidents);
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
