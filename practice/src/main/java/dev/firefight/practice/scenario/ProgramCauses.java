package dev.firefight.practice.scenario;

import static dev.firefight.practice.scenario.Cause.Habit.CREEPS;
import static dev.firefight.practice.scenario.Cause.Habit.NEEDS_LOAD;
import static dev.firefight.practice.scenario.Cause.Sign.FAILS;
import static dev.firefight.practice.scenario.Cause.Sign.SLOW;
import static dev.firefight.practice.scenario.Cause.Sign.WRONG;
import static dev.firefight.practice.scenario.Place.pool;
import static dev.firefight.practice.scenario.Place.route;
import static dev.firefight.practice.scenario.Place.service;
import static dev.firefight.practice.scenario.Range.number;
import static dev.firefight.practice.scenario.Range.share;
import static dev.firefight.practice.scenario.Range.times;
import static dev.firefight.practice.scenario.Range.word;

import java.util.List;

/** What comes with programs: their versions, their switches, and what they use up. */
final class ProgramCauses {
    private ProgramCauses() {}

    static List<Cause> releases() {
        return List.of(
                release("route-errors", FAILS, 1)
                        .at(
                                route("catalog", "GET /product"),
                                route("catalog", "GET /top"),
                                route("web", "GET /product"),
                                route("web", "POST /cart"),
                                route("cart", "POST /cart"),
                                service("checkout"),
                                service("payments"))
                        .with(share("share", 0.3, 0.9))
                        .often(2),
                release("wrong-column", FAILS, 1)
                        .at(
                                route("cart", "POST /cart"),
                                route("cart", "GET /cart"),
                                service("payments"),
                                route("inventory", "POST /reserve"))
                        .often(1.5),
                release("many-queries", SLOW, 3)
                        .at(service("catalog"), route("inventory", "GET /stock").touching("catalog-db"))
                        .with(number("times", 150, 200))
                        .which(NEEDS_LOAD),
                release("many-calls", SLOW, 3)
                        .at(service("checkout"))
                        .with(number("times", 7, 10))
                        .curedBy("scale {service} 6")
                        .tempting("restart {service}", "scale payments 6"),
                release("bad-answers", FAILS, 2)
                        .at(service("checkout"), service("payments"), route("cart", "POST /cart"))
                        .with(share("share", 0.3, 0.8)),
                release("deadlocks", FAILS, 3)
                        .at(service("checkout"), route("cart", "POST /cart"))
                        .with(share("share", 0.2, 0.5)),
                release("canary-errors", FAILS, 2)
                        .at(service("cart"), service("checkout"), service("payments"), service("catalog"))
                        .with(share("share", 0.5, 0.95))
                        .often(1.5),
                release("race", WRONG, 4)
                        .at(service("checkout"), service("payments"))
                        .with(share("share", 0.03, 0.1))
                        .often(0.5));
    }

    /** What comes with a version goes with it. */
    private static Cause release(String fault, Cause.Sign sign, int level) {
        return Cause.of(fault, sign, level, "change", "The new version of {service}.")
                .curedBy("roll-back {service}")
                .tempting("restart {service}", "scale {service} 6");
    }

    static List<Cause> switches() {
        return List.of(
                Cause.of("flag-errors", FAILS, 2, "change", "The switch {flag} was turned on for everybody.")
                        .at(
                                service("checkout"),
                                service("cart"),
                                route("catalog", "GET /product"),
                                route("web", "GET /"),
                                service("payments"))
                        .with(
                                share("share", 0.2, 0.8),
                                word("flag", "express-checkout", "new-flow", "price-hints", "guest-mode", "one-click"))
                        .curedBy("flag {flag} 0")
                        .tempting("roll-back {service}", "restart {service}", "scale {service} 6")
                        .often(2),
                Cause.of("slow-path", SLOW, 2, "change", "The switch {flag} was turned on for everybody.")
                        .at(
                                route("web", "GET /product"),
                                route("web", "GET /"),
                                route("catalog", "GET /product"),
                                service("payments"))
                        .with(
                                share("share", 0.1, 0.4),
                                number("delay", 2, 6, "s"),
                                word("flag", "rich-images", "fair-shipping", "live-stock", "smart-search"))
                        .curedBy("flag {flag} 0")
                        .tempting("roll-back {service}", "restart {service}", "scale {service} 8")
                        .often(2),
                Cause.of("costly-pattern", SLOW, 3, "change", "A rule that was added to the filter of {service}.")
                        .at(service("edge"))
                        .with(share("share", 0.02, 0.04), times("times", 350, 500))
                        .curedBy("revert-setting {service} filter-rules")
                        .tempting("roll-back {service}", "restart {service}", "scale {service} 4"));
    }

    static List<Cause> resources() {
        return List.of(
                Cause.of("memory-leak", SLOW, 3, "change", "A version of {service} that keeps what it has served.")
                        .at(service("catalog"), service("web"))
                        .with(number("bytes", 150, 220, "kB"))
                        .curedBy("roll-back {service}")
                        .tempting("restart {service}", "scale {service} 6", "heap {service} 1GiB")
                        .which(CREEPS, NEEDS_LOAD)
                        .often(1.5),
                Cause.of("connection-leak", FAILS, 3, "change", "A version of {service} that forgets connections.")
                        .at(service("cart"), service("payments"), service("inventory"))
                        .with(share("share", 0.04, 0.07))
                        .curedBy("roll-back {service}")
                        .tempting("restart {service}", "scale {service} 6")
                        .often(1.5),
                Cause.of("heap-too-small", SLOW, 3, "change", "Lower limits of memory for {service}.")
                        .at(service("web"), service("catalog"))
                        .with(number("size", 119, 122, "MiB"))
                        .curedBy("heap {service} 512MiB")
                        .tempting("roll-back {service}", "restart {service}")
                        .which(NEEDS_LOAD),
                Cause.of("pool-too-small", SLOW, 3, "change", "Fewer connections for {service}, to save idle ones.")
                        .at(pool("inventory", "catalog-db"))
                        .with(number("size", 1, 1))
                        .curedBy("pool {service} {database} 12")
                        .curedBy("scale {service} 5")
                        .tempting("roll-back {service}", "restart {service}")
                        .which(NEEDS_LOAD),
                Cause.of("threads-too-few", SLOW, 3, "change", "A tuned pool of threads in {service}.")
                        .at(service("catalog"))
                        .with(number("threads", 1, 1))
                        .curedBy("threads {service} 32")
                        .curedBy("scale {service} 6")
                        .tempting("roll-back {service}", "restart {service}")
                        .which(NEEDS_LOAD),
                Cause.of(
                                "thread-starvation",
                                SLOW,
                                3,
                                "change",
                                "A version of {service} that works long within requests.")
                        .at(route("web", "GET /product"), route("web", "GET /"))
                        .with(share("share", 0.3, 0.6), number("hold", 15, 25, "s"))
                        .curedBy("roll-back {service}")
                        .curedBy("scale {service} 8")
                        .tempting("restart {service}", "scale catalog 6"),
                Cause.of(
                                "ports-exhausted",
                                FAILS,
                                3,
                                "known-pattern",
                                "Connections that are opened and left behind on {host}.")
                        .at(
                                service("checkout").where("host", "node-c1"),
                                service("web").where("host", "node-c1"),
                                service("payments").where("host", "node-b2"))
                        .curedBy("more-ports {host}")
                        .curedBy("drain {host}")
                        .tempting("roll-back {service}", "restart {service}")
                        .which(Cause.Habit.IS_BOUND));
    }
}
