package dev.firefight.practice.fault;

import static dev.firefight.practice.act.Parameter.Type.DATABASE;
import static dev.firefight.practice.act.Parameter.Type.DURATION;
import static dev.firefight.practice.act.Parameter.Type.NUMBER;
import static dev.firefight.practice.act.Parameter.Type.SERVICE;
import static dev.firefight.practice.act.Parameter.Type.SHARE;
import static dev.firefight.practice.act.Parameter.needed;
import static dev.firefight.practice.act.Parameter.optional;
import static dev.firefight.practice.fault.FaultKind.Family.CONFIGURATION;

import dev.firefight.practice.act.Announced;
import dev.firefight.practice.act.Parameter;
import dev.firefight.practice.production.Alteration;
import dev.firefight.practice.production.Failure;
import dev.firefight.practice.production.Service;
import dev.firefight.practice.production.Twist;
import java.util.List;

/** What is set. */
final class ConfigurationFaults {
    private static final List<Parameter> CALL = List.of(needed("from", SERVICE), needed("to", SERVICE));

    private ConfigurationFaults() {}

    static List<FaultKind> all() {
        return List.of(
                new FaultKind(
                        "wrong-address",
                        CONFIGURATION,
                        "A service looks for another one where nobody listens",
                        CALL,
                        (production, told) -> {
                            Announced.config(production, told.text("from"), "New addresses of internal services");
                            told.edge().obstruct(Failure.REFUSED, 1);
                        }),
                new FaultKind(
                        "access-revoked",
                        CONFIGURATION,
                        "A service may not ask another one any more",
                        CALL,
                        (production, told) -> {
                            Announced.config(production, told.text("to"), "Clean up roles that nobody uses");
                            told.edge().obstruct(Failure.FORBIDDEN, 1);
                        }),
                new FaultKind(
                        "secret-rotated",
                        CONFIGURATION,
                        "A secret was changed; those that run know the old one, which still works, and those that start do not come in",
                        List.of(needed("service", SERVICE)),
                        (production, told) -> {
                            Service service = told.service();
                            long now = production.nowNanos();
                            service.alter(Alteration.everywhere(
                                            "setting secret",
                                            Twist.NONE.failing(
                                                    Failure.UNAUTHORIZED,
                                                    "FATAL: password authentication failed for user \"app\""))
                                    .in(instance -> instance.startedNanos() > now));
                            Announced.config(production, service.name(), "Rotate secrets");
                            Announced.deploy(
                                    production,
                                    service.name(),
                                    service.deployment().version(),
                                    "Scheduled restart");
                            service.deployment().roll(service.deployment().version());
                        }),
                new FaultKind(
                        "scaled-to-zero",
                        CONFIGURATION,
                        "A service that was needed has no instances any more",
                        List.of(needed("service", SERVICE)),
                        (production, told) -> {
                            Announced.config(production, told.text("service"), "Switch off what is not used any more");
                            told.service().scale(0);
                        }),
                new FaultKind(
                        "timeout-too-short",
                        CONFIGURATION,
                        "A service gives up before the other one can answer",
                        List.of(needed("from", SERVICE), needed("to", SERVICE), optional("timeout", DURATION, "20ms")),
                        (production, told) -> {
                            Announced.config(production, told.text("from"), "Shorter time-outs");
                            told.edge().timeOutAfter(told.nanos("timeout"));
                        }),
                new FaultKind(
                        "pool-too-small",
                        CONFIGURATION,
                        "There are fewer connections than requests that need one",
                        List.of(
                                needed("service", SERVICE),
                                needed("database", DATABASE),
                                optional("size", NUMBER, "1")),
                        (production, told) -> {
                            Announced.config(production, told.text("service"), "Fewer idle connections");
                            told.service().pool(told.text("database"), told.number("size"));
                        }),
                new FaultKind(
                        "threads-too-few",
                        CONFIGURATION,
                        "A service works on too few requests at once",
                        List.of(needed("service", SERVICE), optional("threads", NUMBER, "1")),
                        (production, told) -> {
                            Announced.config(production, told.text("service"), "Tune thread pools");
                            told.service().threads(told.number("threads"));
                        }),
                new FaultKind(
                        "good-users-blocked",
                        CONFIGURATION,
                        "A rule against abuse turns good users away",
                        List.of(optional("share", SHARE, "0.2")),
                        (production, told) -> {
                            Announced.config(
                                    production,
                                    production.users().edge().target().name(),
                                    "Block suspicious clients");
                            production.users().edge().obstruct(Failure.FORBIDDEN, told.share("share"));
                        }),
                new FaultKind(
                        "rate-limited",
                        CONFIGURATION,
                        "A limit is lower than what is asked",
                        List.of(needed("from", SERVICE), needed("to", SERVICE), optional("share", SHARE, "0.4")),
                        (production, told) -> {
                            Announced.config(production, told.text("to"), "Limits for each client");
                            told.edge().obstruct(Failure.THROTTLED, told.share("share"));
                        }),
                new FaultKind(
                        "retries-without-end",
                        CONFIGURATION,
                        "Each failure is tried again several times, and what waits in long queues is stale: a short pause is never caught up",
                        List.of(
                                needed("from", SERVICE),
                                needed("to", SERVICE),
                                optional("retries", NUMBER, "3"),
                                optional("timeout", DURATION, "500ms"),
                                optional("queue", NUMBER, "320"),
                                optional("pause", DURATION, "1s")),
                        (production, told) -> {
                            told.edge().retry(1 + told.number("retries"), 1);
                            told.edge().timeOutAfter(told.nanos("timeout"));
                            told.service("to").queue(told.number("queue"));
                            told.service("to").pause(told.nanos("pause"));
                        }));
    }
}
