package dev.firefight.practice.fault;

import static dev.firefight.practice.act.Parameter.Type.CACHE;
import static dev.firefight.practice.act.Parameter.Type.NUMBER;
import static dev.firefight.practice.act.Parameter.Type.SERVICE;
import static dev.firefight.practice.act.Parameter.Type.SHARE;
import static dev.firefight.practice.act.Parameter.Type.TEXT;
import static dev.firefight.practice.act.Parameter.needed;
import static dev.firefight.practice.act.Parameter.optional;
import static dev.firefight.practice.fault.FaultKind.Family.HUMAN;

import dev.firefight.practice.act.Announced;
import dev.firefight.practice.production.Failure;
import dev.firefight.practice.production.Service;
import dev.firefight.practice.production.Twist;
import java.util.List;
import java.util.Locale;

/** What people do by hand, where something could have kept them from it. */
final class HumanFaults {
    private HumanFaults() {}

    static List<FaultKind> all() {
        return List.of(
                new FaultKind(
                        "too-many-removed",
                        HUMAN,
                        "A command took more instances away than it was meant to",
                        List.of(needed("service", SERVICE), optional("left", NUMBER, "1")),
                        (production, told) -> {
                            Announced.act(production, told.text("service"), "Remove instances for maintenance");
                            told.service().scale(told.number("left"));
                        }),
                Bad.version(
                        "unrelated-deploy",
                        HUMAN,
                        "Somebody deploys something else while others look for the cause",
                        "Small things of this week",
                        told -> Twist.NONE
                                .of(told.share("share"))
                                .failing(Failure.ERROR, "java.util.NoSuchElementException: No value present"),
                        optional("share", SHARE, "0.3")),
                new FaultKind(
                        "cache-flushed",
                        HUMAN,
                        "Somebody emptied a cache to be sure, and does so every few minutes",
                        List.of(needed("cache", CACHE), optional("times", NUMBER, "12")),
                        (production, told) -> {
                            for (int i = 0; i < told.number("times"); i++) {
                                production.at(production.nowNanos() + i * 90_000_000_000L, () -> told.cache()
                                        .flush());
                            }
                            Announced.act(production, told.text("cache"), "FLUSHALL from a scheduled job");
                        }),
                new FaultKind(
                        "harmless-deploy",
                        HUMAN,
                        "A version that does what it should",
                        List.of(needed("service", SERVICE), optional("title", TEXT, "Update dependencies")),
                        (production, told) -> {
                            Service service = told.service();
                            String version = Announced.next(service.deployment().version());
                            Announced.deploy(production, service.name(), version, told.text("title"));
                            service.deployment().roll(version);
                        }),
                new FaultKind(
                        "harmless-flag",
                        HUMAN,
                        "A switch that does what it should",
                        List.of(needed("service", SERVICE), optional("flag", TEXT, "dark-mode")),
                        (production, told) -> {
                            Announced.flag(
                                    production, told.text("service"), told.text("flag"), "Switch on for everybody");
                            production.flags().set(told.text("flag"), 1);
                        }),
                new FaultKind(
                        "harmless-setting",
                        HUMAN,
                        "A setting that does what it should",
                        List.of(needed("service", SERVICE), optional("title", TEXT, "Longer names in logs")),
                        (production, told) -> Announced.config(
                                production, told.text("service"), name(told.text("title")), told.text("title"))),
                new FaultKind(
                        "told-setting",
                        HUMAN,
                        "A setting is told where changes are told; what it does is another fault",
                        List.of(needed("service", SERVICE), needed("title", TEXT)),
                        (production, told) -> Announced.config(production, told.text("service"), told.text("title"))),
                new FaultKind("false-alarm", HUMAN, "Nothing is wrong", List.of(), (_, _) -> {}));
    }

    /** A setting is named after what it is for, as those are that do harm. */
    private static String name(String title) {
        String name = title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        return name.substring(0, Math.min(40, name.length())).replaceAll("^-|-$", "");
    }
}
