package dev.firefight.practice.fault;

import static dev.firefight.practice.act.Parameter.Type.DURATION;
import static dev.firefight.practice.act.Parameter.Type.FACTOR;
import static dev.firefight.practice.act.Parameter.Type.NUMBER;
import static dev.firefight.practice.act.Parameter.Type.SERVICE;
import static dev.firefight.practice.act.Parameter.Type.SHARE;
import static dev.firefight.practice.act.Parameter.needed;
import static dev.firefight.practice.act.Parameter.optional;
import static dev.firefight.practice.fault.FaultKind.Family.CODE;

import dev.firefight.practice.act.Arguments;
import dev.firefight.practice.production.Failure;
import dev.firefight.practice.production.Twist;
import java.util.List;

/** What programs do. */
final class CodeFaults {
    private CodeFaults() {}

    /** Some requests, as many as was told. */
    private static Twist some(Arguments told) {
        return Twist.NONE.of(told.share("share"));
    }

    static List<FaultKind> all() {
        return List.of(
                Bad.version(
                        "route-errors",
                        CODE,
                        "A version fails for one kind of request",
                        "Show prices with taxes",
                        told -> some(told)
                                .failing(
                                        Failure.ERROR,
                                        "java.lang.NullPointerException: Cannot invoke \"Price.amount()\" because \"price\" is null"),
                        optional("share", SHARE, "0.6")),
                Bad.flag(
                        "flag-errors",
                        CODE,
                        "A feature that was switched on fails for some",
                        "new-flow",
                        "Switch on for everybody",
                        told -> some(told)
                                .failing(Failure.ERROR, "java.lang.IllegalStateException: session has no basket id"),
                        optional("share", SHARE, "0.4")),
                Bad.flag(
                        "slow-path",
                        CODE,
                        "A feature that was switched on makes some wait for long",
                        "rich-images",
                        "Switch on for everybody",
                        told -> some(told).pausing(told.nanos("delay")),
                        optional("share", SHARE, "0.3"),
                        optional("delay", DURATION, "4s")),
                new FaultKind(
                        "costly-pattern",
                        CODE,
                        "A rule that looks at requests takes very long for some of them",
                        List.of(
                                needed("service", SERVICE),
                                optional("share", SHARE, "0.03"),
                                optional("times", FACTOR, "400")),
                        (production, told) -> Bad.setting(
                                production,
                                told.service(),
                                "",
                                some(told).working(told.factor("times")),
                                "filter-rules",
                                "Filter rules: recognise injected scripts")),
                Bad.version(
                        "many-queries",
                        CODE,
                        "A version asks the database once for each row instead of once",
                        "Show related items",
                        told -> Twist.NONE.repeating(told.number("times")),
                        optional("times", NUMBER, "40")),
                Bad.version(
                        "wrong-column",
                        CODE,
                        "A version asks for a column that is not there",
                        "Read discounts",
                        _ -> Twist.NONE.failing(
                                Failure.BAD_STATEMENT,
                                "org.postgresql.util.PSQLException: ERROR: column \"discount_id\" does not exist")),
                Bad.version(
                        "race",
                        CODE,
                        "Two requests at once now and then leave a wrong state, and nothing says so",
                        "Confirm in parallel",
                        told -> some(told).spoiling(),
                        optional("share", SHARE, "0.02")),
                Bad.version(
                        "many-calls",
                        CODE,
                        "A version asks other services many times for one request",
                        "Check each item by itself",
                        told -> Twist.NONE.asking(told.number("times")),
                        optional("times", NUMBER, "5")),
                Bad.version(
                        "thread-starvation",
                        CODE,
                        "One kind of request holds all threads, and every other kind waits",
                        "Export reports within the request",
                        told -> some(told).pausing(told.nanos("hold")),
                        optional("share", SHARE, "0.5"),
                        optional("hold", DURATION, "20s")),
                Bad.version(
                        "connection-leak",
                        CODE,
                        "A version forgets to give connections back now and then",
                        "Handle time-outs of the database",
                        told -> some(told).losing(),
                        optional("share", SHARE, "0.004")),
                Bad.version(
                        "bad-answers",
                        CODE,
                        "A version turns down what is right",
                        "Stricter checks of addresses",
                        told -> some(told).failing(Failure.REJECTED, "validation failed: unknown field \"postcode\""),
                        optional("share", SHARE, "0.5")),
                Bad.version(
                        "deadlocks",
                        CODE,
                        "A version writes in another order, and transactions wait for each other",
                        "Write stock before orders",
                        told -> some(told)
                                .pausing(1_000_000_000L)
                                .failing(
                                        Failure.DEADLOCK,
                                        "org.postgresql.util.PSQLException: ERROR: deadlock detected"),
                        optional("share", SHARE, "0.25")),
                Bad.canary(
                        "canary-errors",
                        CODE,
                        "The first instance of a new version fails",
                        "Canary: numbers as 64 bits",
                        told -> some(told)
                                .failing(
                                        Failure.ERROR,
                                        "java.lang.ClassCastException: class java.lang.Integer cannot be cast to class java.lang.Long"),
                        optional("share", SHARE, "0.8")));
    }
}
