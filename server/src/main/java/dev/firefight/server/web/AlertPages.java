package dev.firefight.server.web;

import dev.firefight.server.paging.AlertList;
import dev.firefight.server.paging.Paging;
import dev.firefight.server.setup.Setups;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** The alerts that fire. */
final class AlertPages {
    private static final int MOST_LINES = 100;

    private final Paging paging;
    private final Setups setups;
    private final InstantSource clock;

    AlertPages(Paging paging, Setups setups, InstantSource clock) {
        this.paging = paging;
        this.setups = setups;
        this.clock = clock;
    }

    void routes(RoutesConfig routes) {
        routes.get("/alerts", this::list, Allowed.VIEWER);
    }

    private void list(Context request) {
        String words = Optional.ofNullable(request.queryParam("words")).orElse("");
        int from = (int) ListQuery.number(request, "from", 0, Integer.MAX_VALUE);
        Instant now = clock.instant();
        AlertsView view = new AlertsView(
                AlertList.of(paging.alerts(), words, Optional.empty(), from, MOST_LINES),
                words,
                from,
                setups.roster().silences().stream()
                        .filter(one -> one.holds(now))
                        .toList(),
                now,
                setups.current().integrations().isEmpty());
        Pages.render(
                request, output -> JtealertsGenerated.render(output, Pages.NONE, Pages.frame(request, "Alerts"), view));
    }
}
