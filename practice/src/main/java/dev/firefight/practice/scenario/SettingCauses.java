package dev.firefight.practice.scenario;

import static dev.firefight.practice.scenario.Cause.Habit.IS_BOUND;
import static dev.firefight.practice.scenario.Cause.Habit.IS_LOAD;
import static dev.firefight.practice.scenario.Cause.Habit.NEEDS_LOAD;
import static dev.firefight.practice.scenario.Cause.Sign.FAILS;
import static dev.firefight.practice.scenario.Cause.Sign.SLOW;
import static dev.firefight.practice.scenario.Place.call;
import static dev.firefight.practice.scenario.Place.callOf;
import static dev.firefight.practice.scenario.Place.host;
import static dev.firefight.practice.scenario.Place.service;
import static dev.firefight.practice.scenario.Place.users;
import static dev.firefight.practice.scenario.Range.number;
import static dev.firefight.practice.scenario.Range.share;

import java.util.List;

/** What is set, and the platform on which programs run. */
final class SettingCauses {
    private SettingCauses() {}

    static List<Cause> configurations() {
        return List.of(
                Cause.of("wrong-address", FAILS, 2, "change", "New addresses in the settings of {from}.")
                        .at(call("web", "cart"), call("checkout", "inventory"), call("checkout", "payments"))
                        .curedBy("restore-call {from} {to}")
                        .tempting("restart {to}", "roll-back {to}", "scale {to} 4")
                        .often(2),
                Cause.of("access-revoked", FAILS, 2, "change", "A clean-up of roles that nobody seemed to use.")
                        .at(callOf("checkout", "inventory"), callOf("checkout", "payments"), callOf("web", "cart"))
                        .curedBy("restore-call {from} {to}")
                        .tempting("restart {to}", "roll-back {to}", "restart {from}")
                        .often(1.5),
                Cause.of("secret-rotated", FAILS, 3, "change", "The secrets of {service} were rotated.")
                        .at(service("cart"), service("checkout"), service("payments"))
                        .curedBy("revert-setting {service} secret")
                        .tempting("restart {service}", "roll-back {service}", "scale {service} 4"),
                Cause.of("timeout-too-short", FAILS, 2, "change", "Shorter time-outs in {from}.")
                        .at(call("web", "catalog"), call("checkout", "payments"), call("web", "cart"))
                        .with(number("timeout", 10, 18, "ms"))
                        .curedBy("restore-call {from} {to}")
                        .tempting("restart {to}", "roll-back {from}", "scale {to} 6")
                        .often(1.5),
                Cause.of("scaled-to-zero", FAILS, 2, "change", "A clean-up that took {service} for unused.")
                        .at(service("inventory"), service("payments"), service("cart"))
                        .curedBy("scale {service} 2")
                        .tempting("restart {service}", "roll-back {service}", "restart checkout"),
                Cause.of("rate-limited", FAILS, 2, "change", "Limits for each client of {to}.")
                        .at(callOf("checkout", "payments"), callOf("web", "catalog"), callOf("web", "cart"))
                        .with(share("share", 0.35, 0.7))
                        .curedBy("restore-call {from} {to}")
                        .tempting("scale {to} 6", "restart {to}", "roll-back {from}"),
                Cause.of("good-users-blocked", FAILS, 2, "change", "A rule against suspicious clients.")
                        .at(users())
                        .with(share("share", 0.1, 0.4))
                        .curedBy("unblock-users")
                        .tempting("restart edge", "roll-back edge", "scale edge 4"));
    }

    static List<Cause> platforms() {
        return List.of(
                Cause.of("noisy-neighbour", SLOW, 3, "internal", "Somebody else's job on {host}.")
                        .at(
                                host("node-c1").touching("checkout"),
                                host("node-a1").touching("cart"),
                                host("node-b1"))
                        .with(share("speed", 0.03, 0.08))
                        .curedBy("drain {host}")
                        .tempting("roll-back web", "restart web")
                        .which(IS_BOUND, NEEDS_LOAD),
                Cause.of("preempted", SLOW, 2, "internal", "Instances of {service} made room for more important ones.")
                        .at(service("catalog"))
                        .with(number("left", 1, 1))
                        .curedBy("make-room {service}")
                        .tempting("roll-back {service}", "restart {service}", "scale {service} 6")
                        .which(NEEDS_LOAD),
                Cause.of("instance-crash", FAILS, 2, "internal", "A library of the platform that ends programs.")
                        .at(service("web"))
                        .with(number("every", 25, 30, "s"), number("times", 52, 60))
                        .curedBy("scale {service} 10")
                        .tempting("restart {service}", "roll-back {service}"),
                Cause.of("crash-loop", FAILS, 1, "change", "A build of {service} for another machine.")
                        .at(service("catalog"), service("cart"), service("checkout"), service("payments"))
                        .curedBy("roll-back {service}")
                        .tempting("restart {service}", "scale {service} 6")
                        .often(1.5),
                Cause.of(
                                "sinkhole",
                                FAILS,
                                4,
                                "internal",
                                "An instance of {service} that could not load all of its program.")
                        .at(service("cart"), service("checkout"), service("payments"))
                        .curedBy("eject-failing {service}")
                        .curedBy("restart {service}")
                        .curedBy("scale {service} 4")
                        .tempting("restart web", "roll-back web")
                        .which(IS_BOUND),
                Cause.of("imbalance", SLOW, 3, "change", "Sticky sessions for all who ask {service}.")
                        .at(service("catalog"), service("web"))
                        .with(share("share", 0.85, 0.95))
                        .curedBy("balance-evenly {service}")
                        .tempting("scale {service} 8", "restart {service}", "roll-back {service}")
                        .which(NEEDS_LOAD),
                Cause.of(
                                "too-many-removed",
                                SLOW,
                                1,
                                "change",
                                "A command that took more instances of {service} than it was meant to.")
                        .at(service("web"), service("catalog"))
                        .with(number("left", 1, 1))
                        .curedBy("scale {service} 4")
                        .tempting("restart {service}", "roll-back {service}")
                        .which(NEEDS_LOAD),
                Cause.of(
                                "probe-too-strict",
                                SLOW,
                                4,
                                "change",
                                "A probe of {service} that takes busy instances for ill.")
                        .at(service("catalog").touching("web", "cart", "checkout", "payments", "inventory"))
                        .curedBy("relax-probe {service}")
                        .curedBy("scale {service} 6")
                        .tempting("restart {service}", "roll-back {service}")
                        .which(NEEDS_LOAD, IS_LOAD));
    }
}
