package dev.firefight.server.web;

import dev.firefight.server.investigation.HitRate;
import dev.firefight.server.investigation.HitRates;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** How good the suspects of the program were, for people and programs; drills apart. */
final class EnginePages {
    private final HitRates rates;

    EnginePages(HitRates rates) {
        this.rates = rates;
    }

    void routes(RoutesConfig routes) {
        routes.get("/engine", this::show, Allowed.VIEWER);
    }

    List<Endpoint> endpoints() {
        return List.of(Endpoint.get(
                        "/api/v1/engine",
                        Allowed.VIEWER,
                        "How often the cause that people confirmed was a suspect of the program; drills apart",
                        this::tell)
                .gives(Schema.named("engine")));
    }

    private void show(Context request) {
        HitRate real = rates.of(false);
        HitRate drills = rates.of(true);
        Pages.render(
                request,
                output -> JteengineGenerated.render(
                        output, Pages.NONE, Pages.frame(request, "How good suspects were"), real, drills));
    }

    private void tell(Context request) {
        ObjectNode json = Schema.node();
        put(json.putObject("real"), rates.of(false));
        put(json.putObject("drills"), rates.of(true));
        Api.answer(request, 200, json);
    }

    private static void put(ObjectNode json, HitRate rate) {
        json.put("ended", rate.ended());
        json.put("first", rate.first());
        json.put("topThree", rate.topThree());
        json.put("named", rate.named());
        json.put("missed", rate.missed());
        json.put("silent", rate.silent());
        json.put("unseen", rate.unseen());
        json.put("suspects", rate.suspects());
        json.put("confirmed", rate.confirmed());
        json.put("refuted", rate.refuted());
        json.put("timed", rate.timed());
        rate.median().ifPresent(median -> json.put("medianMillis", median.toMillis()));
    }
}
