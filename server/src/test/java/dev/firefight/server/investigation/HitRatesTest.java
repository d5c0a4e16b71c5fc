package dev.firefight.server.investigation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firefight.incident.Bucket;
import dev.firefight.incident.Consent;
import dev.firefight.incident.Course.Declared;
import dev.firefight.incident.Course.Expectation;
import dev.firefight.incident.Course.Reopened;
import dev.firefight.incident.Course.Resolved;
import dev.firefight.incident.Course.SecondWaveSeen;
import dev.firefight.incident.Fact;
import dev.firefight.incident.Inquiry.Amount;
import dev.firefight.incident.Inquiry.HypothesisConfirmed;
import dev.firefight.incident.Inquiry.HypothesisProposed;
import dev.firefight.incident.Inquiry.HypothesisRefuted;
import dev.firefight.incident.Inquiry.Observed;
import dev.firefight.incident.Inquiry.Source;
import dev.firefight.incident.Person;
import dev.firefight.incident.Policy;
import dev.firefight.journal.Entry;
import dev.firefight.journal.Journal;
import dev.firefight.journal.Place;
import dev.firefight.server.incidents.Incidents;
import dev.firefight.server.incidents.Outcome;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HitRatesTest {
    private static final Person ANN = new Person("Ann");

    @TempDir
    private Path directory;

    private Instant now = Instant.parse("2026-03-01T02:00:00Z");
    private Journal journal;
    private Incidents incidents;
    private int keys;

    @BeforeEach
    void open() {
        journal = Journal.open(new Place.InFile(directory.resolve("journal.db")));
        incidents = new Incidents(journal, Policy.USUAL, () -> now);
    }

    @AfterEach
    void close() {
        journal.close();
    }

    private long declare(boolean isDrill) {
        Outcome.Written written = (Outcome.Written)
                incidents.declare(ANN, new Declared("checkout fails", isDrill, Expectation.NO), Optional.empty());
        return written.incident();
    }

    private long write(long incident, Person by, Fact fact) {
        Optional<String> key =
                by.equals(Person.PROGRAM) ? Optional.of("investigation/" + incident + "/" + ++keys) : Optional.empty();
        Outcome outcome = incidents.propose(incident, by, fact, new Consent.Because("so it is"), key);
        assertThat(outcome).isInstanceOf(Outcome.Written.class);
        return ((Outcome.Written) outcome).entries().getLast().number();
    }

    private long suspect(long incident, Person by, String cause) {
        return write(
                incident, by, new HypothesisProposed(Bucket.INTERNAL, cause, Amount.HIGH, Amount.HIGH, Amount.LOW, ""));
    }

    private void confirm(long incident, long suspect) {
        write(incident, ANN, new HypothesisConfirmed(suspect, "seen", Source.LOG));
    }

    private void resolve(long incident) {
        write(incident, ANN, new Resolved("rolled back"));
    }

    private HitRate rate(boolean ofDrills) {
        HitRates rates = new HitRates();
        for (Entry entry : journal.readAll(1, 1_000)) {
            rates.apply(entry);
        }
        return rates.of(ofDrills);
    }

    @Test
    void theCauseThatPeopleConfirmedIsCountedByItsPlaceAmongTheSuspects() {
        for (int place = 1; place <= 5; place++) {
            long incident = declare(false);
            long confirmed = 0;
            for (int rank = 1; rank <= 5; rank++) {
                long suspect = suspect(incident, Person.PROGRAM, "service " + rank + ": slow");
                confirmed = rank == place ? suspect : confirmed;
            }
            confirm(incident, confirmed);
            resolve(incident);
        }
        HitRate rate = rate(false);
        assertThat(rate.ended()).isEqualTo(5);
        assertThat(rate.first()).isEqualTo(1);
        assertThat(rate.topThree()).isEqualTo(3);
        assertThat(rate.named()).isEqualTo(5);
        assertThat(rate.suspects()).isEqualTo(25);
        assertThat(rate(true).ended()).isZero();
    }

    @Test
    void whatPeopleFoundThemselvesIsMissedSilentOrNeverLookedInto() {
        long missed = declare(false);
        long wrong = suspect(missed, Person.PROGRAM, "cart: slow");
        write(missed, ANN, new HypothesisRefuted(wrong, "it is well", Source.COMPONENT));
        confirm(missed, suspect(missed, ANN, "a mistyped command"));
        resolve(missed);

        long silent = declare(false);
        write(silent, Person.PROGRAM, new Observed("Looked into it. Nothing stands out.", Source.OPINION));
        confirm(silent, suspect(silent, ANN, "a certificate"));
        resolve(silent);

        long unseen = declare(false);
        confirm(unseen, suspect(unseen, ANN, "a cable"));
        resolve(unseen);

        HitRate rate = rate(false);
        assertThat(rate.ended()).isEqualTo(2);
        assertThat(rate.missed()).isEqualTo(1);
        assertThat(rate.silent()).isEqualTo(1);
        assertThat(rate.unseen()).isEqualTo(1);
        assertThat(rate.refuted()).isEqualTo(1);
        assertThat(rate.named()).isZero();
    }

    @Test
    void whatIsOpenReopenedOrTakenBackDoesNotCount() {
        long open = declare(false);
        confirm(open, suspect(open, Person.PROGRAM, "cart: slow"));

        long reopened = declare(false);
        confirm(reopened, suspect(reopened, Person.PROGRAM, "cart: slow"));
        resolve(reopened);
        write(reopened, ANN, new Reopened("it burns again"));

        long takenBack = declare(false);
        long suspect = suspect(takenBack, Person.PROGRAM, "cart: slow");
        confirm(takenBack, suspect);
        write(takenBack, ANN, new HypothesisRefuted(suspect, "it was another", Source.LOG));
        resolve(takenBack);

        HitRate rate = rate(false);
        assertThat(rate.ended()).isZero();
        assertThat(rate.suspects()).isEqualTo(3);
        assertThat(rate.confirmed()).isEqualTo(2);
        assertThat(rate.refuted()).isEqualTo(1);
    }

    @Test
    void aSecondWaveIsLookedIntoAnewAndItsFirstSuspectIsAFirstOne() {
        long incident = declare(false);
        for (int rank = 1; rank <= 3; rank++) {
            suspect(incident, Person.PROGRAM, "service " + rank + ": slow");
        }
        write(incident, ANN, new SecondWaveSeen("slow queries"));
        confirm(incident, suspect(incident, Person.PROGRAM, "orders-db: slow"));
        resolve(incident);
        assertThat(rate(false).first()).isEqualTo(1);
    }

    @Test
    void drillsAreCountedApartAndTheMedianIsOfAllThatHadASuspect() {
        for (int seconds : new int[] {10, 20, 90}) {
            long drill = declare(true);
            now = now.plusSeconds(seconds);
            suspect(drill, Person.PROGRAM, "cart: slow");
            now = now.plusSeconds(600);
            suspect(drill, Person.PROGRAM, "mail: slow");
        }
        assertThat(rate(true).median()).contains(Duration.ofSeconds(20));
        assertThat(rate(true).timed()).isEqualTo(3);
        assertThat(rate(false).median()).isEmpty();
        assertThat(rate(false)).isEqualTo(new HitRate(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, Optional.empty()));
    }

    @Test
    void aShareOfFewIsNoPercentage() {
        assertThat(HitRate.share(0, 0)).isEqualTo("none yet");
        assertThat(HitRate.share(3, 4)).isEqualTo("3 of 4");
        assertThat(HitRate.share(19, 19)).isEqualTo("19 of 19");
        assertThat(HitRate.share(17, 20)).isEqualTo("17 of 20 (85 %)");
    }
}
