package dev.firefight.practice.fault;

import static dev.firefight.practice.act.Parameter.Type.CHOICE;
import static dev.firefight.practice.act.Parameter.Type.DATABASE;
import static dev.firefight.practice.act.Parameter.Type.DURATION;
import static dev.firefight.practice.act.Parameter.Type.FACTOR;
import static dev.firefight.practice.act.Parameter.Type.HOST;
import static dev.firefight.practice.act.Parameter.Type.NUMBER;
import static dev.firefight.practice.act.Parameter.Type.SCALED;
import static dev.firefight.practice.act.Parameter.Type.SERVICE;
import static dev.firefight.practice.act.Parameter.Type.SHARE;
import static dev.firefight.practice.act.Parameter.Type.SIZE;
import static dev.firefight.practice.act.Parameter.needed;
import static dev.firefight.practice.act.Parameter.optional;
import static dev.firefight.practice.fault.FaultKind.Family.INFRASTRUCTURE;

import dev.firefight.practice.act.Announced;
import dev.firefight.practice.act.Arguments;
import dev.firefight.practice.design.CallDesign.Balance;
import dev.firefight.practice.production.Alteration;
import dev.firefight.practice.production.Edge;
import dev.firefight.practice.production.Failure;
import dev.firefight.practice.production.Host;
import dev.firefight.practice.production.Instance;
import dev.firefight.practice.production.Production;
import dev.firefight.practice.production.Service;
import dev.firefight.practice.production.Twist;
import java.util.List;

/** Machines, networks, and what runs programs. */
final class InfrastructureFaults {
    private InfrastructureFaults() {}

    static List<FaultKind> all() {
        return List.of(
                new FaultKind(
                        "instance-crash",
                        INFRASTRUCTURE,
                        "Instances of a service end by themselves, again and again",
                        List.of(
                                needed("service", SERVICE),
                                optional("every", DURATION, "45s"),
                                optional("times", NUMBER, "40")),
                        (production, told) -> {
                            Service service = told.service();
                            long every = told.nanos("every");
                            for (int i = 0; i < told.number("times"); i++) {
                                int which = i;
                                production.at(
                                        production.nowNanos() + i * every,
                                        () -> service.crash(which, "SIGSEGV: segmentation violation", "Error"));
                            }
                        }),
                new FaultKind(
                        "crash-loop",
                        INFRASTRUCTURE,
                        "A version ends right after its start, and took the place of all instances at once",
                        List.of(needed("service", SERVICE)),
                        (production, told) -> {
                            Service service = told.service();
                            String version = Announced.next(service.deployment().version());
                            service.alter(Alteration.everywhere("version " + version, Twist.NONE)
                                    .inVersion(version)
                                    .failingToStart("exec /app/server: exec format error"));
                            Announced.deploy(production, service.name(), version, "Build for the new base image");
                            service.deployment().recreate(version);
                        }),
                new FaultKind(
                        "host-lost",
                        INFRASTRUCTURE,
                        "A machine goes away with all that ran on it",
                        List.of(needed("host", HOST)),
                        (production, told) -> production.machines().lose(told.host())),
                new FaultKind(
                        "noisy-neighbour",
                        INFRASTRUCTURE,
                        "Somebody else uses the cores of a machine",
                        List.of(needed("host", HOST), optional("speed", SHARE, "0.15")),
                        (production, told) -> production.machines().slow(told.host(), told.share("speed"))),
                Bad.version(
                        "memory-leak",
                        INFRASTRUCTURE,
                        "A version keeps something of each request in memory for ever",
                        "Keep a history of recent requests",
                        told -> Twist.NONE.leaking(told.bytes("bytes")),
                        optional("bytes", SIZE, "40kB")),
                new FaultKind(
                        "heap-too-small",
                        INFRASTRUCTURE,
                        "Programs have so little memory that they mostly collect it",
                        List.of(needed("service", SERVICE), optional("size", SIZE, "122MiB")),
                        (production, told) -> {
                            Announced.config(
                                    production, told.text("service"), "Lower memory limits to what is used on average");
                            told.service().heap(told.bytes("size"));
                        }),
                new FaultKind(
                        "disk-full",
                        INFRASTRUCTURE,
                        "Something fills the disk of a database",
                        List.of(needed("database", DATABASE), optional("per-second", SIZE, "200MB")),
                        (production, told) -> told.database().nodes().fillBySecond(told.bytes("per-second"))),
                new FaultKind(
                        "disk-slow",
                        INFRASTRUCTURE,
                        "The disks of a database take much longer",
                        List.of(needed("database", DATABASE), optional("times", FACTOR, "40")),
                        (production, told) -> told.database().nodes().slowDisk(told.factor("times"))),
                new FaultKind(
                        "network-delay",
                        INFRASTRUCTURE,
                        "Messages between two services take longer",
                        List.of(needed("from", SERVICE), needed("to", SERVICE), optional("delay", DURATION, "300ms")),
                        (production, told) -> told.edge().disturb(told.nanos("delay"), 0)),
                new FaultKind(
                        "packet-loss",
                        INFRASTRUCTURE,
                        "A machine loses packets",
                        List.of(needed("host", HOST), optional("share", SHARE, "0.3")),
                        (production, told) -> told.host().disturb(0, told.share("share"))),
                new FaultKind(
                        "zone-cut-off",
                        INFRASTRUCTURE,
                        "Nothing reaches the machines of one zone",
                        List.of(optional("zone", NUMBER, "0")),
                        (production, told) -> production.machines().all().stream()
                                .filter(host -> host.zone() == told.number("zone"))
                                .forEach(host -> host.cutOff(true))),
                new FaultKind(
                        "sinkhole",
                        INFRASTRUCTURE,
                        "An instance that fails at once gets most requests, since it always has the fewest",
                        List.of(needed("service", SERVICE)),
                        (production, told) -> production.onceUsed(() -> sinkhole(production, told))),
                new FaultKind(
                        "imbalance",
                        INFRASTRUCTURE,
                        "Most requests go to one instance",
                        List.of(needed("service", SERVICE), optional("share", SHARE, "0.7")),
                        (production, told) -> {
                            Announced.config(production, told.text("service"), "Sticky sessions for all callers");
                            production.callers(told.text("service")).forEach(edge -> edge.favour(told.share("share")));
                        }),
                new FaultKind(
                        "name-lost",
                        INFRASTRUCTURE,
                        "The name of a service leads nowhere, and callers notice when theirs expires",
                        List.of(needed("service", SERVICE)),
                        (production, told) -> told.service().name(false)),
                new FaultKind(
                        "certificate-expired",
                        INFRASTRUCTURE,
                        "The certificate of a service is not valid any more, and each new connection fails",
                        List.of(needed("service", SERVICE)),
                        (production, told) -> told.service().certify(production.nowNanos())),
                new FaultKind(
                        "clock-skew",
                        INFRASTRUCTURE,
                        "The clock of a machine runs away, and what checks times refuses what comes from there",
                        List.of(needed("from", SERVICE), needed("to", SERVICE), optional("ahead", DURATION, "3m")),
                        (production, told) -> {
                            told.edge().checkTime(true);
                            production.onceUsed(() -> told.service("from")
                                    .instances()
                                    .getFirst()
                                    .host()
                                    .skew(told.nanos("ahead")));
                        }),
                new FaultKind(
                        "ports-exhausted",
                        INFRASTRUCTURE,
                        "A machine has no ports left, and new connections from it fail",
                        List.of(needed("service", SERVICE)),
                        (production, told) -> told.service().instances().stream()
                                .map(Instance::host)
                                .limit(1)
                                .forEach(host -> host.ports(false))),
                new FaultKind(
                        "pause",
                        INFRASTRUCTURE,
                        "All instances of a service stand still for a moment",
                        List.of(needed("service", SERVICE), optional("lasts", DURATION, "3s")),
                        (_, told) -> told.service().pause(told.nanos("lasts"))),
                new FaultKind(
                        "scaling-stuck",
                        INFRASTRUCTURE,
                        "An autoscaler gets no numbers of its instances, and adds none while more people come",
                        List.of(needed("service", SCALED), optional("times", FACTOR, "2.2")),
                        (production, told) -> {
                            told.autoscaler().blind();
                            production.users().times(told.factor("times"));
                        }),
                new FaultKind(
                        "scaling-flaps",
                        INFRASTRUCTURE,
                        "An autoscaler takes away at once what is not used, and lacks it in the next of several bursts",
                        List.of(
                                needed("service", SCALED),
                                optional("times", FACTOR, "2"),
                                optional("every", DURATION, "90s"),
                                optional("bursts", NUMBER, "20")),
                        (production, told) -> {
                            Announced.config(
                                    production, told.text("service"), "Save instances: scale down without delay");
                            told.autoscaler().remember(0);
                            DependencyFaults.burst(production, told);
                        }),
                new FaultKind(
                        "preempted",
                        INFRASTRUCTURE,
                        "Instances had to make room for others, and there is none for them",
                        List.of(needed("service", SERVICE), optional("left", NUMBER, "1")),
                        (production, told) -> {
                            Service service = told.service();
                            int wanted = service.deployment().wanted();
                            service.deployment().makeRoom(false);
                            service.deployment().want(told.number("left"));
                            production.at(production.nowNanos() + 10_000_000_000L, () -> service.deployment()
                                    .want(wanted));
                        }),
                new FaultKind(
                        "probe-too-strict",
                        INFRASTRUCTURE,
                        "An instance that is busy is taken for ill, and the others have its load",
                        List.of(needed("service", SERVICE), optional("busier", CHOICE, "yes")),
                        (production, told) -> {
                            Announced.config(
                                    production,
                                    told.text("service"),
                                    "Readiness fails as soon as a request has to wait");
                            told.service().probeBusy(true);
                            if (told.isChosen("busier")) {
                                production.users().times(1.6);
                            }
                        }));
    }

    private static void sinkhole(Production production, Arguments told) {
        Service service = told.service();
        Instance first = service.instances().getFirst();
        Host host = first.host();
        service.alter(Alteration.everywhere(
                        "host " + host.name(),
                        Twist.NONE
                                .working(0.01)
                                .failing(Failure.ERROR, "java.lang.NoClassDefFoundError: Could not initialize class"))
                .in(instance -> instance == first));
        for (Edge edge : production.callers(service.name())) {
            edge.balance(Balance.LEAST_REQUESTS);
        }
    }
}
