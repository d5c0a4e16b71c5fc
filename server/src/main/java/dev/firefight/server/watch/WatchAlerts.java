package dev.firefight.server.watch;

import dev.firefight.document.wire.Value;
import dev.firefight.paging.Labels;
import dev.firefight.paging.episode.AlertFact.Status;
import dev.firefight.server.intake.Told;
import dev.firefight.server.setup.Watch;
import dev.firefight.server.watch.WatchState.Seen;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The alerts that follow from how watches stand. */
final class WatchAlerts {
    private WatchAlerts() {}

    /** What should fire. */
    static List<Told> firing(Collection<WatchState> states) {
        return states.stream()
                .flatMap(state ->
                        state.seen().values().stream().filter(Seen::isAlert).map(one -> told(state.watch(), one)))
                .toList();
    }

    /** By which an alert is known again; its key has no slash. */
    private static String fingerprint(Watch watch, String key) {
        return key + "/" + watch.name();
    }

    private static Told told(Watch watch, Seen seen) {
        Map<String, String> labels = new HashMap<>();
        labels.put("alertname", seen.trouble().alert());
        labels.put("service", watch.concerns());
        labels.put("severity", seen.trouble().severity());
        labels.put("kind", Value.word(watch.kind()));
        labels.put("watch", watch.name());
        if (watch.isOfProvider()) {
            labels.put("dependency", "true");
            watch.provider().ifPresent(name -> labels.put("provider", name));
        }
        return new Told(
                fingerprint(watch, seen.trouble().key()),
                Status.FIRING,
                Optional.of(seen.first()),
                Optional.empty(),
                Labels.of(labels),
                Labels.of(Map.of("summary", watch.name() + ": " + seen.trouble().text())),
                "",
                "");
    }

    /** Whether an alert has ended: its watch is there no more, or was looked at and says nothing of it. */
    static boolean isOver(String fingerprint, Map<String, WatchState> states) {
        int slash = fingerprint.indexOf('/');
        if (slash < 0) {
            return true;
        }
        String key = fingerprint.substring(0, slash);
        Optional<WatchState> state = Optional.ofNullable(states.get(fingerprint.substring(slash + 1)));
        return state.map(one -> one.last().filter(look -> !look.isBlind()).isPresent()
                        && !one.seen().containsKey(key))
                .orElse(true);
    }
}
