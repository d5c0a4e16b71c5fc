package dev.firefight.practice.remedy;

import static dev.firefight.practice.act.Parameter.Type.HOST;
import static dev.firefight.practice.act.Parameter.Type.NUMBER;
import static dev.firefight.practice.act.Parameter.Type.SERVICE;
import static dev.firefight.practice.act.Parameter.needed;
import static dev.firefight.practice.remedy.RemedyKind.Risk.FELT;
import static dev.firefight.practice.remedy.RemedyKind.Risk.REVERSIBLE;

import dev.firefight.practice.act.Parameter;
import java.time.Duration;
import java.util.List;

/** What is done to machines, names and certificates. */
final class PlatformRemedies {
    private static final Duration SOME = Duration.ofSeconds(20);
    private static final long NINETY_DAYS = Duration.ofDays(90).toNanos();
    private static final List<Parameter> HOST_ONLY = List.of(needed("host", HOST));
    private static final List<Parameter> SERVICE_ONLY = List.of(needed("service", SERVICE));

    private PlatformRemedies() {}

    static List<RemedyKind> all() {
        return List.of(
                new RemedyKind(
                        "drain",
                        "Start all that runs on a machine elsewhere, and end it there",
                        SOME,
                        REVERSIBLE,
                        HOST_ONLY,
                        (production, told) -> production.machines().drain(told.host())),
                new RemedyKind(
                        "restore-host",
                        "Bring a machine back",
                        Duration.ofSeconds(60),
                        REVERSIBLE,
                        HOST_ONLY,
                        (production, told) -> production.machines().restore(told.host())),
                new RemedyKind(
                        "fail-over-zone",
                        "Start all that runs in a zone elsewhere, and end it there",
                        SOME,
                        FELT,
                        List.of(needed("zone", NUMBER)),
                        (production, told) -> production.machines().all().stream()
                                .filter(host -> host.zone() == told.number("zone"))
                                .forEach(production.machines()::drain)),
                new RemedyKind(
                        "set-clock",
                        "Set the clock of a machine right",
                        SOME,
                        REVERSIBLE,
                        HOST_ONLY,
                        (_, told) -> told.host().skew(0)),
                new RemedyKind(
                        "more-ports",
                        "Let a machine open more connections",
                        SOME,
                        REVERSIBLE,
                        HOST_ONLY,
                        (_, told) -> told.host().ports(true)),
                new RemedyKind(
                        "restore-name",
                        "Have the name of a service lead to it again",
                        SOME,
                        REVERSIBLE,
                        SERVICE_ONLY,
                        (_, told) -> told.service().name(true)),
                new RemedyKind(
                        "renew-certificate",
                        "Give a service a new certificate",
                        Duration.ofSeconds(30),
                        REVERSIBLE,
                        SERVICE_ONLY,
                        (production, told) -> told.service().certify(production.nowNanos() + NINETY_DAYS)),
                new RemedyKind(
                        "restore-telemetry",
                        "Have the collector of a service started again",
                        SOME,
                        REVERSIBLE,
                        SERVICE_ONLY,
                        (_, told) -> told.service().silence(false)));
    }
}
