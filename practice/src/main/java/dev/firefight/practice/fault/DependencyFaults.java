package dev.firefight.practice.fault;

import static dev.firefight.practice.act.Parameter.Type.DURATION;
import static dev.firefight.practice.act.Parameter.Type.FACTOR;
import static dev.firefight.practice.act.Parameter.Type.NUMBER;
import static dev.firefight.practice.act.Parameter.Type.SERVICE;
import static dev.firefight.practice.act.Parameter.Type.SHARE;
import static dev.firefight.practice.act.Parameter.needed;
import static dev.firefight.practice.act.Parameter.optional;
import static dev.firefight.practice.fault.FaultKind.Family.DEPENDENCY;

import dev.firefight.practice.act.Arguments;
import dev.firefight.practice.production.Alteration;
import dev.firefight.practice.production.Failure;
import dev.firefight.practice.production.Production;
import dev.firefight.practice.production.Twist;
import java.util.List;

/** Others, and how many come. */
final class DependencyFaults {
    private static final long MINUTE = 60_000_000_000L;

    private DependencyFaults() {}

    static List<FaultKind> all() {
        return List.of(
                new FaultKind(
                        "provider-errors",
                        DEPENDENCY,
                        "A provider answers with errors",
                        List.of(needed("service", SERVICE), optional("share", SHARE, "0.9")),
                        (production, told) -> told.service()
                                .alter(Alteration.everywhere(
                                        "outage",
                                        Twist.NONE
                                                .of(told.share("share"))
                                                .pausing(1_000_000L)
                                                .failing(Failure.ERROR, "internal error")))),
                new FaultKind(
                        "provider-slow",
                        DEPENDENCY,
                        "A provider takes long to answer",
                        List.of(
                                needed("service", SERVICE),
                                optional("delay", DURATION, "8s"),
                                optional("share", SHARE, "1")),
                        (production, told) -> told.service()
                                .alter(Alteration.everywhere(
                                        "outage",
                                        Twist.NONE.of(told.share("share")).pausing(told.nanos("delay"))))),
                new FaultKind(
                        "provider-throttles",
                        DEPENDENCY,
                        "A provider turns most requests down, since there are too many",
                        List.of(needed("service", SERVICE), optional("share", SHARE, "0.7")),
                        (production, told) -> production
                                .callers(told.text("service"))
                                .forEach(edge -> edge.obstruct(Failure.THROTTLED, told.share("share")))),
                new FaultKind(
                        "provider-unreachable",
                        DEPENDENCY,
                        "Nothing of a provider is reached",
                        List.of(needed("service", SERVICE)),
                        (production, told) -> production
                                .callers(told.text("service"))
                                .forEach(edge -> edge.obstruct(Failure.REFUSED, 1))),
                Bad.version(
                        "slow-handling",
                        DEPENDENCY,
                        "Messages are handled more slowly than they come",
                        "Render messages with the new templates",
                        told -> Twist.NONE.pausing(told.nanos("delay")),
                        optional("delay", DURATION, "2s")),
                new FaultKind(
                        "surge",
                        DEPENDENCY,
                        "Many more people come",
                        List.of(optional("times", FACTOR, "2.5")),
                        (production, told) -> production.users().times(told.factor("times"))),
                new FaultKind(
                        "herd",
                        DEPENDENCY,
                        "Many come at once, every few minutes",
                        List.of(
                                optional("times", FACTOR, "6"),
                                optional("every", DURATION, "4m"),
                                optional("bursts", NUMBER, "10")),
                        DependencyFaults::burst),
                new FaultKind(
                        "telemetry-lost",
                        DEPENDENCY,
                        "Nothing is heard of a service that works as always",
                        List.of(needed("service", SERVICE)),
                        (production, told) -> told.service().silence(true)));
    }

    /** Many come for 20 seconds, several times. */
    static void burst(Production production, Arguments told) {
        for (int i = 0; i < told.number("bursts"); i++) {
            long from = production.nowNanos() + i * told.nanos("every");
            production.at(from, () -> production.users().times(told.factor("times")));
            production.at(from + MINUTE / 3, () -> production.users().times(1));
        }
    }
}
