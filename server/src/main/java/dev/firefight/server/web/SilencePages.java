package dev.firefight.server.web;

import dev.firefight.document.Problem;
import dev.firefight.document.wire.WireException;
import dev.firefight.incident.Person;
import dev.firefight.paging.episode.AlertFact.Alert;
import dev.firefight.paging.episode.Episode;
import dev.firefight.paging.roster.Match;
import dev.firefight.paging.roster.Roster;
import dev.firefight.paging.roster.Silence;
import dev.firefight.server.paging.Paging;
import dev.firefight.server.setup.Setup;
import dev.firefight.server.setup.SetupEdit;
import dev.firefight.server.setup.Setups;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Silences: from an alert, planned for maintenance, and ended early. */
final class SilencePages {
    private static final String PART = "silences";
    private static final long MOST_MINUTES = Duration.ofDays(30).toMinutes();
    /** What tells one alert from another where they have the same name. */
    private static final List<String> TELLING = List.of("alertname", "service", "namespace", "cluster", "job");

    private static final List<String> FIELDS =
            List.of("match", "labels", "everything", "from", "until", "reason", "every", "zone");
    /** So many that are over may stand in the set-up before they are taken out at the next occasion. */
    private static final int MOST_OVER = 50;

    private final Paging paging;
    private final Setups setups;
    private final InstantSource clock;

    SilencePages(Paging paging, Setups setups, InstantSource clock) {
        this.paging = paging;
        this.setups = setups;
        this.clock = clock;
    }

    void routes(RoutesConfig routes) {
        routes.get("/silences", this::list, Allowed.VIEWER);
        routes.get("/silences/new", this::ask, Allowed.RESPONDER);
        routes.post("/silences", this::plan, Allowed.RESPONDER);
        routes.post("/silences/end", this::end, Allowed.RESPONDER);
        routes.post("/alerts/silence", this::silence, Allowed.RESPONDER);
    }

    private void list(Context request) {
        Instant now = clock.instant();
        List<SilenceView.Line> holding = new ArrayList<>();
        List<SilenceView.Line> coming = new ArrayList<>();
        for (Silence one : setups.roster().silences()) {
            SilenceView.span(one, now)
                    .filter(span -> span.until().isAfter(now))
                    .map(span -> new SilenceView.Line(SilenceView.id(one), one, span, firing(one)))
                    .ifPresent(line -> (one.holds(now) ? holding : coming).add(line));
        }
        coming.sort(Comparator.comparing(line -> line.span().from()));
        String answer =
                switch (Optional.ofNullable(request.queryParam("done")).orElse("")) {
                    case "1" -> "Done.";
                    case "over" -> "It had ended already, or somebody altered it.";
                    default -> "";
                };
        SilenceView view = new SilenceView(holding, coming, answer);
        Pages.render(
                request,
                output -> JtesilencesGenerated.render(
                        output, Pages.NONE, Pages.frame(request, "Silences and maintenance"), view));
    }

    private long firing(Silence one) {
        return paging.alerts().read(all -> all.open().stream()
                .filter(episode -> one.match().matches(episode.alert().labels()))
                .count());
    }

    /** A form that is filled in as far as an alert says, or one for a service, or an empty one. */
    private void ask(Context request) {
        ZonedDateTime now = clock.instant().atZone(ZoneId.of("UTC")).truncatedTo(ChronoUnit.MINUTES);
        Map<String, String> values = new LinkedHashMap<>();
        number(Optional.ofNullable(request.queryParam("alert")).orElse(""))
                .flatMap(id -> paging.alerts().read(all -> all.find(id)))
                .map(Episode::alert)
                .ifPresent(alert -> match(alert).labels().forEach((name, labels) -> {
                    if (name.equals(Roster.SERVICE)) {
                        values.put("services", labels.getFirst());
                    } else {
                        values.merge("labels", name + "=" + labels.getFirst(), (before, more) -> before + "\n" + more);
                    }
                }));
        values.put("from", now.toLocalDateTime().toString());
        values.put("zone", "UTC");
        values.put("every", "");
        render(request, Filled.of(values));
    }

    private void render(Context request, Filled form) {
        List<String> services = setups.roster().teams().stream()
                .flatMap(team -> team.services().stream())
                .distinct()
                .sorted()
                .toList();
        Pages.render(
                request,
                output -> JtesilenceGenerated.render(
                        output, Pages.NONE, Pages.frame(request, "Plan a silence"), form, services));
    }

    private void plan(Context request) {
        FormFields fields = FormFields.of(request);
        Person by = Gate.caller(request).person();
        Filled form = Filled.of(fields.values());
        tidy(by);
        SilenceForm asked = SilenceForm.of(fields);
        List<Problem> wrong = asked.problems(clock.instant(), setups.roster().silences());
        if (!wrong.isEmpty()) {
            request.status(400);
            render(request, form.with(wrong, FIELDS));
            return;
        }
        switch (setups.edit(by, SetupEdit.add(PART), asked.item(by), Optional.empty())) {
            case Setups.Edited.Refused(var problems) -> {
                request.status(400);
                render(request, form.with(problems, FIELDS));
            }
            case Setups.Edited.Done(), Setups.Edited.Late() ->
                request.redirect("/silences?done=1", HttpStatus.SEE_OTHER);
        }
    }

    /** Takes out what is over, when there is much of it. */
    private void tidy(Person by) {
        Instant now = clock.instant();
        if (setups.roster().silences().stream().filter(one -> one.isOver(now)).count() > MOST_OVER) {
            setups.change(
                    by,
                    setup -> with(
                            setup,
                            setup.roster().silences().stream()
                                    .filter(one -> !one.isOver(now))
                                    .toList()));
        }
    }

    /** Ends one: of one that comes again this time of it only, unless all of it is to go. */
    private void end(Context request) {
        FormFields fields = FormFields.of(request);
        String id = fields.value("id");
        boolean isAll = fields.value("do").equals("all");
        Instant now = clock.instant();
        boolean isThere = setups.roster().silences().stream()
                .anyMatch(one -> SilenceView.id(one).equals(id));
        if (!isThere) {
            request.redirect("/silences?done=over", HttpStatus.SEE_OTHER);
            return;
        }
        setups.change(
                Gate.caller(request).person(),
                setup -> with(
                        setup,
                        setup.roster().silences().stream()
                                .flatMap(one -> SilenceView.id(one).equals(id) ? rest(one, isAll, now) : Stream.of(one))
                                .toList()));
        request.redirect("/silences?done=1", HttpStatus.SEE_OTHER);
    }

    private static Stream<Silence> rest(Silence one, boolean isAll, Instant now) {
        return isAll || one.every().isEmpty() ? Stream.empty() : one.fromNext(now).stream();
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
        setups.change(
                by,
                setup -> with(
                        setup,
                        Stream.concat(
                                        setup.roster().silences().stream().filter(one -> !one.isOver(now)),
                                        Stream.of(silence))
                                .toList()));
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

    private static Setup with(Setup setup, List<Silence> silences) {
        return setup.with(setup.roster().withSilences(silences));
    }
}
