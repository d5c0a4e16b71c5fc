package dev.firefight.server.web;

import dev.firefight.server.incidents.Directory;
import dev.firefight.server.incidents.Query;
import dev.firefight.server.incidents.Summary;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.HttpStatus;
import io.javalin.http.SameSite;
import java.util.Optional;
import java.util.Set;

/** Shows around in a demo, on each page, until somebody has seen enough. */
final class TourPages {
    private static final String COOKIE = "firefight_tour";
    private static final String CLOSED = "closed";
    /** A cookie that goes with the browser's session. */
    private static final int UNTIL_THE_BROWSER_ENDS = -1;

    private static final Query BURNING = new Query("", Optional.of(true), Set.of(), Optional.of(false));
    private static final Query FINISHED = new Query("", Optional.of(false), Set.of(), Optional.empty());

    private final Directory directory;

    TourPages(Directory directory) {
        this.directory = directory;
    }

    void routes(RoutesConfig routes) {
        routes.before(this::note);
        routes.post("/tour", TourPages::show, Allowed.VIEWER);
    }

    private void note(Context request) {
        if (Problems.isForPerson(request)) {
            boolean isClosed = CLOSED.equals(request.cookie(COOKIE));
            new Tour(first(BURNING), first(FINISHED), isClosed).keep(request);
        }
    }

    /** The oldest, as that is the one that the demo began with. */
    private Optional<Summary> first(Query query) {
        int all = directory.list(query, 0, 1).total();
        return all == 0
                ? Optional.empty()
                : directory.list(query, all - 1, 1).lines().stream().findFirst();
    }

    /** Closes it, or opens it again. */
    private static void show(Context request) {
        boolean isClosed = FormFields.of(request).value("show").equals("no");
        request.cookie(new Cookie(
                COOKIE,
                isClosed ? CLOSED : "",
                "/",
                isClosed ? UNTIL_THE_BROWSER_ENDS : 0,
                Visitor.of(request).isSecure(),
                true,
                null,
                SameSite.LAX));
        request.redirect(EntrancePages.local(FormFields.of(request).value("to")), HttpStatus.SEE_OTHER);
    }
}
