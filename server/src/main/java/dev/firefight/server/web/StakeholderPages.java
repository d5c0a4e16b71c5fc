package dev.firefight.server.web;

import dev.firefight.incident.Course;
import dev.firefight.server.access.Access;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Optional;

/** Links by which somebody sees one incident without being let in, and what they see. */
final class StakeholderPages {
    private final Access access;
    private final IncidentRequests requests;

    StakeholderPages(Access access, IncidentRequests requests) {
        this.access = access;
        this.requests = requests;
    }

    void routes(RoutesConfig routes) {
        routes.get("/s/{secret}", this::show, Allowed.ANYONE);
        routes.get("/incidents/{incident}/links", request -> links(request, Optional.empty()), Allowed.RESPONDER);
        routes.post("/incidents/{incident}/links", this::make, Allowed.RESPONDER);
        routes.post("/incidents/{incident}/links/{number}/revoke", this::revoke, Allowed.RESPONDER);
    }

    private void show(Context request) {
        StakeholderView view = access.byLink(request.pathParam("secret"))
                .flatMap(requests.incidents()::timeline)
                .map(timeline ->
                        new StakeholderView(timeline, requests.incidents().policy()))
                .orElseThrow(() -> new ProblemException(
                        404,
                        "not-found",
                        "This link shows nothing (any more)",
                        "Ask whoever sent it for another one."));
        Frame frame = new Frame(view.title(), Optional.empty(), "/s");
        Pages.render(request, output -> JtestakeholderGenerated.render(output, Pages.NONE, frame, view));
    }

    private void links(Context request, Optional<String> fresh) {
        long incident = known(request);
        Pages.render(
                request,
                output -> JtelinksGenerated.render(
                        output,
                        Pages.NONE,
                        Pages.frame(request, "Share incident " + incident),
                        incident,
                        title(incident),
                        access.links(incident),
                        fresh.map(secret -> Visitor.of(request).base() + "/s/" + secret)));
    }

    private String title(long incident) {
        return requests.incidents()
                .timeline(incident)
                .flatMap(timeline -> timeline.state().declared())
                .map(Course.Declared::title)
                .orElse("");
    }

    private void make(Context request) {
        links(
                request,
                Optional.of(
                        access.makeLink(Gate.caller(request), known(request)).secret()));
    }

    private void revoke(Context request) {
        access.revokeLink(Gate.caller(request), Bodies.number(request, "number"));
        request.redirect("/incidents/" + known(request) + "/links", HttpStatus.SEE_OTHER);
    }

    private long known(Context request) {
        return requests.timeline(request).number();
    }
}
