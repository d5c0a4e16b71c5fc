package dev.firefight.practice.fault;

import static dev.firefight.practice.act.Parameter.Type.DURATION;
import static dev.firefight.practice.act.Parameter.Type.FACTOR;
import static dev.firefight.practice.act.Parameter.Type.NUMBER;
import static dev.firefight.practice.act.Parameter.Type.ROUTE;
import static dev.firefight.practice.act.Parameter.Type.SERVICE;
import static dev.firefight.practice.act.Parameter.Type.SHARE;
import static dev.firefight.practice.act.Parameter.Type.TEXT;
import static dev.firefight.practice.act.Parameter.needed;
import static dev.firefight.practice.act.Parameter.optional;
import static dev.firefight.practice.fault.FaultKind.Family.CODE;

import dev.firefight.practice.act.Announced;
import dev.firefight.practice.production.Alteration;
import dev.firefight.practice.production.Failure;
import dev.firefight.practice.production.Service;
import dev.firefight.practice.production.Twist;
import java.util.List;

/** What programs do. */
final class CodeFaults {
    private CodeFaults() {}

    static List<FaultKind> all() {
        return List.of(
                new FaultKind(
                        "route-errors",
                        CODE,
                        "A version fails for one kind of request",
                        List.of(
                                needed("service", SERVICE),
                                optional("route", ROUTE, ""),
                                optional("share", SHARE, "0.6")),
                        (production, told) -> Bad.version(
                                production,
                                told.service(),
                                told.text("route"),
                                Twist.NONE
                                        .of(told.share("share"))
                                        .failing(
                                                Failure.ERROR,
                                                "java.lang.NullPointerException: Cannot invoke \"Price.amount()\" because \"price\" is null"),
                                "Show prices with taxes")),
                new FaultKind(
                        "flag-errors",
                        CODE,
                        "A feature that was switched on fails for some",
                        List.of(
                                needed("service", SERVICE),
                                optional("route", ROUTE, ""),
                                optional("share", SHARE, "0.4"),
                                optional("flag", TEXT, "new-flow")),
                        (production, told) -> Bad.flag(
                                production,
                                told.service(),
                                told.text("route"),
                                Twist.NONE
                                        .of(told.share("share"))
                                        .failing(
                                                Failure.ERROR,
                                                "java.lang.IllegalStateException: session has no basket id"),
                                told.text("flag"),
                                "Switch on for everybody")),
                new FaultKind(
                        "slow-path",
                        CODE,
                        "A feature that was switched on makes some wait for long",
                        List.of(
                                needed("service", SERVICE),
                                optional("route", ROUTE, ""),
                                optional("share", SHARE, "0.3"),
                                optional("delay", DURATION, "4s"),
                                optional("flag", TEXT, "rich-images")),
                        (production, told) -> Bad.flag(
                                production,
                                told.service(),
                                told.text("route"),
                                Twist.NONE.of(told.share("share")).pausing(told.nanos("delay")),
                                told.text("flag"),
                                "Switch on for everybody")),
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
                                Twist.NONE.of(told.share("share")).working(told.factor("times")),
                                "filter-rules",
                                "Filter rules: recognise injected scripts")),
                new FaultKind(
                        "many-queries",
                        CODE,
                        "A version asks the database once for each row instead of once",
                        List.of(
                                needed("service", SERVICE),
                                optional("route", ROUTE, ""),
                                optional("times", NUMBER, "40")),
                        (production, told) -> Bad.version(
                                production,
                                told.service(),
                                told.text("route"),
                                Twist.NONE.repeating(told.number("times")),
                                "Show related items")),
                new FaultKind(
                        "wrong-column",
                        CODE,
                        "A version asks for a column that is not there",
                        List.of(needed("service", SERVICE), optional("route", ROUTE, "")),
                        (production, told) -> Bad.version(
                                production,
                                told.service(),
                                told.text("route"),
                                Twist.NONE.failing(
                                        Failure.BAD_STATEMENT,
                                        "org.postgresql.util.PSQLException: ERROR: column \"discount_id\" does not exist"),
                                "Read discounts")),
                new FaultKind(
                        "race",
                        CODE,
                        "Two requests at once now and then leave a wrong state, and nothing says so",
                        List.of(
                                needed("service", SERVICE),
                                optional("route", ROUTE, ""),
                                optional("share", SHARE, "0.02")),
                        (production, told) -> Bad.version(
                                production,
                                told.service(),
                                told.text("route"),
                                Twist.NONE.of(told.share("share")).spoiling(),
                                "Confirm in parallel")),
                new FaultKind(
                        "many-calls",
                        CODE,
                        "A version asks other services many times for one request",
                        List.of(
                                needed("service", SERVICE),
                                optional("route", ROUTE, ""),
                                optional("times", NUMBER, "5")),
                        (production, told) -> Bad.version(
                                production,
                                told.service(),
                                told.text("route"),
                                Twist.NONE.asking(told.number("times")),
                                "Check each item by itself")),
                new FaultKind(
                        "thread-starvation",
                        CODE,
                        "One kind of request holds all threads, and every other kind waits",
                        List.of(
                                needed("service", SERVICE),
                                optional("route", ROUTE, ""),
                                optional("share", SHARE, "0.5"),
                                optional("hold", DURATION, "20s")),
                        (production, told) -> Bad.version(
                                production,
                                told.service(),
                                told.text("route"),
                                Twist.NONE.of(told.share("share")).pausing(told.nanos("hold")),
                                "Export reports within the request")),
                new FaultKind(
                        "connection-leak",
                        CODE,
                        "A version forgets to give connections back now and then",
                        List.of(needed("service", SERVICE), optional("share", SHARE, "0.004")),
                        (production, told) -> Bad.version(
                                production,
                                told.service(),
                                "",
                                Twist.NONE.of(told.share("share")).losing(),
                                "Handle time-outs of the database")),
                new FaultKind(
                        "bad-answers",
                        CODE,
                        "A version turns down what is right",
                        List.of(
                                needed("service", SERVICE),
                                optional("route", ROUTE, ""),
                                optional("share", SHARE, "0.5")),
                        (production, told) -> Bad.version(
                                production,
                                told.service(),
                                told.text("route"),
                                Twist.NONE
                                        .of(told.share("share"))
                                        .failing(Failure.REJECTED, "validation failed: unknown field \"postcode\""),
                                "Stricter checks of addresses")),
                new FaultKind(
                        "deadlocks",
                        CODE,
                        "A version writes in another order, and transactions wait for each other",
                        List.of(
                                needed("service", SERVICE),
                                optional("route", ROUTE, ""),
                                optional("share", SHARE, "0.25")),
                        (production, told) -> Bad.version(
                                production,
                                told.service(),
                                told.text("route"),
                                Twist.NONE
                                        .of(told.share("share"))
                                        .pausing(1_000_000_000L)
                                        .failing(
                                                Failure.DEADLOCK,
                                                "org.postgresql.util.PSQLException: ERROR: deadlock detected"),
                                "Write stock before orders")),
                new FaultKind(
                        "canary-errors",
                        CODE,
                        "The first instance of a new version fails",
                        List.of(
                                needed("service", SERVICE),
                                optional("route", ROUTE, ""),
                                optional("share", SHARE, "0.8")),
                        (production, told) -> {
                            Service service = told.service();
                            String version = Announced.next(service.version());
                            Twist twist = Twist.NONE
                                    .of(told.share("share"))
                                    .failing(
                                            Failure.ERROR,
                                            "java.lang.ClassCastException: class java.lang.Integer cannot be cast to class java.lang.Long");
                            service.alter(Alteration.everywhere("version " + version, twist)
                                    .inVersion(version)
                                    .of(told.text("route")));
                            Announced.deploy(production, service.name(), version, "Canary: numbers as 64 bits");
                            service.canary(version);
                        }));
    }
}
