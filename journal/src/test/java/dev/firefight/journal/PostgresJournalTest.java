package dev.firefight.journal;

import static dev.firefight.journal.Drafts.saying;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What every journal promises, in a database; and what only several programs on one database can break. */
class PostgresJournalTest extends JournalContract {
    private static OwnPostgres server;
    private static int databases;

    @BeforeAll
    static void start() {
        server = OwnPostgres.startedOrSkipped();
    }

    @AfterAll
    static void stop() throws Exception {
        if (server != null) {
            server.close();
        }
    }

    @Override
    public Place emptyPlace() throws SQLException {
        databases++;
        return server.newDatabase("journal_" + databases);
    }

    @Test
    void severalProgramsOnOneDatabaseWriteOneOrderWithoutGaps() throws Exception {
        Place shared = emptyPlace();
        int programs = 3;
        int appends = 100;
        try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = new ArrayList<>();
            for (int number = 0; number < programs; number++) {
                String own = "program/" + number;
                running.add(people.submit(() -> {
                    try (Journal journal = Journal.open(shared)) {
                        for (int append = 0; append < appends; append++) {
                            journal.append(List.of(
                                    Addition.after(append, own, saying(own)),
                                    Addition.atTheEnd("shared", saying(own))));
                        }
                    }
                }));
            }
            for (Future<?> program : running) {
                program.get();
            }
        }
        try (Journal journal = Journal.open(shared)) {
            assertThat(journal.head().position()).isEqualTo(2L * programs * appends);
            assertThat(journal.streamHead("shared").sequence()).isEqualTo((long) programs * appends);
            assertThat(journal.verify().whole()).isTrue();
        }
    }

    @Test
    void connectionsThatWereCutAreMadeAnew() throws Exception {
        Place place = emptyPlace();
        try (Journal journal = Journal.open(place)) {
            journal.append(List.of(Addition.after(0, "a", saying("1"))));
            server.cutConnections();
            journal.append(List.of(Addition.after(1, "a", saying("2"))));
            server.cutConnections();
            assertThat(journal.readAll(1, 10)).hasSize(2);
        }
    }

    @Test
    void anAlteredRowIsFound() throws Exception {
        Place place = emptyPlace();
        try (Journal journal = Journal.open(place)) {
            journal.append(List.of(Addition.after(0, "a", saying("1"), saying("2"))));
            try (Connection connection = server.connection(place)) {
                connection
                        .createStatement()
                        .execute("update firefight_journal.entry set payload = 'x' where position = 1");
            }
            assertThat(journal.verify().damages()).singleElement().satisfies(damage -> {
                assertThat(damage.stream()).isEqualTo("a");
                assertThat(damage.sequence()).isEqualTo(1);
            });
        }
    }

    @Test
    void commitsAreDurableWhateverTheServerIsSetTo() throws Exception {
        Place place = emptyPlace();
        try (Connection connection = server.connection(place)) {
            connection.createStatement().execute("alter role current_user set synchronous_commit = off");
        }
        try (Store store = StoredJournal.store(place);
                Connection writing = store.connectForWriting();
                var answer = writing.createStatement().executeQuery("show synchronous_commit")) {
            assertThat(answer.next()).isTrue();
            assertThat(answer.getString(1)).isEqualTo("on");
        }
    }

    @Test
    void aJournalOfANewerVersionIsRefused() throws Exception {
        Place place = emptyPlace();
        Journal.open(place).close();
        try (Connection connection = server.connection(place)) {
            connection.createStatement().execute("update firefight_journal.version set number = 99");
        }
        assertThatThrownBy(() -> Journal.open(place))
                .isInstanceOf(JournalNotOpened.class)
                .hasMessageContaining("newer Firefight");
    }

    @Test
    void aDatabaseThatIsNotThereIsToldWithoutThePassword() {
        assertThatThrownBy(() -> Journal.open(Place.of("postgresql://ann:secret@localhost:1/nothing")))
                .isInstanceOf(JournalNotOpened.class)
                .hasMessageContaining("postgresql://ann@localhost:1/nothing")
                .hasMessageNotContaining("secret");
    }
}
