package dev.firefight.paging.escalation;

import static dev.firefight.paging.escalation.Callers.contact;
import static dev.firefight.paging.escalation.Callers.member;
import static dev.firefight.paging.escalation.Callers.person;
import static dev.firefight.paging.escalation.Callers.policy;
import static dev.firefight.paging.escalation.Callers.roster;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firefight.paging.escalation.Message.Delivery;
import dev.firefight.paging.escalation.PageFact.Acknowledged;
import dev.firefight.paging.escalation.PageFact.PersonPaged;
import dev.firefight.paging.escalation.PageFact.SendingFailed;
import dev.firefight.paging.escalation.PageFact.Sent;
import dev.firefight.paging.escalation.PageFact.StepTaken;
import dev.firefight.paging.roster.Contact.Channel;
import dev.firefight.paging.roster.Roster;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A program that calls people, over a clock that steps by seconds: it sends, fails, is killed before it wrote what became of a message, and begins
 * anew from what was written.
 */
class SimulationTest {
    private static final Duration STEP = Duration.ofSeconds(10);
    private static final Roster ROSTER = roster(
            List.of(
                    member("Ada", contact(Channel.NTFY, 0), contact(Channel.SMS, 60)),
                    member("Linus", contact(Channel.NTFY, 0), contact(Channel.VOICE, 30)),
                    member("Grace", contact(Channel.EMAIL, 0))),
            List.of(),
            policy("usual", 3, person("Ada"), person("Linus"), person("Grace")));

    private record Way(long message, Channel channel) {}

    private final Callers book = new Callers("2026-03-01T02:00:00Z");
    private final Map<Way, Integer> left = new HashMap<>();
    private final Set<String> perhapsSent = new TreeSet<>();
    private int node;

    static LongStream seeds() {
        return LongStream.range(0, 60);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyStepIsTakenOnceInTimeAndEveryMessageArrivesOnceUnlessAProgramDied(long seed) {
        Random random = new Random(seed);
        Instant start = book.now;
        Duration downFrom = Duration.ofMinutes(random.nextInt(30));
        boolean isDownForAnHour = random.nextInt(3) == 0;
        boolean isAnswered = random.nextInt(3) == 0;
        Instant answer = start.plusSeconds(60L * random.nextInt(40));
        long page = book.open("usual");
        List<Instant> steps = new ArrayList<>();
        boolean wasKilled = false;
        while (book.now.isBefore(start.plus(Duration.ofHours(3)))) {
            boolean isDown = isDownForAnHour
                    && !book.now.isBefore(start.plus(downFrom))
                    && book.now.isBefore(start.plus(downFrom).plus(Duration.ofHours(1)));
            int before = book.facts.size();
            book.round(ROSTER);
            book.facts.subList(before, book.facts.size()).stream()
                    .filter(StepTaken.class::isInstance)
                    .forEach(_ -> steps.add(book.now));
            if (isAnswered && !book.now.isBefore(answer)) {
                book.write(new Acknowledged("Ada", "the page"));
                isAnswered = false;
                answer = book.now;
            }
            wasKilled |= send(random, isDown);
            if (random.nextInt(200) == 0) {
                node++;
            }
            book.now = book.now.plus(STEP);
        }
        String what = "seed " + seed;
        Pages pages = book.pages();
        boolean wasAnswered = pages.acknowledgedAt().isPresent();
        assertThat(pages.isPaging()).as(what).isFalse();
        // Each round and step once, in order, each after its patience and within one look at the clock.
        List<String> taken = book.facts.stream()
                .flatMap(fact -> fact instanceof StepTaken(long _, long round, long step)
                        ? List.of(round + "." + step).stream()
                        : List.<String>of().stream())
                .toList();
        List<String> all = List.of("1.1", "1.2", "1.3", "2.1", "2.2", "2.3", "3.1", "3.2", "3.3");
        assertThat(taken).as(what).isEqualTo(all.subList(0, taken.size()));
        for (int at = 1; at < steps.size(); at++) {
            assertThat(Duration.between(steps.get(at - 1), steps.get(at)))
                    .as(what)
                    .isEqualTo(Callers.PATIENCE);
        }
        if (!wasAnswered) {
            assertThat(taken).as(what).hasSize(9);
            assertThat(book.state(page)).as(what).isEqualTo(Page.State.EXHAUSTED);
        } else {
            assertThat(pages.messages().values()).as(what).allSatisfy(one -> assertThat(one.at())
                    .isBeforeOrEqualTo(pages.acknowledgedAt().get()));
        }
        delivered(pages, wasAnswered, wasKilled, what);
    }

    private void delivered(Pages pages, boolean wasAnswered, boolean wasKilled, String what) {
        assertThat(book.facts)
                .filteredOn(PersonPaged.class::isInstance)
                .hasSize(pages.messages().size());
        for (Message message : pages.messages().values()) {
            for (var contact : ROSTER.member(message.person()).orElseThrow().contacts()) {
                Way way = new Way(message.number(), contact.channel());
                int times = left.getOrDefault(way, 0);
                if (!wasAnswered) {
                    assertThat(times).as("%s: %s is not lost", what, way).isPositive();
                    assertThat(message.delivery(contact.channel()).map(Delivery::state))
                            .as("%s: %s", what, way)
                            .contains(Delivery.State.SENT);
                }
                boolean isDoubtful = perhapsSent.contains(way.toString());
                assertThat(wasKilled || !isDoubtful).isTrue();
                if (!isDoubtful) {
                    assertThat(times).as("%s: %s leaves once", what, way).isLessThanOrEqualTo(1);
                }
            }
        }
    }

    /** Whether the program was killed. */
    private boolean send(Random random, boolean isDown) {
        for (Deliveries.Due due : Deliveries.planned(book.pages(), ROSTER, "node" + node, Callers.LEASE, book.now)) {
            if (due.at().isAfter(book.now)) {
                continue;
            }
            long message = due.message().number();
            Channel channel = due.contact().channel();
            Way way = new Way(message, channel);
            book.started(message, channel, "node" + node);
            boolean arrives = !isDown && random.nextInt(5) > 0;
            boolean isKilled = random.nextInt(20) == 0;
            if (arrives) {
                left.merge(way, 1, Integer::sum);
            }
            if (isKilled) {
                perhapsSent.add(way.toString());
                node++;
                return true;
            }
            int attempts =
                    due.message().delivery(channel).map(Delivery::attempts).orElse(0) + 1;
            book.write(
                    arrives
                            ? new Sent(message, channel, "")
                            : new SendingFailed(
                                    message,
                                    channel,
                                    "busy",
                                    Deliveries.pause(attempts).map(book.now::plus)));
        }
        return false;
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aProgramThatIsKilledAtAnyMomentTakesTheSameStepsAsOneThatIsNot(long seed) {
        // All that is known is folded anew at each look in Callers; here looks are left out, as while a program is
        // down.
        Random random = new Random(seed);
        long page = book.open("usual");
        List<String> called = new ArrayList<>();
        Instant last = book.now;
        while (book.state(page) == Page.State.OPEN) {
            boolean isDown = random.nextInt(4) == 0;
            Instant due = Escalation.next(book.pages(), ROSTER).orElseThrow();
            if (!isDown) {
                List<String> now = book.round(ROSTER);
                called.addAll(now);
                assertThat(now.isEmpty() || !book.now.isBefore(due))
                        .as("seed %d: none early", seed)
                        .isTrue();
                assertThat(book.round(ROSTER)).as("seed %d: none twice", seed).isEmpty();
                last = now.isEmpty() ? last : book.now;
            }
            book.now = book.now.plusSeconds(1 + random.nextInt(200));
        }
        assertThat(last).isBefore(book.now);
        assertThat(called)
                .as("seed %d", seed)
                .containsExactly("Ada", "Linus", "Grace", "Ada", "Linus", "Grace", "Ada", "Linus", "Grace");
        assertThat(Optional.of(book.state(page))).contains(Page.State.EXHAUSTED);
    }
}
