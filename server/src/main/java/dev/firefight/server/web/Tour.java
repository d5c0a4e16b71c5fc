package dev.firefight.server.web;

import dev.firefight.server.incidents.Summary;
import io.javalin.http.Context;
import java.util.Optional;

/**
 * What whoever looks at a demo is shown first.
 *
 * @param burning an incident that is open; empty until there is one
 * @param finished one that is over; empty until there is one
 * @param isClosed whether they have seen enough of it
 */
record Tour(Optional<Summary> burning, Optional<Summary> finished, boolean isClosed) {
    private static final String KEPT = "tour";

    /** Of a request that {@link #keep} has seen. */
    static Optional<Tour> of(Context request) {
        return Optional.<Tour>ofNullable(request.attribute(KEPT));
    }

    void keep(Context request) {
        request.attribute(KEPT, this);
    }
}
