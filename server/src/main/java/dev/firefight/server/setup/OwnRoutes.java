package dev.firefight.server.setup;

import dev.firefight.paging.roster.Match;
import dev.firefight.paging.roster.Roster;
import dev.firefight.paging.roster.Route;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Routes that nobody wrote as such: a heartbeat that names its policy is called by it, before any route is looked at. */
public final class OwnRoutes {
    /** The name of the alert that a heartbeat is missing. */
    public static final String MISSING = "HeartbeatMissing";

    /** The label that says which one. */
    public static final String HEARTBEAT = "heartbeat";

    private OwnRoutes() {}

    /** The roster of a set-up with these routes before its own, as many as a roster holds. */
    static Roster of(Setup setup) {
        Roster roster = setup.roster();
        Set<String> names =
                new HashSet<>(roster.routes().stream().map(Route::name).toList());
        List<Route> routes = new ArrayList<>();
        for (Heartbeats.In one : setup.heartbeats().in()) {
            boolean hasRoom = routes.size() + roster.routes().size() < Roster.MOST_OF_A_KIND;
            if (one.policy().isPresent() && hasRoom) {
                routes.add(route(one, free("heartbeat " + one.name(), names)));
            }
        }
        if (routes.isEmpty()) {
            return roster;
        }
        routes.addAll(roster.routes());
        return new Roster(
                roster.members(), roster.teams(), roster.schedules(), roster.policies(), routes, roster.silences());
    }

    private static Route route(Heartbeats.In one, String name) {
        return new Route(
                name,
                new Match(Map.of("alertname", List.of(MISSING), HEARTBEAT, List.of(one.name()))),
                Route.Effect.PAGE,
                one.policy(),
                List.of(Roster.SERVICE),
                Duration.ofMinutes(5));
    }

    private static String free(String wanted, Set<String> taken) {
        String name = wanted;
        while (!taken.add(name)) {
            name += "'";
        }
        return name;
    }
}
