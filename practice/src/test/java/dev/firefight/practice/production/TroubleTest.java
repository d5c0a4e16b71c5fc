package dev.firefight.practice.production;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firefight.practice.design.CallDesign;
import dev.firefight.practice.design.ServiceDesign;
import dev.firefight.practice.design.StepDesign.Pause;
import dev.firefight.practice.design.StepDesign.Work;
import dev.firefight.practice.engine.Draw;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What becomes of requests when something happens in the middle of them. */
class TroubleTest {
    private static final Draw TEN = Draw.fixed(Duration.ofMillis(10));

    private static ServiceDesign tier(int threads) {
        return Tiny.service("tier", threads, 1_000, 4, List.of(), new Work(TEN));
    }

    private static double goodShare(Production production, double seconds) {
        Users users = production.users();
        long good = users.good();
        long asked = users.asked();
        Tiny.run(production, seconds);
        return (double) (users.good() - good) / (users.asked() - asked);
    }

    @Test
    void aProgramThatIsRestartedDuringACollectionComputesAgain() {
        Production production = Tiny.system(50, 1, tier(16));
        Tiny.run(production, 10);
        Instance tier = Tiny.instance(production, "tier");
        tier.desk().heap().use(2e9, 0); // more than there is room for: it collects
        tier.restart();
        Tiny.run(production, 60);

        assertThat(goodShare(production, 20)).isGreaterThan(0.99);
        assertThat(tier.desk().busy()).isLessThan(16);
    }

    @Test
    void aRequestThatNeedsMoreMemoryThanThereIsEndsWithTheProgram() {
        Production production = Tiny.system(50, 1, tier(16));
        production.service("tier").alter(Alteration.everywhere("leak", Twist.NONE.leaking(100_000_000)));
        Tiny.run(production, 600);
        assertThat(Tiny.instance(production, "tier").restarts()).isGreaterThan(3);
        Tiny.drain(production, 600);

        assertThat(production.calls().underWay()).isZero();
        Users users = production.users();
        assertThat(users.good() + users.failed()).isEqualTo(users.asked());
        assertThat(users.good()).isPositive();
    }

    @Test
    void whoIsCutOffAnswersNobody() {
        CallDesign call = CallDesign.plain("tier");
        ServiceDesign front = Tiny.service("front", 1_000, 0, 1, List.of(call), Tiny.ask("tier"));
        ServiceDesign tier = Tiny.service("tier", 1_000, 0, 1, List.of(), new Pause(Draw.fixed(Duration.ofSeconds(1))));
        Production production = Tiny.system(50, 1, front, tier);
        Tiny.run(production, 30.5);
        production.machines().all().getFirst().isCutOff = true;
        long good = production.users().good();
        Tiny.run(production, 20);
        assertThat(production.users().good()).isEqualTo(good);
        production.machines().all().getFirst().isCutOff = false;
        Tiny.run(production, 15);

        assertThat(production.users().good()).isGreaterThan(good);
        Tiny.drain(production, 700);
        assertThat(production.calls().underWay()).isZero();
    }

    @Test
    void moreThreadsTakeThoseWhoWaitAtOnce() {
        Production production = Tiny.system(50, 1, tier(16));
        production.service("tier").threads(0);
        Tiny.run(production, 30);
        Instance tier = Tiny.instance(production, "tier");
        assertThat(tier.desk().queued()).isEqualTo(1_000);

        production.service("tier").threads(4);

        assertThat(tier.desk().busy()).isEqualTo(4);
        Tiny.run(production, 30);
        assertThat(tier.desk().queued()).isLessThan(10);
    }

    @Test
    void nobodyComesAtARateOfNothingAndTheyComeAgainAfterwards() {
        Production production = Tiny.system(50, 1, tier(16));
        production.users().times(0);
        Tiny.run(production, 10);
        long asked = production.users().asked();
        Tiny.run(production, 100);
        assertThat(production.users().asked()).isEqualTo(asked);

        production.users().times(2);
        Tiny.run(production, 101);

        assertThat(production.users().asked() - asked).isBetween(9_600L, 10_400L);
    }

    /** So that two who try different remedies on the same drill have the same people before them. */
    @Test
    void whatBecomesOfUsersDoesNotChangeWhenOthersCome() {
        Production well = Tiny.system(50, 1, tier(16));
        Production ill = Tiny.system(50, 1, tier(16));
        ill.users().shed(0.5);
        ill.service("tier").threads(1);
        Tiny.run(well, 100);
        Tiny.run(ill, 100);

        assertThat(ill.users().asked()).isEqualTo(well.users().asked());
        assertThat(ill.users().good()).isLessThan(well.users().good());
    }

    @Test
    void aMessageThatIsThrownAwayWhileItIsWorkedOnTakesNoOtherWithIt() {
        Production shop = new Production(Shops.shop(20), Instant.parse("2026-03-02T12:00:00Z"), 1);
        Tiny.drain(shop, 60);
        Topic topic = shop.topic("orders");
        double handled = handled(topic);
        double putAside = topic.putAside();
        double asked = Tiny.requests(shop, "notification", "200");
        for (int i = 0; i < topic.partitions(); i++) {
            assertThat(topic.publish()).isTrue();
        }
        Tiny.run(shop, 0.005);
        assertThat(topic.purge()).isEqualTo(topic.partitions());
        for (int i = 0; i < topic.partitions(); i++) {
            assertThat(topic.publish()).isTrue();
        }
        Tiny.run(shop, 60);

        assertThat(handled(topic) - handled).isEqualTo(topic.partitions());
        assertThat(Tiny.requests(shop, "notification", "200") - asked).isEqualTo(2.0 * topic.partitions());
        assertThat(topic.putAside()).isEqualTo(putAside);
        assertThat(topic.waiting(0)).isZero();
    }

    private static double handled(Topic topic) {
        double sum = 0;
        for (int i = 0; i < topic.partitions(); i++) {
            sum += topic.handled(i);
        }
        return sum;
    }

    @Test
    void noSpanHasItsParentInAnotherTraceHoweverItEnded() {
        // So few come that all failed ones are kept, and the front is restarted while it waits for the tier.
        ServiceDesign front = Tiny.service("front", 100, 0, 1, List.of(CallDesign.plain("tier")), Tiny.ask("tier"));
        ServiceDesign tier = Tiny.service(
                "tier", 100, 0, 1, List.of(), new Pause(Draw.fixed(Duration.ofMillis(1_500))), new Work(TEN));
        Production production = Tiny.system(3, 1, front, tier);
        production.service("tier").alter(Alteration.everywhere("fails", Twist.NONE.failing(Failure.ERROR, "it fails")));
        for (int i = 0; i < 200; i++) {
            Tiny.run(production, 5);
            Tiny.instance(production, "front").restart();
        }
        Tiny.drain(production, 700);
        TraceBook traces = production.traces();
        Map<Long, Long> traceOf = new HashMap<>();
        for (int i = 0; i < traces.size(); i++) {
            traceOf.put(traces.id(i), traces.traceLow(i));
        }
        int children = 0;
        for (int i = 0; i < traces.size(); i++) {
            if (traceOf.containsKey(traces.parent(i))) { // a program that crashed has not told of its own
                assertThat(traceOf.get(traces.parent(i))).isEqualTo(traces.traceLow(i));
                children++;
            }
        }

        assertThat(children).isGreaterThan(2_000);
        assertThat(traceOf).hasSize(traces.size());
    }
}
