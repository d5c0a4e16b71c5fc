package dev.firefight.practice.fault;

import static dev.firefight.practice.act.Parameter.Type.DATABASE;
import static dev.firefight.practice.act.Parameter.Type.NUMBER;
import static dev.firefight.practice.act.Parameter.Type.ROUTE;
import static dev.firefight.practice.act.Parameter.Type.SERVICE;
import static dev.firefight.practice.act.Parameter.Type.SHARE;
import static dev.firefight.practice.act.Parameter.Type.TABLE;
import static dev.firefight.practice.act.Parameter.Type.TEXT;
import static dev.firefight.practice.act.Parameter.needed;
import static dev.firefight.practice.act.Parameter.optional;
import static dev.firefight.practice.fault.FaultKind.Family.CODE;
import static dev.firefight.practice.fault.FaultKind.Family.CONFIGURATION;
import static dev.firefight.practice.fault.FaultKind.Family.DATA;
import static dev.firefight.practice.fault.FaultKind.Family.INFRASTRUCTURE;

import dev.firefight.practice.act.Announced;
import dev.firefight.practice.act.Arguments;
import dev.firefight.practice.production.Alteration;
import dev.firefight.practice.production.Failure;
import dev.firefight.practice.production.Instance.State;
import dev.firefight.practice.production.Production;
import dev.firefight.practice.production.Service;
import dev.firefight.practice.production.Table;
import dev.firefight.practice.production.Twist;
import java.util.List;

/** What was in programs for long, and waited for something that is right by itself: growth, a record, a switch, a setting. */
final class LatentFaults {
    private static final long SECOND = 1_000_000_000L;
    /** How long a program that started takes to have read all that it needs. */
    private static final long READING_NANOS = 60 * SECOND;

    private LatentFaults() {}

    static List<FaultKind> all() {
        return List.of(
                new FaultKind(
                        "too-many-peers",
                        INFRASTRUCTURE,
                        "Each instance keeps a thread for each of its peers; enlarged beyond a limit, all of them fail until there are fewer and they start anew",
                        List.of(
                                needed("service", SERVICE),
                                optional("instances", NUMBER, "10"),
                                optional("limit", NUMBER, "6"),
                                optional("share", SHARE, "0.7")),
                        LatentFaults::tooManyPeers),
                new FaultKind(
                        "crash-on-record",
                        DATA,
                        "A record with empty fields ends all programs that read it, right after each start; those that start together overload what they read from",
                        List.of(
                                needed("service", SERVICE),
                                needed("database", DATABASE),
                                needed("table", TABLE),
                                optional("crowd", NUMBER, "30")),
                        LatentFaults::crashOnRecord),
                new FaultKind(
                        "flag-reused",
                        CODE,
                        "A switch means something else to old code, and the machines of one zone were left out when the new code was brought out",
                        List.of(
                                needed("service", SERVICE),
                                optional("route", ROUTE, ""),
                                optional("flag", TEXT, "member-prices")),
                        LatentFaults::flagReused),
                new FaultKind(
                        "setting-errors",
                        CONFIGURATION,
                        "A setting that is allowed meets a mistake that has been in the program for weeks",
                        List.of(
                                needed("service", SERVICE),
                                optional("route", ROUTE, ""),
                                optional("share", SHARE, "0.85"),
                                optional("setting", TEXT, "customer-rules"),
                                optional("title", TEXT, "Settings of a customer")),
                        (production, told) -> Bad.setting(
                                production,
                                told.service(),
                                told.text("route"),
                                Twist.NONE
                                        .of(told.share("share"))
                                        .failing(
                                                Failure.ERROR,
                                                "java.lang.IndexOutOfBoundsException: Index 0 out of bounds for length 0"),
                                told.text("setting"),
                                told.text("title"))),
                Bad.flag(
                        "flag-contention",
                        CODE,
                        "A feature that was switched on has a database do many times more for each request",
                        "live-updates",
                        "Switch on for the rest",
                        told -> Twist.NONE.repeating(told.number("times")),
                        optional("times", NUMBER, "30")));
    }

    private static void tooManyPeers(Production production, Arguments told) {
        Service service = told.service();
        Announced.config(production, service.name(), "Enlarge to " + told.number("instances") + " instances");
        service.scale(told.number("instances"));
        // What a program failed to set up stays so for its life: those fail that were there when there were too many.
        Alteration alteration = Alteration.everywhere(
                "limit of threads",
                Twist.NONE
                        .of(told.share("share"))
                        .failing(Failure.ERROR, "java.lang.OutOfMemoryError: unable to create native thread"));
        everySecond(production, () -> {
            long running = service.instances().stream()
                    .filter(instance -> instance.state() == State.RUNNING)
                    .count();
            if (running > told.number("limit")) {
                long now = production.nowNanos();
                service.restore(alteration.id());
                service.alter(alteration.in(instance -> instance.startedNanos() <= now));
            }
        });
    }

    private static void crashOnRecord(Production production, Arguments told) {
        Service service = told.service();
        Table table = told.table();
        String says = "java.lang.NullPointerException: Cannot read field \"quota\" because \"policy\" is null";
        service.alter(Alteration.everywhere("setting policy", Twist.NONE).failingToStart(says));
        Announced.config(production, service.name(), "policy", "New policy for quotas");
        for (int i = 0; i < service.instances().size(); i++) {
            service.crash(i, says, "Error");
        }
        long struck = production.nowNanos();
        everySecond(production, () -> {
            long since = Math.max(struck, production.nowNanos() - READING_NANOS);
            long reading = service.instances().stream()
                    .filter(instance -> instance.startedNanos() > since)
                    .count();
            // One alone is hardly felt; what several read at once makes each of them slower.
            table.misplan(1 + told.number("crowd") * Math.max(0, reading - 1.0));
        });
    }

    private static void flagReused(Production production, Arguments told) {
        Service service = told.service();
        String flag = told.text("flag");
        String version = Announced.next(service.deployment().version());
        Announced.deploy(production, service.name(), version, "Prices for members, behind " + flag);
        service.deployment().roll(version);
        production.at(production.nowNanos() + 90 * SECOND, () -> {
            int forgotten = service.instances().stream()
                    .filter(instance -> instance.state() == State.RUNNING)
                    .findFirst()
                    .map(instance -> instance.host().zone())
                    .orElse(0);
            service.alter(Alteration.everywhere("old code", Twist.NONE.spoiling())
                    .in(instance -> instance.host().zone() == forgotten
                            || !instance.version().equals(version))
                    .behind(flag)
                    .of(told.text("route")));
            Announced.flag(production, service.name(), flag, "Switch on for everybody");
            production.flags().set(flag, 1);
        });
    }

    private static void everySecond(Production production, Runnable look) {
        production.at(production.nowNanos() + SECOND, () -> {
            look.run();
            everySecond(production, look);
        });
    }
}
