package dev.firefight.server.web;

import dev.firefight.document.wire.WireException;
import dev.firefight.incident.Person;
import dev.firefight.paging.roster.EscalationPolicy;
import dev.firefight.paging.roster.Member;
import dev.firefight.server.incidents.Timeline;
import dev.firefight.server.investigation.Investigations;
import dev.firefight.server.investigation.Recordings;
import dev.firefight.server.paging.Pager;
import dev.firefight.server.paging.Paging;
import dev.firefight.server.setup.Setups;
import dev.firefight.server.slack.RoomBook;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.OptionalLong;

/** What is done from a war room about those who are called, and about looking into it. */
final class CallPages {
    private static final String PERSON = "person ";
    private static final String POLICY = "policy ";

    private final Paging paging;
    private final Setups setups;
    private final Investigations investigations;
    private final Recordings recordings;
    private final IncidentRequests requests;
    private final RoomBook rooms;

    CallPages(
            Paging paging,
            Setups setups,
            Investigations investigations,
            Recordings recordings,
            RoomBook rooms,
            IncidentRequests requests) {
        this.paging = paging;
        this.setups = setups;
        this.investigations = investigations;
        this.recordings = recordings;
        this.requests = requests;
        this.rooms = rooms;
    }

    void routes(RoutesConfig routes) {
        routes.post("/incidents/{incident}/acknowledge", this::acknowledge, Allowed.RESPONDER);
        routes.post("/incidents/{incident}/call", this::call, Allowed.RESPONDER);
        routes.post("/incidents/{incident}/investigate", this::investigate, Allowed.RESPONDER);
    }

    Calling calling(Timeline timeline) {
        long incident = timeline.number();
        return new Calling(
                paging.book().pages(incident),
                setups.roster(),
                rooms.room(incident),
                investigations.hasSources(),
                investigations.progress(incident),
                investigations.exhibits().of(incident),
                recordings.of(timeline));
    }

    private void acknowledge(Context request) {
        long incident = known(request);
        back(
                request,
                incident,
                paging.pager().acknowledge(incident, Gate.caller(request).person(), "the war room"));
    }

    private void call(Context request) {
        long incident = known(request);
        FormFields fields = FormFields.of(request);
        String whom = fields.value("whom");
        String reason = fields.value("reason").strip();
        if (reason.isEmpty()) {
            throw new WireException("say why: it is what whoever is woken reads first");
        }
        back(request, incident, call(incident, Gate.caller(request).person(), whom, reason));
    }

    private OptionalLong call(long incident, Person by, String whom, String reason) {
        Pager pager = paging.pager();
        if (whom.startsWith(PERSON)) {
            return setups.roster()
                    .member(whom.substring(PERSON.length()))
                    .map(Member::name)
                    .map(name -> pager.call(incident, by, name, reason))
                    .orElseThrow(CallPages::nobody);
        }
        return setups.roster()
                .policy(whom.startsWith(POLICY) ? whom.substring(POLICY.length()) : "")
                .map(EscalationPolicy::name)
                .map(name -> pager.callPolicy(incident, by, name, reason))
                .orElseThrow(CallPages::nobody);
    }

    private static WireException nobody() {
        return new WireException("there is nobody of this name in the set-up");
    }

    private void investigate(Context request) {
        long incident = known(request);
        investigations.ask(incident);
        back(request, incident, OptionalLong.empty());
    }

    private long known(Context request) {
        return requests.timeline(request).number();
    }

    private void back(Context request, long incident, OptionalLong position) {
        position.ifPresent(requests.follower()::awaits);
        request.redirect("/incidents/" + incident, HttpStatus.SEE_OTHER);
    }
}
