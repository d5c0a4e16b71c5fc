package dev.firefight.server.drill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firefight.incident.Action.Choice;
import dev.firefight.incident.Action.Decided;
import dev.firefight.incident.Consent;
import dev.firefight.incident.Entry;
import dev.firefight.incident.Inquiry.Asked;
import dev.firefight.incident.Person;
import dev.firefight.incident.Role;
import dev.firefight.incident.Ruling;
import dev.firefight.journal.Journal;
import dev.firefight.journal.Limits;
import dev.firefight.journal.Place;
import dev.firefight.practice.desk.Reply;
import dev.firefight.practice.drill.Deed;
import dev.firefight.practice.drill.LogText;
import dev.firefight.practice.drill.Opening.Mode;
import dev.firefight.server.drill.Drills.Wish;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DrillsTest {
    private static final Person KIM = new Person("Kim");
    private static final Person ANN = new Person("Ann");
    private static final Wish PRACTICE = new Wish("provider-down", Mode.PRACTICE, false, false);

    @SuppressWarnings("NullAway.Init") // opened before each test
    private Journal journal;

    private Instant now = Instant.parse("2026-03-02T09:00:00Z");

    @BeforeEach
    void open(@TempDir Path directory) {
        journal = Journal.open(new Place.InFile(directory.resolve("journal.db")));
    }

    @AfterEach
    void close() {
        journal.close();
    }

    /** As a server that was just started sees them. */
    private Drills drills() {
        Drills drills = new Drills(journal, () -> now, new Random(7), "firefight", Runnable::run);
        journal.readAll(1, Limits.PAGE_ENTRIES).forEach(drills::apply);
        return drills;
    }

    private static LiveDrill find(Drills drills, long number) {
        return drills.find(number).orElseThrow();
    }

    /** Time goes on while somebody looks now and then. */
    private void watched(LiveDrill drill, Duration time) {
        for (Duration left = time; left.isPositive(); left = left.minusSeconds(30)) {
            now = now.plusSeconds(30);
            drill.scene(KIM);
        }
    }

    @Test
    void whatWasDoneIsThereAgainAfterTheProgramStartedAnew() {
        Drills first = drills();
        long number = first.begin(KIM, PRACTICE);
        LiveDrill drill = find(first, number);
        watched(drill, Duration.ofSeconds(90));
        assertThat(drill.type(KIM, "status").parts()).isNotEmpty();
        assertThat(drill.type(KIM, "declare").reply()).isInstanceOf(Reply.Written.class);
        assertThat(drill.type(ANN, "suppose dependency the provider fails").reply())
                .isInstanceOf(Reply.Written.class);
        assertThat(drill.type(KIM, "do switch-provider payment-provider | charges succeed | switch back")
                        .reply())
                .isInstanceOf(Reply.Begun.class);
        Scene before = drill.scene(KIM);

        LiveDrill again = find(drills(), number);
        Scene after = again.scene(KIM);

        assertThat(LogText.lines(after.log())).isEqualTo(LogText.lines(before.log()));
        assertThat(after.timeline()).isEqualTo(before.timeline());
        assertThat(after.harm()).isEqualTo(before.harm());
        watched(again, Duration.ofMinutes(2));
        assertThat(again.scene(KIM).elapsed())
                .isEqualTo(before.elapsed()); // it stands still until somebody lets it go on
        again.speed(1);
        watched(again, Duration.ofMinutes(2));
        assertThat(again.scene(KIM).harm().getLast().share()).isLessThan(0.01); // what was begun before is done
    }

    @Test
    void practiceStandsStillWhileNobodyLooksAndAnExamDoesNot() {
        Drills drills = drills();
        LiveDrill practice = find(drills, drills.begin(KIM, PRACTICE));
        LiveDrill exam = find(drills, drills.begin(KIM, new Wish("provider-down", Mode.EXAM, false, false)));

        now = now.plus(Duration.ofMinutes(5));

        assertThat(practice.scene(KIM).elapsed()).isZero();
        assertThat(practice.scene(KIM).speed()).isZero();
        assertThat(exam.scene(KIM).elapsed()).isEqualTo(Duration.ofMinutes(5));
        assertThatThrownBy(() -> exam.speed(0)).isInstanceOf(DrillRefused.class);
        assertThatThrownBy(() -> exam.end(ANN)).isInstanceOf(DrillRefused.class);
        now = now.plus(Duration.ofMinutes(2));
        assertThat(find(drills(), exam.number()).scene(KIM).elapsed()).isEqualTo(Duration.ofMinutes(7));
        practice.speed(20);
        now = now.plusSeconds(3);
        assertThat(practice.scene(KIM).elapsed()).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void theMachineKeepsTheTimelineAndTellsOthersWhereNobodyDoes() {
        Drills drills = drills();
        LiveDrill drill = find(drills, drills.begin(KIM, new Wish("provider-down", Mode.PRACTICE, false, true)));
        drill.type(KIM, "declare");
        drill.type(KIM, "take scribe");
        watched(drill, Duration.ofMinutes(4));

        Scene scene = drill.scene(KIM);

        assertThat(scene.incident().holder(Role.SCRIBE).orElseThrow().person()).isEqualTo(KIM);
        assertThat(scene.incident().holder(Role.COMMUNICATION).orElseThrow().person())
                .isEqualTo(Person.PROGRAM);
        assertThat(scene.incident().updatedAt()).isPresent();
        drill.say(ANN, new Asked("Shall we call customers?"), new Consent.None(), Optional.empty());
        assertThat(drill.scene(KIM).incident().openQuestions()).containsValue("Shall we call customers?");
        watched(drill, Duration.ofMinutes(3));
        assertThat(drill.scene(KIM).incident().openQuestions()).doesNotContainValue("Shall we call customers?");
    }

    @Test
    void whoWatchesOverItSeesAllAndPlaysNoMore() {
        Drills drills = drills();
        long number = drills.begin(KIM, PRACTICE);
        LiveDrill drill = find(drills, number);
        drill.type(KIM, "declare");

        assertThatThrownBy(() -> drill.facilitate(KIM)).isInstanceOf(DrillRefused.class);
        assertThatThrownBy(() -> drill.letSay(ANN, "head of sales", "When?")).isInstanceOf(DrillRefused.class);
        drill.facilitate(ANN);

        assertThat(drill.scene(ANN).isFacilitator()).isTrue();
        assertThat(drill.scene(KIM).isFacilitator()).isFalse();
        assertThatThrownBy(() -> drill.type(ANN, "status")).isInstanceOf(DrillRefused.class);
        assertThatThrownBy(() -> drill.letSay(ANN, "Kim", "I have mended it")).isInstanceOf(DrillRefused.class);
        assertThat(drill.letSay(ANN, "head of sales", "When is it back?")).isInstanceOf(Ruling.Accepted.class);
        assertThat(drill.scene(KIM).timeline().getLast()).extracting(Entry::by).isEqualTo(new Person("head of sales"));
        LiveDrill again = find(drills(), number);
        assertThatThrownBy(() -> again.type(ANN, "status")).isInstanceOf(DrillRefused.class);
    }

    @Test
    void whatIsOverStaysOverAndItsPointsStandInTheList() {
        Drills drills = drills();
        long number = drills.begin(KIM, PRACTICE);
        LiveDrill drill = find(drills, number);
        assertThatThrownBy(() -> drills.debrief(drill)).isInstanceOf(DrillRefused.class);
        drill.type(KIM, "declare");
        drill.end(KIM);
        drill.end(KIM);

        assertThat(drill.log().all(Deed.Revealed.class)).hasSize(1);
        assertThatThrownBy(() -> drill.type(KIM, "status")).isInstanceOf(DrillRefused.class);
        double points = drills.debrief(drill).join().score().total();

        List<Drills.Line> lines = drills().all();
        assertThat(lines).singleElement().satisfies(line -> {
            assertThat(line.isEnded()).isTrue();
            assertThat(line.tenths()).hasValue(Math.round(10 * points));
        });
    }

    @Test
    void whatIsPressedAnswersNoQuestionAndWhatIsRepeatedIsWrittenOnce() {
        Drills drills = drills();
        LiveDrill drill = find(drills, drills.begin(KIM, PRACTICE));
        drill.type(KIM, "declare");
        assertThat(drill.type(KIM, "resolve it is over").reply()).isInstanceOf(Reply.Question.class);
        assertThat(drill.press(KIM, "status").reply()).isInstanceOf(Reply.Look.class);
        assertThat(drill.scene(KIM).incident().isOpen()).isTrue();
        assertThat(drill.type(KIM, "help").reply()).isInstanceOf(Reply.Told.class);

        int before = drill.scene(KIM).timeline().size();
        for (int i = 0; i < 2; i++) {
            drill.say(KIM, new Asked("Who knows payments?"), new Consent.None(), Optional.of("key"));
        }
        assertThat(drill.scene(KIM).timeline()).hasSize(before + 1);
    }

    @Test
    void whatCannotBeReadAgainIsNotTaken() {
        Drills drills = drills();
        long number = drills.begin(KIM, PRACTICE);
        LiveDrill drill = find(drills, number);
        drill.type(KIM, "declare");
        String hostile = "\u0001".repeat(9_999);
        Decided much = new Decided(Choice.PATCH_NOW, "x" + hostile, "y" + hostile, "z" + hostile);

        assertThatThrownBy(() -> drill.say(KIM, much, new Consent.None(), Optional.empty()))
                .isInstanceOf(DrillRefused.class)
                .hasMessageContaining("too long");
        assertThat(find(drills(), number).scene(KIM).isDeclared()).isTrue();
    }

    @Test
    void whatCouldNotBeStoredIsNotShown() {
        Drills drills = drills();
        long number = drills.begin(KIM, PRACTICE);
        LiveDrill one = find(drills, number);
        LiveDrill other = find(drills(), number);
        one.type(KIM, "declare");

        assertThatThrownBy(() -> other.type(ANN, "declare")).hasMessageContaining("another server");
        assertThat(other.isBroken()).isTrue();
    }

    @Test
    void thereIsNoDrillOfAnUnknownName() {
        Drills drills = drills();

        assertThatThrownBy(() -> drills.begin(KIM, new Wish("provider-dwn", Mode.PRACTICE, false, false)))
                .isInstanceOf(DrillRefused.class)
                .hasMessageContaining("list of drills");
        assertThat(drills.find(1)).isEmpty();
    }
}
