package dev.firefight.server.web;

import dev.firefight.document.wire.WireException;
import dev.firefight.incident.Course;
import dev.firefight.incident.Incident;
import dev.firefight.incident.Severity;
import dev.firefight.paging.episode.Gathering;
import dev.firefight.server.incidents.Aftermath;
import dev.firefight.server.incidents.Incidents;
import dev.firefight.server.incidents.Timeline;
import dev.firefight.server.paging.Paging;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Whether a service may be deployed now, for pipelines that ask before they do. */
final class DeployGateApi {
    private static final int MOST_NAME_CHARS = 200;

    private final Aftermath aftermath;
    private final Incidents incidents;
    private final Paging paging;

    DeployGateApi(Aftermath aftermath, Incidents incidents, Paging paging) {
        this.aftermath = aftermath;
        this.incidents = incidents;
        this.paging = paging;
    }

    List<Endpoint> endpoints() {
        return List.of(Endpoint.get(
                        "/api/v1/gate/{service}",
                        Allowed.VIEWER,
                        "Whether a service may be deployed now, or deployments rest, why and how to override it",
                        this::gate)
                .gives(Schema.named("gate")));
    }

    private void gate(Context request) {
        String service = request.pathParam("service");
        if (service.length() > MOST_NAME_CHARS) {
            throw new WireException("the name of a service has " + MOST_NAME_CHARS + " characters at most");
        }
        Bodies.checkText(service);
        ObjectNode json = Schema.node();
        json.put("service", service);
        ArrayNode reasons = json.putArray("reasons");
        for (Aftermath.Frozen one : aftermath.freezes()) {
            reason(
                    reasons,
                    one.incident(),
                    "after incident " + one.incident() + " (" + one.title() + ") deployments rest until " + one.until(),
                    "write freeze-lifted into its timeline, with the time for which they may go on");
        }
        burning(service)
                .forEach(one -> reason(
                        reasons,
                        one.number(),
                        "incident " + one.number() + " ("
                                + one.state()
                                        .declared()
                                        .map(Course.Declared::title)
                                        .orElse("") + ") burns in " + service
                                + ": whatever is deployed now hides what helps",
                        "ask its commander; what helps against it is a change of the incident"));
        json.put("isAllowed", reasons.isEmpty());
        Api.answer(request, 200, json);
    }

    private List<Timeline> burning(String service) {
        List<Long> numbers = paging.alerts().read(all -> all.gatherings().stream()
                .filter(one -> one.services().contains(service))
                .map(Gathering::incident)
                .toList());
        return numbers.stream()
                .map(incidents::timeline)
                .flatMap(Optional::stream)
                .filter(one -> one.state().isOpen() && isGrave(one.state()))
                .toList();
    }

    /** While nobody has said how bad it is, it counts for bad. */
    private static boolean isGrave(Incident state) {
        return state.severity().map(Severity::isMajor).orElse(true);
    }

    private static void reason(ArrayNode reasons, long incident, String why, String override) {
        reasons.addObject().put("incident", incident).put("why", why).put("override", override);
    }
}
