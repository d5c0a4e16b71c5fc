package dev.firefight.server.web;

import dev.firefight.server.incidents.Timeline;
import dev.firefight.server.investigation.Investigations;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Optional;

/** What was seen when an incident was looked into. What is looked at stands in the address, so that a link leads others to the same. */
final class EvidencePages {
    private static final int MOST_NAME_CHARS = 300;

    private final IncidentRequests requests;
    private final Investigations investigations;

    EvidencePages(IncidentRequests requests, Investigations investigations) {
        this.requests = requests;
        this.investigations = investigations;
    }

    void routes(RoutesConfig routes) {
        routes.get("/incidents/{incident}/evidence", this::show, Allowed.VIEWER);
    }

    private void show(Context request) {
        Timeline timeline = requests.timeline(request);
        EvidenceView view = new EvidenceView(
                timeline,
                investigations.exhibits().of(timeline.number()),
                investigations.hasSources(),
                name(request, "service"),
                name(request, "pick"),
                Gate.caller(request));
        Pages.render(
                request,
                output -> JteevidenceGenerated.render(
                        output, Pages.NONE, Pages.frame(request, "Evidence of #" + timeline.number()), view));
    }

    private static String name(Context request, String parameter) {
        return Optional.ofNullable(request.queryParam(parameter))
                .filter(one -> one.length() <= MOST_NAME_CHARS)
                .orElse("");
    }
}
