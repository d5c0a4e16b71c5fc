package dev.firefight.incident;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firefight.incident.Inquiry.Amount;
import dev.firefight.incident.Inquiry.Source;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever people try in whatever order, what the rules promise holds. */
class TimelinePropertyTest {
    private static final int STEPS = 400;

    private static <T> T any(Random random, T[] of) {
        return of[random.nextInt(of.length)];
    }

    private static Person person(Random random) {
        return new Person("P" + random.nextInt(3));
    }

    private static Consent consent(Random random) {
        return switch (random.nextInt(3)) {
            case 0 -> new Consent.None();
            case 1 -> new Consent.Confirmed();
            default -> new Consent.Because("it has to be");
        };
    }

    /** Anything; numbers are near those of the last entries, so that they often fit. */
    private static Fact fact(Random random, Story story) {
        long number = Math.max(1, story.last() - random.nextInt(12));
        return switch (random.nextInt(35)) {
            case 0 -> new Course.Declared("late", random.nextBoolean(), any(random, Course.Expectation.values()));
            case 1 -> new Course.SeveritySet(any(random, Severity.values()), "");
            case 2 -> new Course.Stabilised("shed load");
            case 3 -> new Course.SecondWaveSeen("slow queries");
            case 4 -> new Course.Resolved("over");
            case 5 -> new Course.Reopened("back");
            case 6 -> new Impact.ImpactStarted(story.now().minusSeconds(random.nextInt(900)));
            case 7 -> new Impact.ImpactEnded(story.now().minusSeconds(random.nextInt(900)));
            case 8 -> new Impact.ImpactDescribed("all", "checkout", "");
            case 9, 10 -> new Staffing.RoleTaken(any(random, Role.values()), person(random));
            case 11 -> new Staffing.RoleHandedOver(any(random, Role.values()), person(random), person(random), "");
            case 12 -> new Staffing.RoleReleased(any(random, Role.values()), person(random));
            case 13 -> new Staffing.Escalated("management", "customers are hurt");
            case 14 -> new Inquiry.Observed("errors", any(random, Source.values()));
            case 15 -> Story.cause(any(random, Bucket.values()), "a cause");
            case 16 -> new Inquiry.HypothesisSupported(number, "logs", any(random, Source.values()));
            case 17 -> new Inquiry.HypothesisRefuted(number, "logs", any(random, Source.values()));
            case 18 -> new Inquiry.HypothesisConfirmed(number, "logs", any(random, Source.values()));
            case 19 -> new Inquiry.TestStarted(number, "ask it", any(random, Amount.values()), Amount.LOW);
            case 20 -> new Inquiry.TestFinished(number, "nothing");
            case 21, 22 -> random.nextBoolean() ? Story.fix("a fix") : Story.mitigation("a way out");
            case 23 -> new Action.ChangeFinished(number, "");
            case 24 -> new Action.ChangeRolledBack(number, "no effect");
            case 25 ->
                new Action.VerificationStarted(random.nextBoolean() ? Optional.of(number) : Optional.empty(), "errors");
            case 26 -> new Action.VerificationPassed(number, "none");
            case 27 -> new Action.VerificationFailed(number, "many");
            case 28 -> new Action.WorkaroundApplied("a restart", Optional.empty(), Optional.empty());
            case 29 -> new Action.WorkaroundOwned(number, person(random), LocalDate.EPOCH);
            case 33 -> new Inquiry.HypothesisPinned(number);
            case 34 -> new Inquiry.HypothesisUnpinned(number);
            case 30 ->
                new Message.UpdatePosted(any(random, Message.Audience.values()), "we work on it", Optional.empty());
            case 31 -> new Action.WorkaroundReplaced(number, "the leak is closed");
            default -> new Note.Corrected(number, "it was otherwise");
        };
    }

    private static Story story(long seed) {
        Random random = new Random(seed);
        Story story = Story.declared();
        for (int step = 0; step < STEPS; step++) {
            story.later(Duration.ofSeconds(random.nextInt(300)));
            story.tries(person(random), fact(random, story), consent(random));
            Clock.ringing(story.incident(), Policy.USUAL, story.now())
                    .forEach(rang -> story.says(Person.PROGRAM, rang));
        }
        return story;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16})
    void invariantsHold(long seed) {
        Story story = story(seed);
        Incident now = Incident.none();
        List<Entry> before = new ArrayList<>();
        boolean wasOverridden = false;
        for (Entry entry : story.timeline()) {
            boolean startsSecond = entry.fact() instanceof Action.ChangeStarted
                    && !now.changesInTheWay().isEmpty();
            if (startsSecond) {
                boolean bleeds = now.isHurting() && now.stableSince().isEmpty();
                assertThat(bleeds || wasOverridden)
                        .as("seed %d, entry %d", seed, entry.number())
                        .isTrue();
            }
            if (!now.isOpen() && now.declared().isPresent()) {
                assertThat(entry.fact()).isNotInstanceOfAny(Action.ChangeStarted.class, Inquiry.Observed.class);
            }
            wasOverridden = entry.fact() instanceof Note.Overridden;
            now = now.with(entry);
            before.add(entry);
            assertThat(now.phase() == Phase.STABLE)
                    .as("seed %d, entry %d", seed, entry.number())
                    .isEqualTo(now.isOpen()
                            && now.watched().isEmpty()
                            && now.stableSince().isPresent());
            for (Role role : Role.values()) {
                long holders =
                        now.duties().stream().filter(one -> one.role() == role).count();
                assertThat(role.isSingle() && holders > 1).as("seed %d", seed).isFalse();
                assertThat(now.vacantSince(role).isPresent()).isEqualTo(holders == 0);
            }
        }
        assertThat(before).hasSizeGreaterThan(STEPS / 8);
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23, 24})
    void foldingAllAtOnceOneByOneAndAgainGivesTheSame(long seed) {
        Story story = story(seed);
        Incident oneByOne = Incident.none();
        for (Entry entry : story.timeline()) {
            oneByOne = oneByOne.with(entry);
        }
        Incident atOnce = Incident.of(story.timeline());
        assertThat(oneByOne).usingRecursiveComparison().isEqualTo(atOnce);
        assertThat(Clock.of(oneByOne, Policy.USUAL)).isEqualTo(Clock.of(atOnce, Policy.USUAL));
        assertThat(Checklist.of(oneByOne)).isEqualTo(Checklist.of(atOnce)).hasSize(10);
        assertThat(Incident.none().entries()).isZero();
    }
}
