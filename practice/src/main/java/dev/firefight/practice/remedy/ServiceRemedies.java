package dev.firefight.practice.remedy;

import static dev.firefight.practice.act.Parameter.Type.CHOICE;
import static dev.firefight.practice.act.Parameter.Type.DATABASE;
import static dev.firefight.practice.act.Parameter.Type.NUMBER;
import static dev.firefight.practice.act.Parameter.Type.SCALED;
import static dev.firefight.practice.act.Parameter.Type.SERVICE;
import static dev.firefight.practice.act.Parameter.Type.SHARE;
import static dev.firefight.practice.act.Parameter.Type.SIZE;
import static dev.firefight.practice.act.Parameter.Type.TEXT;
import static dev.firefight.practice.act.Parameter.needed;
import static dev.firefight.practice.act.Parameter.optional;
import static dev.firefight.practice.remedy.RemedyKind.Risk.DESTRUCTIVE;
import static dev.firefight.practice.remedy.RemedyKind.Risk.FELT;
import static dev.firefight.practice.remedy.RemedyKind.Risk.REVERSIBLE;

import dev.firefight.practice.act.Announced;
import dev.firefight.practice.act.Arguments;
import dev.firefight.practice.production.Autoscaler;
import java.time.Duration;
import java.util.List;

/** What is done to programs. */
final class ServiceRemedies {
    private static final Duration QUICK = Duration.ofSeconds(5);
    private static final Duration SOME = Duration.ofSeconds(15);
    private static final int MOST_INSTANCES = 100;

    private ServiceRemedies() {}

    static List<RemedyKind> all() {
        return List.of(
                new RemedyKind(
                        "roll-back",
                        "Bring back the version before, one instance after the other",
                        SOME,
                        REVERSIBLE,
                        List.of(needed("service", SERVICE)),
                        (production, told) -> {
                            String version = told.service().deployment().rollBack();
                            Announced.deploy(production, told.text("service"), version, "Roll back to " + version);
                        }),
                new RemedyKind(
                        "restart",
                        "End and start all instances, one after the other",
                        QUICK,
                        FELT,
                        List.of(needed("service", SERVICE)),
                        (production, told) -> told.service()
                                .deployment()
                                .roll(told.service().deployment().version())),
                new RemedyKind(
                        "restart-now",
                        "End and start all instances at once: their queues and caches are empty then",
                        QUICK,
                        DESTRUCTIVE,
                        List.of(needed("service", SERVICE)),
                        (_, told) -> told.service().restart()),
                new RemedyKind(
                        "scale",
                        "Have so many instances; an autoscaler would take back what it finds wrong, so it is bound to that number",
                        QUICK,
                        REVERSIBLE,
                        List.of(needed("service", SERVICE), needed("instances", NUMBER)),
                        (_, told) -> told.service().scale(Math.min(told.number("instances"), MOST_INSTANCES))),
                new RemedyKind(
                        "scaling",
                        "Bind an autoscaler to at least and at most so many instances, and to a share of processor time; 0 leaves as it is",
                        QUICK,
                        REVERSIBLE,
                        List.of(
                                needed("service", SCALED),
                                optional("least", NUMBER, "0"),
                                optional("most", NUMBER, "0"),
                                optional("target", SHARE, "0")),
                        (_, told) -> scaling(told)),
                new RemedyKind(
                        "restore-scaling",
                        "Take all settings of an autoscaler back, and start again what counts for it",
                        SOME,
                        REVERSIBLE,
                        List.of(needed("service", SCALED)),
                        (_, told) -> told.autoscaler().restore()),
                new RemedyKind(
                        "make-room",
                        "Give the platform machines, so that instances can be started",
                        Duration.ofSeconds(60),
                        REVERSIBLE,
                        List.of(needed("service", SERVICE)),
                        (_, told) -> told.service().deployment().makeRoom(true)),
                new RemedyKind(
                        "heap",
                        "Give each instance so much memory",
                        SOME,
                        REVERSIBLE,
                        List.of(needed("service", SERVICE), needed("size", SIZE)),
                        (_, told) -> told.service().heap(Math.max(told.bytes("size"), 16L << 20))),
                new RemedyKind(
                        "threads",
                        "Work on so many requests at once in each instance",
                        QUICK,
                        REVERSIBLE,
                        List.of(needed("service", SERVICE), needed("threads", NUMBER)),
                        (_, told) -> told.service().threads(Math.max(1, told.number("threads")))),
                new RemedyKind(
                        "queue",
                        "Let so many requests wait in each instance",
                        QUICK,
                        REVERSIBLE,
                        List.of(needed("service", SERVICE), needed("length", NUMBER)),
                        (_, told) -> told.service().queue(Math.min(told.number("length"), 100_000))),
                new RemedyKind(
                        "newest-first",
                        "Serve the newest of those who wait first",
                        QUICK,
                        REVERSIBLE,
                        List.of(needed("service", SERVICE), optional("on", CHOICE, "yes")),
                        (_, told) -> told.service().serveNewestFirst(told.isChosen("on"))),
                new RemedyKind(
                        "drop-expired",
                        "Leave out requests that nobody waits for any more",
                        QUICK,
                        REVERSIBLE,
                        List.of(needed("service", SERVICE), optional("on", CHOICE, "yes")),
                        (_, told) -> told.service().dropExpired(told.isChosen("on"))),
                new RemedyKind(
                        "pool",
                        "Keep so many connections to a database in each instance",
                        QUICK,
                        REVERSIBLE,
                        List.of(needed("service", SERVICE), needed("database", DATABASE), needed("size", NUMBER)),
                        (_, told) -> told.service().pool(told.text("database"), told.number("size"))),
                new RemedyKind(
                        "flag",
                        "Switch a feature on for a share of requests; 0 switches it off",
                        QUICK,
                        REVERSIBLE,
                        List.of(needed("name", TEXT), optional("share", SHARE, "0")),
                        (production, told) -> {
                            production.flags().set(told.text("name"), told.share("share"));
                            Announced.flag(production, "", told.text("name"), "Set to " + told.text("share"));
                        }),
                new RemedyKind(
                        "revert-setting",
                        "Take a setting of a service back to what it was",
                        QUICK,
                        REVERSIBLE,
                        List.of(needed("service", SERVICE), needed("name", TEXT)),
                        (production, told) -> {
                            told.service().restore("setting " + told.text("name"));
                            Announced.config(production, told.text("service"), "Take back " + told.text("name"));
                        }),
                new RemedyKind(
                        "relax-probe",
                        "Take an instance for ill only when it does not answer at all",
                        QUICK,
                        REVERSIBLE,
                        List.of(needed("service", SERVICE)),
                        (_, told) -> told.service().probeBusy(false)));
    }

    private static void scaling(Arguments told) {
        Autoscaler autoscaler = told.autoscaler();
        int least = Math.min(told.number("least"), MOST_INSTANCES);
        int most = Math.min(told.number("most"), MOST_INSTANCES);
        autoscaler.bound(least > 0 ? least : autoscaler.least(), most > 0 ? most : autoscaler.most());
        if (told.share("target") > 0) {
            autoscaler.aim(told.share("target"));
        }
    }
}
