package dev.firefight.server.web;

import dev.firefight.server.change.ChangeFeed;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.Optional;

/** The changes that were reported. */
final class ChangePages {
    private static final int MOST_LINES = 100;

    private final ChangeFeed feed;

    ChangePages(ChangeFeed feed) {
        this.feed = feed;
    }

    void routes(RoutesConfig routes) {
        routes.get("/changes", this::list, Allowed.VIEWER);
    }

    private void list(Context request) {
        String service =
                Optional.ofNullable(request.queryParam("service")).orElse("").strip();
        int from = (int) ListQuery.number(request, "from", 0, Integer.MAX_VALUE);
        ChangesView view =
                new ChangesView(feed.list(service, Instant.EPOCH, from, MOST_LINES), service, from, feed.isFed());
        Pages.render(
                request,
                output -> JtechangesGenerated.render(output, Pages.NONE, Pages.frame(request, "Changes"), view));
    }
}
