package dev.firefight.server.incidents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firefight.incident.Consent;
import dev.firefight.incident.Course;
import dev.firefight.incident.Entry;
import dev.firefight.incident.Inquiry;
import dev.firefight.incident.Person;
import dev.firefight.incident.Policy;
import dev.firefight.journal.Addition;
import dev.firefight.journal.Journal;
import dev.firefight.journal.JournalBusy;
import dev.firefight.journal.Place;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Another program that writes to the same incident, and is always first. */
class IncidentsTest {
    private static final Instant NOW = Instant.parse("2026-03-01T02:00:00Z");
    private static final Person ANN = new Person("Ann");

    @TempDir
    Path directory;

    private Journal journal;
    private Incidents incidents;
    private int timesFirst;

    @BeforeEach
    void open() {
        journal = Journal.open(new Place.InFile(directory.resolve("journal.db")));
        incidents = new Incidents(contested(), Policy.USUAL, () -> NOW);
        incidents.declare(ANN, new Course.Declared("checkout fails", false, Course.Expectation.NO), Optional.empty());
    }

    @AfterEach
    void close() {
        journal.close();
    }

    @Test
    void whoeverIsLateAHundredTimesIsWrittenAllTheSame() {
        timesFirst = 100;
        assertThat(says("late")).isInstanceOfSatisfying(Outcome.Written.class, written -> assertThat(
                        written.entries().getFirst().number())
                .isEqualTo(102));
    }

    @Test
    void whoeverIsAlwaysLateIsToldToTryAgain() {
        timesFirst = Integer.MAX_VALUE;
        assertThatThrownBy(() -> says("late"))
                .isInstanceOf(JournalBusy.class)
                .hasMessageContaining("try again in a moment");
    }

    @Test
    void aKeyThatWasUsedForAnotherIncidentIsRefused() {
        declares("second", "b");
        Optional<String> key = Optional.of("a");
        Inquiry.Observed fact = new Inquiry.Observed("errors fall", Inquiry.Source.LOG);
        incidents.propose(1, ANN, fact, new Consent.None(), key);
        assertThat(incidents.propose(1, ANN, fact, new Consent.None(), key))
                .isInstanceOfSatisfying(Outcome.Written.class, again -> assertThat(again.isRepeated())
                        .isTrue());
        assertThatThrownBy(() -> incidents.propose(2, ANN, fact, new Consent.None(), key))
                .hasMessageContaining("used for something else");
    }

    @Test
    void whatIsDeclaredAgainTakesNoNumber() {
        assertThat(declares("second", "b")).isEqualTo(2);
        assertThat(declares("second", "b")).isEqualTo(2);
        assertThat(declares("third", "c")).isEqualTo(3);
        assertThatThrownBy(() -> declares("fourth", "c")).hasMessageContaining("used for something else");
    }

    private long declares(String title, String key) {
        Course.Declared fact = new Course.Declared(title, false, Course.Expectation.NO);
        return ((Outcome.Written) incidents.declare(ANN, fact, Optional.of(key))).incident();
    }

    private Outcome says(String what) {
        return incidents.propose(
                1, ANN, new Inquiry.Observed(what, Inquiry.Source.LOG), new Consent.None(), Optional.empty());
    }

    private Journal contested() {
        return (Journal) Proxy.newProxyInstance(
                Journal.class.getClassLoader(), new Class<?>[] {Journal.class}, (_, method, arguments) -> {
                    if (method.getName().equals("append") && timesFirst > 0) {
                        timesFirst--;
                        Entry entry = new Entry(1, NOW, ANN, new Inquiry.Observed("first", Inquiry.Source.LOG));
                        journal.append(List.of(Addition.atTheEnd(Streams.name(1), Streams.draft(entry))));
                    }
                    try {
                        return method.invoke(journal, arguments);
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                });
    }
}
