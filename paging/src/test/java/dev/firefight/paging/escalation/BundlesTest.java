package dev.firefight.paging.escalation;

import static dev.firefight.paging.escalation.Callers.contact;
import static dev.firefight.paging.escalation.Callers.member;
import static dev.firefight.paging.escalation.Callers.person;
import static dev.firefight.paging.escalation.Callers.policy;
import static dev.firefight.paging.escalation.Callers.roster;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firefight.paging.escalation.Bundles.About;
import dev.firefight.paging.escalation.Bundles.Letter;
import dev.firefight.paging.escalation.Bundles.Plan;
import dev.firefight.paging.escalation.PageFact.PersonPaged;
import dev.firefight.paging.escalation.PageFact.SendingFailed;
import dev.firefight.paging.escalation.PageFact.SendingStarted;
import dev.firefight.paging.escalation.PageFact.Sent;
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
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Many incidents at once, and one telephone. */
class BundlesTest {
    private static final Instant START = Instant.parse("2026-03-01T02:00:00Z");

    private final Map<Long, Pages> active = new TreeMap<>();
    private final Map<Long, About> about = new HashMap<>();
    private Roster roster = ringing(Channel.VOICE);
    private Instant now = START;

    private static Roster ringing(Channel channel) {
        return roster(List.of(member("Ada", contact(channel, 0))), List.of(), policy("usual", 1, person("Ada")));
    }

    private void opens(long incident, String service, boolean isSevere) {
        about.put(incident, new About(Set.of(service), isSevere));
        Callers book = new Callers(now.toString());
        book.open("usual");
        active.put(incident, book.pages());
        write(incident, new PersonPaged(1, "Ada"));
    }

    private void write(long incident, PageFact fact) {
        Pages before = pages(incident);
        active.put(incident, before.with(before.last() + 1, now, fact));
    }

    private Pages pages(long incident) {
        return Optional.ofNullable(active.get(incident)).orElseThrow();
    }

    private Plan plan() {
        return Bundles.plan(
                active,
                incident -> Optional.ofNullable(about.get(incident)).orElseThrow(),
                roster,
                "here",
                Callers.LEASE,
                now);
    }

    /** Sends what is planned; how many messages travel in each letter. */
    private List<Integer> send(boolean arrives) {
        List<Letter> letters = plan().letters();
        for (Letter letter : letters) {
            for (Bundles.Part part : letter.parts()) {
                long message = part.due().message().number();
                Channel channel = part.due().contact().channel();
                write(part.incident(), new SendingStarted(message, channel, "here", "hash", letter.bundle()));
                write(
                        part.incident(),
                        arrives
                                ? new Sent(message, channel, "")
                                : new SendingFailed(message, channel, "busy", Optional.of(now.plusSeconds(5))));
            }
        }
        return letters.stream().map(one -> one.parts().size()).toList();
    }

    private void after(long seconds) {
        now = now.plusSeconds(seconds);
    }

    @Test
    void fiveMessagesOfAMinuteTravelEachAlone() {
        for (int incident = 1; incident <= 5; incident++) {
            opens(incident, "shop", false);
        }
        assertThat(send(true)).containsExactly(1, 1, 1, 1, 1);
        assertThat(plan()).isEqualTo(new Plan(List.of(), Optional.empty()));
    }

    @Test
    void threeHundredIncidentsAtOnceMakeSixCalls() {
        for (int incident = 1; incident <= 300; incident++) {
            opens(incident, "shop", incident % 2 == 0);
        }
        assertThat(send(true)).containsExactly(1, 1, 1, 1, 1);
        assertThat(plan().letters()).isEmpty();
        assertThat(plan().next()).contains(START.plusSeconds(60));
        after(59);
        assertThat(send(true)).isEmpty();
        after(1);
        assertThat(plan().letters()).singleElement().satisfies(one -> assertThat(one.bundle())
                .isPresent());
        assertThat(send(true)).containsExactly(295);
        assertThat(plan()).isEqualTo(new Plan(List.of(), Optional.empty()));
    }

    @Test
    void aBundleCountsAsOneMessage() {
        for (int incident = 1; incident <= 20; incident++) {
            opens(incident, "shop", false);
        }
        send(true);
        after(60);
        assertThat(send(true)).containsExactly(15);
        opens(21, "shop", false);
        opens(22, "shop", false);
        assertThat(send(true)).containsExactly(1, 1);
    }

    @Test
    void oneThatWaitedAloneIsNoBundle() {
        for (int incident = 1; incident <= 6; incident++) {
            opens(incident, "shop", false);
        }
        send(true);
        after(60);
        assertThat(plan().letters()).singleElement().satisfies(one -> assertThat(one.bundle())
                .isEmpty());
    }

    @Test
    void aSevereIncidentOfAnotherServiceIsToldAtOnceInAStorm() {
        for (int incident = 1; incident <= 300; incident++) {
            opens(incident, "shop", true);
        }
        send(true);
        after(10);
        opens(301, "bank", true);
        assertThat(plan().letters())
                .singleElement()
                .satisfies(one -> assertThat(one.parts().getFirst().incident()).isEqualTo(301));
        assertThat(send(true)).containsExactly(1);
        // Once: the next of the same service waits as others do, and what is not severe does.
        opens(302, "bank", true);
        opens(303, "mail", false);
        assertThat(send(true)).isEmpty();
        after(50);
        assertThat(send(true)).containsExactly(297);
    }

    @Test
    void aStormOfSevereIncidentsOfManyServicesIsBoundedToo() {
        for (int incident = 1; incident <= 300; incident++) {
            opens(incident, "service " + incident, true);
        }
        assertThat(send(true)).hasSize(10);
        after(1);
        assertThat(send(true)).isEmpty();
        after(59);
        assertThat(send(true).stream().mapToInt(one -> one).sum()).isEqualTo(290);
    }

    @Test
    void aBundleThatFailsStaysABundle() {
        for (int incident = 1; incident <= 105; incident++) {
            opens(incident, "shop", false);
        }
        send(true);
        after(60);
        assertThat(send(false)).containsExactly(100);
        after(5);
        assertThat(send(true)).containsExactly(100);
    }

    @Test
    void programsGetEachMessageByItself() {
        roster = ringing(Channel.WEBHOOK);
        for (int incident = 1; incident <= 50; incident++) {
            opens(incident, "shop", false);
        }
        assertThat(send(true)).hasSize(50);
    }

    static LongStream seeds() {
        return LongStream.range(0, 40);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void eachMessageIsSentOnceWithinAMinuteAndNoMinuteHasTooMany(long seed) {
        Random random = new Random(seed);
        List<Instant> rings = new ArrayList<>();
        Map<Long, Instant> opened = new HashMap<>();
        Map<Long, Instant> told = new HashMap<>();
        long incident = 0;
        for (int second = 0; second < 400; second++) {
            int more =
                    second > 300 ? 0 : random.nextInt(20) == 0 ? random.nextInt(50) : random.nextInt(10) == 0 ? 1 : 0;
            for (int one = 0; one < more; one++) {
                incident++;
                opens(incident, "s" + random.nextInt(8), random.nextInt(4) == 0);
                opened.put(incident, now);
            }
            for (Letter letter : plan().letters()) {
                rings.add(now);
                letter.parts().forEach(part -> assertThat(told.put(part.incident(), now))
                        .as("seed %d: once", seed)
                        .isNull());
            }
            send(true);
            after(1);
        }
        assertThat(told.keySet()).as("seed %d: none lost", seed).isEqualTo(opened.keySet());
        told.forEach((number, at) -> assertThat(
                        Duration.between(Optional.ofNullable(opened.get(number)).orElseThrow(), at))
                .as("seed %d: within one bundle", seed)
                .isLessThanOrEqualTo(Bundles.MINUTE));
        for (Instant ring : rings) {
            long within = rings.stream()
                    .filter(one -> !one.isBefore(ring) && one.isBefore(ring.plus(Bundles.MINUTE)))
                    .count();
            assertThat(within).as("seed %d: rings", seed).isLessThanOrEqualTo(Bundles.MOST_URGENT_A_MINUTE + 1);
        }
    }
}
