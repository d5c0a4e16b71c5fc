package dev.firefight.server.web;

import dev.firefight.server.access.Secrets;
import dev.firefight.server.intake.Delivery;
import dev.firefight.server.intake.Told;
import dev.firefight.server.setup.OwnRoutes;
import dev.firefight.server.setup.Setups;
import dev.firefight.server.watch.Watching;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Where heartbeats are given. Whoever knows the secret of one is let in; a body is not read. */
final class BeatApi {
    /** Alerts that fire always, so that their silence tells something. */
    private static final Set<String> ALWAYS = Set.of("Watchdog", "DeadMansSwitch");

    private final Setups setups;
    private final Watching watching;

    BeatApi(Setups setups, Watching watching) {
        this.setups = setups;
        this.watching = watching;
    }

    /** HEAD has a route of its own, since without one it would be answered and nothing done. */
    void routes(RoutesConfig routes) {
        routes.get("/beat/{key}", this::beat, Allowed.ANYONE);
        routes.head("/beat/{key}", this::beat, Allowed.ANYONE);
        routes.post("/beat/{key}", this::beat, Allowed.ANYONE);
    }

    private void beat(Context request) {
        String name = Secrets.hashOfShown(request.pathParam("key"))
                .flatMap(setups::heartbeatByKey)
                .orElseThrow(() -> new ProblemException(
                        404,
                        "not-found",
                        "There is no heartbeat with this secret",
                        "Make an address for it on the page Watches and heartbeats; a new one ends that of before."));
        watching.beat(name);
        request.contentType("text/plain; charset=utf-8");
        request.result("ok\n");
    }

    /** Without alerts that are heartbeats, which are given by this: those that fire always, with a label that names one. */
    Delivery without(Delivery delivery) {
        List<Told> alerts = new ArrayList<>();
        for (Told one : delivery.alerts()) {
            boolean isBeat =
                    one.labels().find("alertname").filter(ALWAYS::contains).isPresent()
                            && one.labels()
                                    .find(OwnRoutes.HEARTBEAT)
                                    .filter(watching::hasHeartbeat)
                                    .isPresent();
            if (!isBeat) {
                alerts.add(one);
            } else if (one.status() == dev.firefight.paging.episode.AlertFact.Status.FIRING) {
                one.labels().find(OwnRoutes.HEARTBEAT).ifPresent(watching::beat);
            }
        }
        return new Delivery(
                delivery.format(), alerts, delivery.endedGroup(), delivery.leftOut(), delivery.acknowledged());
    }
}
