package dev.firefight.server.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firefight.incident.Person;
import dev.firefight.journal.Addition;
import dev.firefight.journal.Journal;
import dev.firefight.journal.JournalException;
import dev.firefight.journal.Place;
import dev.firefight.server.change.ChangeFact.State;
import dev.firefight.server.incidents.Follower;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a delivery to the list, over a journal. */
class ChangeFeedTest {
    @TempDir
    private Path directory;

    private volatile Instant now = Instant.parse("2026-03-01T12:00:00Z");
    private Journal journal;
    private ChangeFeed feed;
    private Follower follower;
    private ChangeIntake intake;

    @BeforeEach
    void open() {
        open(new ChangeFeed());
    }

    private void open(ChangeFeed fresh) {
        journal = Journal.open(new Place.InFile(directory.resolve("journal.db")));
        feed = fresh;
        follower = new Follower(journal, List.of(feed));
        follower.start();
        intake = new ChangeIntake(journal, follower, Set::of, () -> now);
    }

    @AfterEach
    void close() {
        follower.close();
        journal.close();
    }

    private ChangeIntake.Result receive(String text) {
        return receive("ci", text);
    }

    private ChangeIntake.Result receive(String integration, String text) {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        return intake.receive(integration, Map.of(), ChangeNote.read(body), body);
    }

    private List<ReportedChange> all() {
        return feed.since(Instant.EPOCH);
    }

    @Test
    void theSameDeliveryTwiceIsOneChangeAlsoAfterAStart() {
        assertThat(receive("checkout: v42").isNew()).isTrue();
        assertThat(receive("checkout: v42").isNew()).isFalse();
        close();
        open();
        assertThat(receive("checkout: v42").isNew()).isFalse();
        assertThat(all()).hasSize(1);
        assertThat(receive("other", "checkout: v42").isNew())
                .as("of another sender")
                .isTrue();
    }

    @Test
    void theSameWordsMeanAnotherChangeOnceNobodyTriesAgainAnyMore() {
        receive("checkout: v42");
        now = now.plus(ChangeIntake.SAME_WORDS).minusSeconds(1);
        assertThat(receive("checkout: v42").isNew()).isFalse();
        now = now.plusSeconds(1);
        assertThat(receive("checkout: v42").isNew()).isTrue();
        String dated = "{\"service\":\"checkout\",\"summary\":\"v43\",\"timestamp\":\"2026-03-01T11:00:00Z\"}";
        assertThat(receive(dated).isNew()).isTrue();
        now = now.plus(Duration.ofDays(3));
        assertThat(receive(dated).isNew()).as("it names its moment").isFalse();
    }

    @Test
    void aTurnOfTheClockBetweenTwoTriesMakesNoSecondChange() {
        now = Instant.parse("2026-03-01T12:09:59Z");
        receive("checkout: v42");
        now = Instant.parse("2026-03-01T12:10:01Z");
        assertThat(receive("checkout: v42").isNew()).isFalse();
    }

    @Test
    void manyAtOnceOfOneDeliveryAreOneChange() throws Exception {
        List<Future<ChangeIntake.Result>> answers;
        try (ExecutorService many = Executors.newFixedThreadPool(8)) {
            List<Callable<ChangeIntake.Result>> tries = new ArrayList<>();
            for (int number = 0; number < 64; number++) {
                tries.add(() -> receive("checkout: v42"));
            }
            answers = many.invokeAll(tries);
        }
        Set<String> ids = new HashSet<>();
        int news = 0;
        for (Future<ChangeIntake.Result> answer : answers) {
            ids.add(answer.get().change().id());
            news += answer.get().isNew() ? 1 : 0;
        }
        assertThat(news).isEqualTo(1);
        assertThat(ids).hasSize(1);
        assertThat(all()).hasSize(1);
    }

    @Test
    void aChangeThatGoesOnStaysOneAndDoesNotGoBack() {
        receive("{\"service\":\"checkout\",\"summary\":\"v42\",\"id\":\"7\",\"state\":\"started\",\"author\":\"Ada\"}");
        now = now.plusSeconds(60);
        receive("{\"service\":\"checkout\",\"summary\":\"v42 is there\",\"id\":\"7\",\"state\":\"succeeded\"}");
        receive("{\"service\":\"checkout\",\"summary\":\"v42 is late\",\"id\":\"7\",\"state\":\"started\"}");
        ReportedChange one = all().getFirst();
        assertThat(all()).hasSize(1);
        assertThat(one.facts().state()).isEqualTo(State.SUCCEEDED);
        assertThat(one.facts().author()).isEqualTo("Ada");
        assertThat(one.facts().beganAt()).isEqualTo(Instant.parse("2026-03-01T12:00:00Z"));
        assertThat(one.endedAt()).contains(Instant.parse("2026-03-01T12:01:00Z"));
    }

    @Test
    void nothingBeginsInTheFuture() {
        receive("{\"service\":\"a\",\"summary\":\"x\",\"startedAt\":\"2036-03-01T11:00:00Z\"}");
        receive("{\"service\":\"a\",\"summary\":\"y\",\"startedAt\":\"1999-03-01T11:00:00Z\"}");
        assertThat(all()).allSatisfy(one -> assertThat(one.facts().beganAt()).isEqualTo(now));
    }

    @Test
    void theListIsBoundedInNumberAndInTime() {
        close();
        open(new ChangeFeed(3));
        for (int number = 0; number < 5; number++) {
            receive("checkout: v" + number);
            now = now.plusSeconds(1);
        }
        assertThat(all()).extracting(one -> one.facts().summary()).containsExactly("v4", "v3", "v2");
        now = now.plus(ChangeFeed.KEPT).plusSeconds(10);
        receive("checkout: v5");
        assertThat(all()).hasSize(1);
    }

    @Test
    void aPageIsOfOneServiceAndSaysHowManyThereAre() {
        receive("checkout: v1");
        receive("search: v2");
        now = now.plusSeconds(1);
        receive("{\"service\":\"Checkout, search\",\"summary\":\"v3\"}");
        ChangeFeed.Page page = feed.list("CHECKOUT", Instant.EPOCH, 0, 1);
        assertThat(page.total()).isEqualTo(2);
        assertThat(page.lines()).extracting(one -> one.facts().summary()).containsExactly("v3");
        assertThat(feed.list("checkout", Instant.EPOCH, 1, 10).lines()).hasSize(1);
        assertThat(feed.list("checkout", now, 0, 10).total()).isEqualTo(1);
        assertThat(feed.list("", Instant.EPOCH, Integer.MAX_VALUE, 10).lines()).isEmpty();
    }

    @Test
    void onlyASenderFeedsIt() {
        assertThat(feed.isFed()).isFalse();
        byte[] body = "checkout: by hand".getBytes(StandardCharsets.UTF_8);
        intake.receive(new Person("Ada"), ChangeNote.read(body), Optional.of("key-1"), body);
        assertThat(all()).hasSize(1);
        assertThat(feed.isFed()).isFalse();
        receive("{\"service\":\"a\",\"summary\":\"x\",\"environment\":\"staging\"}");
        assertThat(feed.isFed()).isFalse();
        receive("checkout: v42");
        assertThat(feed.isFed()).isTrue();
    }

    @Test
    void whatCouldNotBeStoredIsToldSoAndTakenWhenItComesAgain() {
        journal.close();
        assertThatThrownBy(() -> receive("checkout: v42")).isInstanceOf(JournalException.class);
        close();
        open();
        assertThat(receive("checkout: v42").isNew()).isTrue();
        assertThat(all()).hasSize(1);
    }

    @Test
    void whatIsWrittenIsReadBack() {
        receive("{\"service\":\"a, b\",\"summary\":\"x\",\"revision\":\"v1\",\"environment\":\"eu\",\"author\":\"Ada\","
                + "\"type\":\"flag\",\"link\":\"https://example.org/1\",\"id\":\"é\\n\\\"\"}");
        ReportedChange before = all().getFirst();
        close();
        open();
        assertThat(all()).containsExactly(before);
        journal.append(
                List.of(Addition.atTheEnd(ChangeStream.NAME, ChangeStream.draft(now, Person.PROGRAM, before.facts()))));
        assertThat(before.services()).containsExactly("a", "b");
    }
}
