package dev.firefight.server.web;

import dev.firefight.incident.Course;
import dev.firefight.incident.Person;
import dev.firefight.paging.escalation.Page;
import dev.firefight.server.access.Secrets;
import dev.firefight.server.incidents.Follower;
import dev.firefight.server.incidents.Incidents;
import dev.firefight.server.paging.PageBook;
import dev.firefight.server.paging.Paging;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Optional;

/**
 * The page behind the link of a message. Whoever has the link is the one who was called, and needs no password at 3 AM. To open it does
 * nothing, since programs that look for viruses open links; the one button on it acknowledges.
 */
final class AckPages {
    private static final String WAY = "the link in a message";

    private final Paging paging;
    private final Incidents incidents;
    private final Follower follower;

    AckPages(Paging paging, Incidents incidents, Follower follower) {
        this.paging = paging;
        this.follower = follower;
        this.incidents = incidents;
    }

    void routes(RoutesConfig routes) {
        routes.get("/ack/{secret}", this::show, Allowed.ANYONE);
        routes.post("/ack/{secret}", this::acknowledge, Allowed.ANYONE);
    }

    /**
     * What is shown.
     *
     * @param incident its number
     * @param title what it is about
     * @param person who was called
     * @param takenBy who takes care; empty while nobody does
     * @param isOver whether nobody is called any more
     */
    record View(long incident, String title, String person, String takenBy, boolean isOver) {
        boolean isTakenByMe() {
            return takenBy.equals(person);
        }
    }

    private void show(Context request) {
        answer(request, called(request));
    }

    private void acknowledge(Context request) {
        PageBook.Called called = called(request);
        Person person = new Person(person(called));
        paging.pager().acknowledge(called.incident(), person, WAY).ifPresent(follower::awaits);
        if (!Problems.isForPerson(request)) {
            request.status(204);
            return;
        }
        answer(request, called);
    }

    private PageBook.Called called(Context request) {
        return Secrets.hashOfShown(request.pathParam("secret"))
                .flatMap(paging.book()::called)
                .orElseThrow(() -> new ProblemException(
                        404, "not-found", "This link is of no use any more", "Look at the list of incidents."));
    }

    private String person(PageBook.Called called) {
        return paging.pager()
                .person(called)
                .orElseThrow(() -> new IllegalStateException("a link leads to a message that there is not"));
    }

    private void answer(Context request, PageBook.Called called) {
        dev.firefight.paging.escalation.Pages pages = paging.book().pages(called.incident());
        Optional<Page> page = pages.find(called.message())
                .flatMap(message -> Optional.ofNullable(pages.pages().get(message.page())));
        View view = new View(
                called.incident(),
                incidents
                        .timeline(called.incident())
                        .flatMap(timeline -> timeline.state().declared())
                        .map(Course.Declared::title)
                        .orElse(""),
                person(called),
                pages.acknowledgers().contains(person(called))
                        ? person(called)
                        : pages.acknowledgers().stream().findFirst().orElse(""),
                page.filter(one -> one.state() == Page.State.CLOSED).isPresent());
        Frame frame = new Frame("Page for incident " + view.incident(), Gate.known(request), "/ack");
        Pages.render(request, output -> JteacknowledgeGenerated.render(output, Pages.NONE, frame, view));
    }
}
