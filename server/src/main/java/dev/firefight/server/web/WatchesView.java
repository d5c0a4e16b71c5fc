package dev.firefight.server.web;

import dev.firefight.server.watch.WatchState;
import dev.firefight.server.watch.Watching;
import java.util.List;
import java.util.Optional;

/**
 * How watches and heartbeats stand.
 *
 * @param watches in the order of the set-up
 * @param heartbeats that others give
 * @param own those that this program gives
 * @param issued an address that was just made, to be shown this once
 */
record WatchesView(
        List<WatchState> watches, List<Watching.Shown> heartbeats, List<Watching.Shown> own, Optional<Issued> issued) {
    /** An address to which a heartbeat is given. */
    record Issued(String name, String address) {
        /** The line that gives it. */
        String line() {
            return "curl -fsS --retry 5 --max-time 10 -o /dev/null " + address;
        }
    }

    boolean isEmpty() {
        return watches.isEmpty() && heartbeats.isEmpty() && own.isEmpty();
    }

    String host(WatchState one) {
        return WatchPages.host(one.watch());
    }
}
