package dev.firefight.practice.production;

import dev.firefight.practice.design.CallDesign;
import dev.firefight.practice.design.CallDesign.Balance;
import dev.firefight.practice.design.StepDesign.Work;
import dev.firefight.practice.engine.Draw;
import java.time.Duration;
import java.util.List;

/**
 * One tier that can collapse, and a front that asks it for users: 16 threads with a core each, 50 ms of exponential work, so 320 requests a
 * second; the front waits 500 ms and asks up to four times.
 */
final class Tier {
    static final double CAPACITY = 320;

    private final Production production;
    private final Edge edge;
    private final Service service;
    private long asked;
    private long good;

    Tier(double rho, int tries, int queue, long seed) {
        CallDesign call = new CallDesign(
                "tier", Duration.ofMillis(500), tries, Duration.ofMillis(50), 1, false, Balance.LEAST_REQUESTS, false);
        production = Tiny.system(
                rho * CAPACITY,
                seed,
                Tiny.service("front", Tiny.NO_LIMIT, 0, 1, List.of(call), Tiny.ask("tier")),
                Tiny.service("tier", 16, queue, 16, List.of(), new Work(Draw.exponential(Duration.ofMillis(50)))));
        edge = production.service("front").edges().getFirst();
        service = production.service("tier");
        Tiny.run(production, 20);
    }

    Production production() {
        return production;
    }

    Edge edge() {
        return edge;
    }

    Service service() {
        return service;
    }

    Instance instance() {
        return service.instances().getFirst();
    }

    /** Nothing is computed for so long. */
    void pause(double seconds) {
        instance().desk().processor().pause(true);
        Tiny.run(production, seconds);
        instance().desk().processor().pause(false);
        mark();
    }

    private void mark() {
        asked = letIn();
        good = production.users().good();
    }

    /** The share of good answers within the next seconds, of those that are not turned away at the door. */
    double goodput(double seconds) {
        mark();
        Tiny.run(production, seconds);
        return (double) (production.users().good() - good) / (letIn() - asked);
    }

    private long letIn() {
        return production.users().asked() - production.users().turnedAway();
    }

    /** After how many seconds nine in ten are well answered in each of three stretches of ten seconds; -1 when that is not so by the end. */
    int recovery(int untilSeconds) {
        int well = 0;
        for (int at = 0; at < untilSeconds; at += 10) {
            well = goodput(10) > 0.9 ? well + 1 : 0;
            if (well == 3) {
                return at - 20;
            }
        }
        return -1;
    }

    /** Attempts for each first one, since its beginning. */
    double amplification() {
        double first = production.users().asked();
        return 1 + Tiny.total(production, "front", "http_client_retries_total", "", "") / first;
    }
}
