package dev.firefight.practice.fault;

import static dev.firefight.practice.act.Parameter.Type.ROUTE;
import static dev.firefight.practice.act.Parameter.Type.SERVICE;
import static dev.firefight.practice.act.Parameter.Type.TEXT;
import static dev.firefight.practice.act.Parameter.needed;
import static dev.firefight.practice.act.Parameter.optional;

import dev.firefight.practice.act.Announced;
import dev.firefight.practice.act.Arguments;
import dev.firefight.practice.act.Parameter;
import dev.firefight.practice.fault.FaultKind.Family;
import dev.firefight.practice.production.Alteration;
import dev.firefight.practice.production.Deployment;
import dev.firefight.practice.production.Production;
import dev.firefight.practice.production.Service;
import dev.firefight.practice.production.Twist;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The usual ways by which something bad comes into a program: with a version, with a switch, with a setting. Each concerns one service, or one of its
 * routes where that is told.
 */
final class Bad {
    private Bad() {}

    /**
     * It comes with the next version, goes with it, and is announced as what somebody wanted.
     *
     * @param title what the version was meant to do
     * @param twist what it does
     * @param others what it can be told beside the service and the route
     */
    static FaultKind version(
            String id,
            Family family,
            String says,
            String title,
            Function<Arguments, Twist> twist,
            Parameter... others) {
        return release(id, family, says, title, twist, Deployment::roll, others);
    }

    /** The same, in one instance only at first. */
    static FaultKind canary(
            String id,
            Family family,
            String says,
            String title,
            Function<Arguments, Twist> twist,
            Parameter... others) {
        return release(id, family, says, title, twist, Deployment::canary, others);
    }

    private static FaultKind release(
            String id,
            Family family,
            String says,
            String title,
            Function<Arguments, Twist> twist,
            BiConsumer<Deployment, String> release,
            Parameter... others) {
        return new FaultKind(id, family, says, parameters(others), (production, told) -> {
            Service service = told.service();
            String version = Announced.next(service.deployment().version());
            service.alter(Alteration.everywhere("version " + version, twist.apply(told))
                    .inVersion(version)
                    .of(told.text("route")));
            Announced.deploy(production, service.name(), version, title);
            release.accept(service.deployment(), version);
        });
    }

    /**
     * It comes with a switch, and goes with it.
     *
     * @param flag what the switch is called unless told otherwise
     * @param title how it is announced
     */
    static FaultKind flag(
            String id,
            Family family,
            String says,
            String flag,
            String title,
            Function<Arguments, Twist> twist,
            Parameter... others) {
        List<Parameter> all = Stream.concat(parameters(others).stream(), Stream.of(optional("flag", TEXT, flag)))
                .toList();
        return new FaultKind(id, family, says, all, (production, told) -> {
            Service service = told.service();
            String name = told.text("flag");
            service.alter(Alteration.everywhere("flag " + name, twist.apply(told))
                    .behind(name)
                    .of(told.text("route")));
            Announced.flag(production, service.name(), name, title);
            production.flags().set(name, 1);
        });
    }

    private static List<Parameter> parameters(Parameter... others) {
        return Stream.concat(Stream.of(needed("service", SERVICE), optional("route", ROUTE, "")), Stream.of(others))
                .toList();
    }

    /** It comes with a setting that is read at once, and goes when that is taken back. */
    static void setting(
            Production production, Service service, String route, Twist twist, String setting, String title) {
        service.alter(Alteration.everywhere("setting " + setting, twist).of(route));
        Announced.config(production, service.name(), setting, title);
    }
}
