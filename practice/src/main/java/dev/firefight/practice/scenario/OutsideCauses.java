package dev.firefight.practice.scenario;

import static dev.firefight.practice.scenario.Cause.Habit.IS_BOUND;
import static dev.firefight.practice.scenario.Cause.Habit.IS_LOAD;
import static dev.firefight.practice.scenario.Cause.Habit.NEEDS_LOAD;
import static dev.firefight.practice.scenario.Cause.Sign.FAILS;
import static dev.firefight.practice.scenario.Cause.Sign.SLOW;
import static dev.firefight.practice.scenario.Place.call;
import static dev.firefight.practice.scenario.Place.host;
import static dev.firefight.practice.scenario.Place.service;
import static dev.firefight.practice.scenario.Place.users;
import static dev.firefight.practice.scenario.Place.zone;
import static dev.firefight.practice.scenario.Range.number;
import static dev.firefight.practice.scenario.Range.share;
import static dev.firefight.practice.scenario.Range.times;

import java.util.List;

/** What lies between and outside of programs: networks, providers, and how many people come. */
final class OutsideCauses {
    private OutsideCauses() {}

    static List<Cause> networks() {
        return List.of(
                Cause.of("network-delay", SLOW, 3, "internal", "A longer way between {from} and {to}.")
                        .at(call("checkout", "payments"), call("web", "cart"), call("web", "catalog"))
                        .with(number("delay", 2500, 5000, "ms"))
                        .curedBy("reroute {from} {to}")
                        .tempting("restart {to}", "roll-back {to}", "scale {to} 6"),
                Cause.of("packet-loss", SLOW, 4, "internal", "A damaged network card of {host}.")
                        .at(host("node-c1"), host("node-a2"), host("node-b1"))
                        .with(share("share", 0.35, 0.55))
                        .curedBy("drain {host}")
                        .tempting("restart web", "restart checkout")
                        .which(IS_BOUND),
                Cause.of("zone-cut-off", FAILS, 2, "internal", "A switch in front of zone {zone}.")
                        .at(zone(0), zone(2))
                        .curedBy("fail-over-zone {zone}")
                        .curedBy(
                                "scale web 6",
                                "scale catalog 5",
                                "scale cart 4",
                                "scale checkout 4",
                                "scale payments 4")
                        .tempting("restart web", "restart edge")
                        .which(IS_BOUND, NEEDS_LOAD),
                Cause.of("name-lost", FAILS, 3, "change", "A change of names in which {service} was forgotten.")
                        .at(service("inventory"), service("payments"), service("cart"), service("catalog"))
                        .curedBy("restore-name {service}")
                        .tempting("restart {service}", "roll-back {service}", "scale {service} 4"),
                Cause.of(
                                "certificate-expired",
                                FAILS,
                                2,
                                "known-pattern",
                                "The day on which the certificate of {service} ended.")
                        .at(service("payments"), service("cart"), service("inventory"))
                        .curedBy("renew-certificate {service}")
                        .tempting("restart {service}", "roll-back {service}", "scale {service} 4"),
                Cause.of("clock-skew", FAILS, 4, "internal", "The clock of {host} was not set any more.")
                        .at(
                                call("web", "catalog").where("host", "node-c1"),
                                call("web", "cart").where("host", "node-c1"),
                                call("web", "checkout").where("host", "node-c1"))
                        .with(number("ahead", 3, 9, "m"))
                        .curedBy("set-clock {host}")
                        .curedBy("drain {host}")
                        .tempting("restart {to}", "roll-back {to}", "scale {to} 4")
                        .which(IS_BOUND));
    }

    static List<Cause> providers() {
        return List.of(
                provider("provider-errors", FAILS, 1)
                        .with(share("share", 0.6, 1))
                        .often(2),
                provider("provider-slow", SLOW, 2)
                        .with(number("delay", 5, 12, "s"), share("share", 0.6, 1))
                        .often(1.5),
                provider("provider-throttles", FAILS, 2).with(share("share", 0.4, 0.9)),
                provider("provider-unreachable", FAILS, 1));
    }

    private static Cause provider(String fault, Cause.Sign sign, int level) {
        return Cause.of(fault, sign, level, "dependency", "An outage of the provider.")
                .at(service("payment-provider").touching("payments"))
                .curedBy("switch-provider {service}")
                .tempting("restart payments", "roll-back checkout", "scale payments 6");
    }

    static List<Cause> loads() {
        return List.of(
                Cause.of("surge", SLOW, 2, "dependency", "Something that many people heard of at once.")
                        .at(users().touching("web", "catalog", "cart", "checkout", "inventory", "payments"))
                        .with(times("times", 2.2, 2.6))
                        .curedBy(
                                "scale web 10",
                                "scale catalog 8",
                                "scale cart 6",
                                "scale checkout 6",
                                "scale payments 6",
                                "scale inventory 6")
                        .tempting("restart web", "restart catalog", "roll-back web")
                        .which(IS_LOAD, NEEDS_LOAD),
                Cause.of("herd", SLOW, 3, "dependency", "Clients that all come at the same moment.")
                        .at(users().touching("web", "catalog", "cart", "checkout", "inventory", "payments"))
                        .with(times("times", 2.6, 3.2), number("every", 80, 100, "s"), number("bursts", 15, 16))
                        .curedBy(
                                "scale web 14",
                                "scale catalog 10",
                                "scale cart 8",
                                "scale checkout 8",
                                "scale payments 8",
                                "scale inventory 8")
                        .tempting("restart web", "restart catalog", "roll-back web")
                        .which(IS_LOAD, NEEDS_LOAD),
                Cause.of(
                                "scaling-stuck",
                                SLOW,
                                3,
                                "internal",
                                "More people, and an autoscaler of {service} that gets no numbers.")
                        .at(service("web").touching("catalog", "cart", "checkout", "inventory", "payments"))
                        .with(times("times", 2, 2.2))
                        .curedBy("restore-scaling {service}", "scale catalog 6", "scale cart 5", "scale checkout 5")
                        .curedBy("scale {service} 9", "scale catalog 6", "scale cart 5", "scale checkout 5")
                        .tempting(
                                "restart {service}",
                                "roll-back {service}",
                                "make-room {service}",
                                "scaling {service} 4 12")
                        .which(IS_LOAD, NEEDS_LOAD),
                Cause.of(
                                "scaling-flaps",
                                SLOW,
                                3,
                                "change",
                                "An autoscaler of {service} that takes away at once what the next burst needs.")
                        .at(service("web").touching("catalog", "cart", "checkout", "inventory", "payments"))
                        .with(times("times", 1.9, 2.1), number("every", 80, 100, "s"), number("bursts", 15, 16))
                        .curedBy("restore-scaling {service}")
                        .curedBy("scaling {service} 8")
                        .curedBy("scale {service} 8")
                        .tempting("restart {service}", "roll-back {service}", "restart catalog")
                        .which(IS_LOAD, NEEDS_LOAD),
                Cause.of(
                                "retries-without-end",
                                SLOW,
                                4,
                                "known-pattern",
                                "A pause of {to} that was over after a second.")
                        .at(call("web", "catalog"))
                        .curedBy("retries {from} {to} 0")
                        .curedBy("retries {from} {to} 1 0.1")
                        .tempting("restart {to}", "scale {to} 4", "roll-back {to}")
                        .which(NEEDS_LOAD));
    }
}
