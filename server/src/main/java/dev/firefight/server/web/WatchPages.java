package dev.firefight.server.web;

import dev.firefight.document.wire.Value;
import dev.firefight.server.channel.HttpSender;
import dev.firefight.server.setup.HeartbeatKeys;
import dev.firefight.server.setup.Setups;
import dev.firefight.server.setup.Watch;
import dev.firefight.server.watch.WatchState;
import dev.firefight.server.watch.Watching;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** How watches and heartbeats stand, for people and programs. Of addresses only hosts are shown, as secrets can stand in the rest. */
final class WatchPages {
    private final Watching watching;
    private final Setups setups;
    private final HeartbeatKeys keys;

    WatchPages(Watching watching, Setups setups, HeartbeatKeys keys) {
        this.watching = watching;
        this.setups = setups;
        this.keys = keys;
    }

    void routes(RoutesConfig routes) {
        routes.get("/watches", request -> show(request, Optional.empty()), Allowed.VIEWER);
        routes.post("/heartbeats/{name}/key", this::issue, Allowed.ADMIN);
    }

    List<Endpoint> endpoints() {
        return List.of(Endpoint.get("/api/v1/watches", Allowed.VIEWER, "How watches and heartbeats stand", this::tell)
                .gives(Schema.named("watches")));
    }

    private void issue(Context request) {
        String name = request.pathParam("name");
        boolean isKnown = setups.current().heartbeats().in().stream()
                .anyMatch(one -> one.name().equals(name));
        if (!isKnown) {
            throw new ProblemException(
                    404, "not-found", "There is no such heartbeat", "Name it in the document under On call first.");
        }
        String key = keys.issue(Gate.caller(request).person(), name);
        show(
                request,
                Optional.of(new WatchesView.Issued(name, Visitor.of(request).base() + "/beat/" + key)));
    }

    private void show(Context request, Optional<WatchesView.Issued> issued) {
        WatchesView view =
                new WatchesView(List.copyOf(watching.watches()), watching.heartbeats(), watching.own(), issued);
        Pages.render(
                request,
                output -> JtewatchesGenerated.render(
                        output, Pages.NONE, Pages.frame(request, "Watches and heartbeats"), view));
    }

    private void tell(Context request) {
        ObjectNode json = Schema.node();
        ArrayNode watches = json.putArray("watches");
        for (WatchState one : watching.watches()) {
            ObjectNode line = watches.addObject();
            line.put("name", one.watch().name());
            line.put("kind", Value.word(one.watch().kind()));
            line.put("host", host(one.watch()));
            line.put("state", Value.word(one.standing()));
            line.put("since", one.since().toString());
            one.last().ifPresent(look -> {
                line.put("lookedAt", look.at().toString());
                line.put("tookMillis", look.took().toMillis());
            });
            one.watch().service().ifPresent(name -> line.put("service", name));
            one.watch().provider().ifPresent(name -> line.put("provider", name));
            line.put("text", one.text());
        }
        put(json.putArray("heartbeats"), watching.heartbeats());
        put(json.putArray("ownHeartbeats"), watching.own());
        Api.answer(request, 200, json);
    }

    private static void put(ArrayNode lines, List<Watching.Shown> all) {
        for (Watching.Shown one : all) {
            ObjectNode line = lines.addObject();
            line.put("name", one.name());
            line.put("state", one.state());
            one.last().ifPresent(at -> line.put("last", at.toString()));
            one.due().ifPresent(at -> line.put("due", at.toString()));
            line.put("text", one.text());
        }
    }

    static String host(Watch watch) {
        return switch (watch.kind()) {
            case HTTP, STATUSPAGE -> HttpSender.host(URI.create(watch.url()));
            case TLS, DNS -> watch.url();
        };
    }
}
