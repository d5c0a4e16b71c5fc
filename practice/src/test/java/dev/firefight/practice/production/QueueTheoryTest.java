package dev.firefight.practice.production;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.data.Percentage.withPercentage;

import dev.firefight.practice.design.CallDesign;
import dev.firefight.practice.design.DatabaseDesign;
import dev.firefight.practice.design.ServiceDesign;
import dev.firefight.practice.design.ServiceDesign.PoolDesign;
import dev.firefight.practice.design.StepDesign;
import dev.firefight.practice.design.StepDesign.Pause;
import dev.firefight.practice.design.StepDesign.Transaction;
import dev.firefight.practice.design.StepDesign.Work;
import dev.firefight.practice.engine.Draw;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The parts of which the simulation is made, against what is known of queues (Kleinrock, Queueing Systems I, 1975; Harchol-Balter, Performance
 * Modeling and Design of Computer Systems, 2013). Nothing is taken out of the simulation for that: users ask over a link an instance with
 * threads, a queue and a processor, and times are read from the histograms that it tells.
 *
 * <p>The number of requests is such that the tolerance is about three standard errors or more; seeds are fixed.
 */
class QueueTheoryTest {
    private static final Duration TEN = Duration.ofMillis(10);
    private static final double S = 0.010;

    private static StepDesign pause(Draw draw) {
        return new Pause(draw);
    }

    private static StepDesign work(Draw draw) {
        return new Work(draw);
    }

    /** Mean wait for a thread, measured. */
    private static double wait(double rho, int threads, double requests, StepDesign step) {
        ServiceDesign service = Tiny.service("tier", threads, Tiny.NO_LIMIT, threads, List.of(), step);
        Production production = Tiny.drained(rho * threads / S, requests, 1, service);
        assertThat(production.calls().underWay()).isZero();
        return Tiny.meanSeconds(production, "tier") - S;
    }

    /** Erlang's B: the share that finds all of so many servers busy at an offered load of so many, by the usual recursion. */
    private static double erlangB(int servers, double offered) {
        double blocked = 1;
        for (int k = 1; k <= servers; k++) {
            blocked = offered * blocked / (k + offered * blocked);
        }
        return blocked;
    }

    /** Mean wait in M/M/c by Erlang's C, in parts of the mean service time. */
    private static double erlangWait(int servers, double rho) {
        double blocked = erlangB(servers, rho * servers);
        double waits = blocked / (1 - rho * (1 - blocked));
        return waits / (servers * (1 - rho));
    }

    @Test
    void oneThreadIsMM1() {
        for (double rho : new double[] {0.5, 0.8}) {
            assertThat(wait(rho, 1, 2e6, pause(Draw.exponential(TEN))))
                    .as("rho " + rho)
                    .isCloseTo(S * rho / (1 - rho), withPercentage(3));
        }
    }

    @Test
    void severalThreadsAreErlangsC() {
        assertThat(wait(0.8, 4, 1e6, pause(Draw.exponential(TEN))))
                .isCloseTo(S * erlangWait(4, 0.8), withPercentage(3));
        assertThat(wait(0.85, 16, 1e6, pause(Draw.exponential(TEN))))
                .isCloseTo(S * erlangWait(16, 0.85), withPercentage(4));
    }

    @Test
    void threadsWithACoreEachAreErlangsCToo() {
        assertThat(wait(0.8, 4, 1e6, work(Draw.exponential(TEN)))).isCloseTo(S * erlangWait(4, 0.8), withPercentage(3));
    }

    @Test
    void anyLawIsThatOfPollaczekAndKhinchine() {
        record Case(double rho, double variation, double requests) {}
        for (Case one : List.of(new Case(0.7, 0, 1e6), new Case(0.8, 1, 2e6), new Case(0.7, 2, 4e6))) {
            Draw draw = one.variation() == 0 ? Draw.fixed(TEN) : Draw.logNormal(TEN, one.variation());
            double expected = one.rho() * (1 + one.variation() * one.variation()) * S / (2 * (1 - one.rho()));
            assertThat(wait(one.rho(), 1, one.requests(), pause(draw)))
                    .as(one.toString())
                    .isCloseTo(expected, withPercentage(3));
        }
    }

    @Test
    void aSharedCoreIsProcessorSharingWhateverTheLaw() {
        double rho = 0.7;
        for (Draw draw : List.of(Draw.fixed(TEN), Draw.exponential(TEN), Draw.logNormal(TEN, 2))) {
            ServiceDesign service = Tiny.service("tier", Tiny.NO_LIMIT, 0, 1, List.of(), work(draw));
            Production production = Tiny.drained(rho / S, 1e6, 2, service);

            assertThat(Tiny.meanSeconds(production, "tier")).isCloseTo(S / (1 - rho), withPercentage(3));
        }
    }

    @Test
    void withoutAQueueTheShareTurnedAwayIsErlangsBWhateverTheLaw() {
        int threads = 8;
        double offered = 7;
        for (Draw draw : List.of(Draw.fixed(TEN), Draw.exponential(TEN), Draw.logNormal(TEN, 2))) {
            ServiceDesign service = Tiny.service("tier", threads, 0, 8, List.of(), pause(draw));
            Production production = Tiny.drained(offered / S, 1e6, 3, service);
            double turnedAway = Tiny.requests(production, "tier", "503");

            assertThat(turnedAway / production.users().asked()).isCloseTo(erlangB(threads, offered), withPercentage(2));
            assertThat(production.users().failed()).isEqualTo((long) turnedAway);
        }
    }

    @Test
    void withoutAnyLimitNobodyWaits() {
        ServiceDesign service = Tiny.service("tier", Tiny.NO_LIMIT, 0, 1, List.of(), pause(Draw.fixed(TEN)));
        Production production = Tiny.drained(5_000, 1e5, 4, service);

        assertThat(Tiny.meanSeconds(production, "tier")).isCloseTo(S, withPercentage(0.0001));
    }

    @Test
    void aPoolOfConnectionsIsErlangsC() {
        int connections = 10;
        double rho = 0.8;
        ServiceDesign service = Tiny.with(
                Tiny.service(
                        "tier",
                        Tiny.NO_LIMIT,
                        0,
                        1,
                        List.of(),
                        new Transaction("db", List.of(pause(Draw.exponential(TEN))))),
                new PoolDesign("db", connections, Duration.ofMinutes(5)));
        DatabaseDesign database = new DatabaseDesign("db", 4, 100, 0, 1L << 30, 0, List.of(), List.of());
        Production production = Tiny.system(rho * connections / S, 5, List.of(service), List.of(database), List.of());
        Tiny.run(production, 1e6 * S / (rho * connections));
        Tiny.drain(production, 60);

        double measured = Tiny.meanSeconds(production, "tier") - S;
        assertThat(measured).isCloseTo(S * erlangWait(connections, rho), withPercentage(4));
        assertThat(Tiny.instance(production, "tier").pool(0).used()).isZero();
    }

    @Test
    void twoTiersInARowAreTwoQueuesOfTheirOwn() {
        // Jackson: what leaves M/M/c is Poisson again. The first tier only passes on, since it holds its thread
        // meanwhile.
        var front = Tiny.service(
                "front",
                Tiny.NO_LIMIT,
                0,
                1,
                List.of(CallDesign.plain("tier"), CallDesign.plain("last")),
                Tiny.ask("tier"),
                Tiny.ask("last"));
        var tier = Tiny.service("tier", 4, Tiny.NO_LIMIT, 4, List.of(), pause(Draw.exponential(TEN)));
        var last = Tiny.service("last", 3, Tiny.NO_LIMIT, 3, List.of(), pause(Draw.exponential(TEN)));
        double perSecond = 210;
        Production production = Tiny.system(perSecond, 6, front, tier, last);
        production.service("front").edges().forEach(edge -> edge.timeOutAfter((long) (600 * Tiny.SECOND)));
        Tiny.run(production, 1e6 / perSecond);
        Tiny.drain(production, 60);

        assertThat(Tiny.meanSeconds(production, "tier") - S).isCloseTo(S * erlangWait(4, 0.525), withPercentage(4));
        assertThat(Tiny.meanSeconds(production, "last") - S).isCloseTo(S * erlangWait(3, 0.7), withPercentage(4));
        assertThat((long) Tiny.requests(production, "last", "200"))
                .isEqualTo(production.users().good());
    }

    @Test
    void littlesLawHoldsExactlyOnWhatHasEnded() {
        for (StepDesign step : List.of(work(Draw.logNormal(TEN, 1.5)), pause(Draw.logNormal(TEN, 1.5)))) {
            ServiceDesign service = Tiny.service("tier", 4, 12, 2, List.of(), step);
            Production production = Tiny.system(230, 7, service);
            Instance tier = Tiny.instance(production, "tier");
            long stop = production.nowNanos() + 300_000_000_000L;
            long end = stop + 60_000_000_000L;
            double area = 0;
            double busy = 0;
            while (production.nowNanos() < end) {
                long before = production.nowNanos();
                int present = tier.desk().busy() + tier.desk().queued();
                int working = tier.desk().busy();
                if (before >= stop) {
                    production.users().stop();
                }
                production.runUntil(Math.min(end, production.agenda().nextNanos()));
                area += (double) present * (production.nowNanos() - before);
                busy += (double) working * (production.nowNanos() - before);
            }
            double sojourns = Tiny.total(production, "tier", "http_server_request_duration_seconds_sum", "", "");

            assertThat(Tiny.requests(production, "tier", "503")).isPositive(); // which stay for no time
            assertThat(area / Tiny.SECOND).isCloseTo(sojourns, within(1e-9 * sojourns));
            double served = Tiny.requests(production, "tier", "200");
            if (step instanceof Pause) { // utilisation law: threads are busy for as long as was served
                assertThat(busy / Tiny.SECOND).isCloseTo(served * S, withPercentage(2));
            }
        }
    }

    @Test
    void aCoreIsBusyForAsLongAsIsComputed() {
        ServiceDesign service = Tiny.service("tier", 64, 1_000, 2, List.of(), work(Draw.fixed(TEN)));
        Production production = Tiny.drained(150, 1e5, 8, service);
        double computed = (double) production.users().asked() * S;

        assertThat(Tiny.instance(production, "tier").desk().processor().busyNanos() / Tiny.SECOND)
                .isCloseTo(computed, within(1e-6 * computed));
    }
}
