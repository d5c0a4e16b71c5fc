package dev.firefight.server.web;

import dev.firefight.incident.Person;
import dev.firefight.paging.episode.AlertFact.Alert;
import dev.firefight.paging.episode.Episode;
import dev.firefight.paging.roster.Match;
import dev.firefight.paging.roster.Roster;
import dev.firefight.paging.roster.Silence;
import dev.firefight.server.paging.AlertList;
import dev.firefight.server.paging.Paging;
import dev.firefight.server.setup.Setup;
import dev.firefight.server.setup.Setups;
import dev.firefight.server.wire.WireException;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The alerts that fire, and how they are silenced. */
final class AlertPages {
    private static final int MOST_LINES = 100;
    private static final long MOST_MINUTES = Duration.ofDays(30).toMinutes();
    /** What tells one alert from another where they have the same name. */
    private static final List<String> TELLING = List.of("alertname", "service", "namespace", "cluster", "job");

    private final Paging paging;
    private final Setups setups;
    private final InstantSource clock;

    AlertPages(Paging paging, Setups setups, InstantSource clock) {
        this.paging = paging;
        this.setups = setups;
        this.clock = clock;
    }

    void routes(RoutesConfig routes) {
        routes.get("/alerts", this::list, Allowed.VIEWER);
        routes.post("/alerts/silence", this::silence, Allowed.RESPONDER);
    }

    private void list(Context request) {
        String words = Optional.ofNullable(request.queryParam("words")).orElse("");
        int from = (int) ListQuery.number(request, "from", 0, Integer.MAX_VALUE);
        Instant now = clock.instant();
        AlertsView view = new AlertsView(
                AlertList.of(paging.alerts(), words, Optional.empty(), from, MOST_LINES),
                words,
                from,
                setups.roster().silences().stream()
                        .filter(one -> one.holds(now))
                        .toList(),
                setups.current().integrations().isEmpty());
        Pages.render(
                request, output -> JtealertsGenerated.render(output, Pages.NONE, Pages.frame(request, "Alerts"), view));
    }

    private void silence(Context request) {
        FormFields fields = FormFields.of(request);
        Alert alert = paging.alerts()
                .read(all -> number(fields.value("alert")).flatMap(all::find))
                .map(Episode::alert)
                .orElseThrow(() -> new ProblemException(
                        404, "not-found", "This alert has ended", "What fires no more needs no silence."));
        long minutes = number(fields.value("minutes"))
                .filter(one -> one >= 1 && one <= MOST_MINUTES)
                .orElseThrow(() -> new WireException("an alert is silenced for 1 to " + MOST_MINUTES + " minutes"));
        String reason = fields.value("reason").strip();
        if (reason.isEmpty()) {
            throw new WireException("say why it is silenced: others will ask");
        }
        Person by = Gate.caller(request).person();
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Silence silence = new Silence(match(alert), now, now.plus(Duration.ofMinutes(minutes)), reason, by.name());
        setups.change(by, setup -> with(setup, silence, now));
        request.redirect("/alerts", HttpStatus.SEE_OTHER);
    }

    private static Optional<Long> number(String text) {
        return text.matches("[0-9]{1,18}") ? Optional.of(Long.parseLong(text)) : Optional.empty();
    }

    private static Match match(Alert alert) {
        Map<String, List<String>> labels = new TreeMap<>();
        TELLING.forEach(name -> alert.labels().find(name).ifPresent(value -> labels.put(name, List.of(value))));
        if (labels.isEmpty()) {
            alert.labels().values().forEach((name, value) -> labels.put(name, List.of(value)));
        }
        return new Match(labels);
    }

    /** Those that have ended go at this occasion. */
    private static Setup with(Setup setup, Silence silence, Instant now) {
        Roster roster = setup.roster();
        return new Setup(
                new Roster(
                        roster.members(),
                        roster.teams(),
                        roster.schedules(),
                        roster.policies(),
                        roster.routes(),
                        Stream.concat(
                                        roster.silences().stream()
                                                .filter(one -> one.until().isAfter(now)),
                                        Stream.of(silence))
                                .toList()),
                setup.integrations(),
                setup.channels(),
                setup.sources(),
                setup.watches(),
                setup.heartbeats());
    }
}
