package dev.firefight.practice.remedy;

import static dev.firefight.practice.act.Parameter.Type.CHOICE;
import static dev.firefight.practice.act.Parameter.Type.DURATION;
import static dev.firefight.practice.act.Parameter.Type.NUMBER;
import static dev.firefight.practice.act.Parameter.Type.SERVICE;
import static dev.firefight.practice.act.Parameter.Type.SHARE;
import static dev.firefight.practice.act.Parameter.needed;
import static dev.firefight.practice.act.Parameter.optional;
import static dev.firefight.practice.remedy.RemedyKind.Risk.FELT;
import static dev.firefight.practice.remedy.RemedyKind.Risk.REVERSIBLE;

import dev.firefight.practice.act.Announced;
import dev.firefight.practice.act.Parameter;
import dev.firefight.practice.design.CallDesign.Balance;
import dev.firefight.practice.production.Failure;
import java.time.Duration;
import java.util.List;

/** What is done to how services are asked. */
final class CallRemedies {
    private static final Duration QUICK = Duration.ofSeconds(5);
    private static final List<Parameter> CALL = List.of(needed("from", SERVICE), needed("to", SERVICE));

    private CallRemedies() {}

    static List<RemedyKind> all() {
        return List.of(
                new RemedyKind(
                        "shed",
                        "Turn a share of all users away at the door",
                        QUICK,
                        FELT,
                        List.of(needed("share", SHARE)),
                        (production, told) -> production.users().shed(told.share("share"))),
                new RemedyKind(
                        "retries",
                        "Try again so often at most, for a share of first tries at most",
                        QUICK,
                        REVERSIBLE,
                        List.of(
                                needed("from", SERVICE),
                                needed("to", SERVICE),
                                optional("retries", NUMBER, "0"),
                                optional("budget", SHARE, "1")),
                        (_, told) -> told.edge().retry(1 + Math.min(20, told.number("retries")), told.share("budget"))),
                new RemedyKind(
                        "timeout",
                        "Wait so long for an answer",
                        QUICK,
                        REVERSIBLE,
                        List.of(needed("from", SERVICE), needed("to", SERVICE), needed("time", DURATION)),
                        (_, told) -> told.edge().timeOutAfter(Math.max(1_000_000, told.nanos("time")))),
                new RemedyKind(
                        "breaker",
                        "Stop asking for a while where most answers are failures",
                        QUICK,
                        REVERSIBLE,
                        List.of(needed("from", SERVICE), needed("to", SERVICE), optional("on", CHOICE, "yes")),
                        (_, told) -> told.edge().breaker(told.isChosen("on"))),
                new RemedyKind(
                        "restore-call",
                        "Take back what was set for how a service asks another one: its address, its rights, its limits",
                        QUICK,
                        REVERSIBLE,
                        CALL,
                        (production, told) -> {
                            Announced.config(
                                    production, told.text("from"), "Take back settings for " + told.text("to"));
                            told.edge().obstruct(Failure.NONE, 1);
                            told.edge().restore();
                        }),
                new RemedyKind(
                        "eject-failing",
                        "Have callers leave instances alone that fail again and again",
                        QUICK,
                        REVERSIBLE,
                        List.of(needed("service", SERVICE)),
                        (production, told) ->
                                production.callers(told.text("service")).forEach(edge -> edge.eject(true))),
                new RemedyKind(
                        "balance-evenly",
                        "Ask all instances in turn",
                        QUICK,
                        REVERSIBLE,
                        List.of(needed("service", SERVICE)),
                        (production, told) -> production
                                .callers(told.text("service"))
                                .forEach(edge -> {
                                    edge.balance(Balance.ROUND_ROBIN);
                                    edge.favour(0);
                                })),
                new RemedyKind(
                        "unblock-users",
                        "Take back rules that turn users away",
                        QUICK,
                        REVERSIBLE,
                        List.of(),
                        (production, _) -> production.users().edge().obstruct(Failure.NONE, 1)),
                new RemedyKind(
                        "reroute",
                        "Send what goes from one service to another around the network in between",
                        Duration.ofSeconds(20),
                        REVERSIBLE,
                        CALL,
                        (_, told) -> told.edge().disturb(0, 0)),
                new RemedyKind(
                        "switch-provider",
                        "Use the second provider of the same kind",
                        Duration.ofSeconds(45),
                        FELT,
                        List.of(needed("service", SERVICE)),
                        (production, told) -> {
                            Announced.config(production, told.text("service"), "Use the second provider");
                            told.service().restore("outage");
                            production.callers(told.text("service")).forEach(edge -> {
                                edge.obstruct(Failure.NONE, 1);
                                edge.disturb(0, 0);
                            });
                        }));
    }
}
