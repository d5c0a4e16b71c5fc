package dev.firefight.paging.episode;

import dev.firefight.paging.Labels;
import dev.firefight.paging.episode.AlertFact.Alert;
import dev.firefight.paging.episode.AlertFact.Status;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Alerts as tests need them, and a book of episodes that numbers what it is told. Times are seconds. */
final class Alertings {
    static final Instant ZERO = Instant.parse("2026-03-01T02:00:00Z");
    static final String MAIN = "main";

    final Episodes episodes = new Episodes();
    private long last;

    static Instant at(long seconds) {
        return ZERO.plusSeconds(seconds);
    }

    static Alert firing(String name, long start) {
        return alert(name, Status.FIRING, start, Optional.empty(), "", Map.of("service", "checkout"));
    }

    static Alert resolved(String name, long start, long end) {
        return alert(name, Status.RESOLVED, start, Optional.of(at(end)), "", Map.of("service", "checkout"));
    }

    static Alert grouped(String name, String group, long start) {
        return alert(name, Status.FIRING, start, Optional.empty(), group, Map.of("service", "checkout"));
    }

    static Alert labelled(String name, Map<String, String> labels) {
        return alert(name, Status.FIRING, 0, Optional.empty(), "", labels);
    }

    private static Alert alert(
            String name, Status status, long start, Optional<Instant> end, String group, Map<String, String> labels) {
        Map<String, String> all = new HashMap<>(labels);
        all.put("alertname", name);
        return new Alert("f-" + name, status, at(start), end, Labels.of(all), Labels.NONE, group, "");
    }

    Effect hear(long heard, Alert alert) {
        return hear(heard, MAIN, alert);
    }

    Effect hear(long heard, String integration, Alert alert) {
        last++;
        return episodes.take(last, at(heard), integration, alert);
    }

    Episode open(String name) {
        return episodes.open(MAIN, "f-" + name).orElseThrow();
    }

    List<String> openNames() {
        return episodes.open().stream().map(one -> one.alert().name()).toList();
    }

    void join(long heard, long incident, String group, Episode... some) {
        episodes.take(
                at(heard),
                new EpisodeFact.Joined(
                        incident,
                        "usual",
                        group,
                        "a test",
                        List.of(some).stream().map(Episode::id).toList()));
    }
}
