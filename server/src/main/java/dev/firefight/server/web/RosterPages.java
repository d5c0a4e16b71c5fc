package dev.firefight.server.web;

import dev.firefight.document.wire.WireException;
import dev.firefight.incident.Person;
import dev.firefight.paging.roster.EscalationPolicy;
import dev.firefight.paging.roster.Roster;
import dev.firefight.paging.roster.Schedule;
import dev.firefight.paging.roster.StandIn;
import dev.firefight.paging.roster.Team;
import dev.firefight.server.access.Secrets;
import dev.firefight.server.setup.Item;
import dev.firefight.server.setup.Setup;
import dev.firefight.server.setup.SetupEdit;
import dev.firefight.server.setup.SetupMark;
import dev.firefight.server.setup.SetupWords;
import dev.firefight.server.setup.Setups;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Teams, schedules and policies are made and altered, and somebody takes over. */
final class RosterPages {
    private static final String LATE =
            "Somebody else altered this meanwhile. Yours is not saved yet, and nothing of it is lost: compare, and save it again to replace theirs.";
    /** So many overrides that are over may stand in a schedule before they are taken out at the next occasion. */
    private static final int MOST_OVER = 50;

    private static final long MOST_HOURS = 24 * 7;

    private final Setups setups;
    private final InstantSource clock;

    RosterPages(Setups setups, InstantSource clock) {
        this.setups = setups;
        this.clock = clock;
    }

    /** What is made and altered by a form of its own. */
    enum Kind {
        TEAM("teams", "team"),
        SCHEDULE("schedules", "schedule"),
        POLICY("policies", "policy");

        private final String part;
        private final String word;

        Kind(String part, String word) {
            this.part = part;
            this.word = word;
        }

        String part() {
            return part;
        }

        String word() {
            return word;
        }

        private List<String> fields() {
            return switch (this) {
                case TEAM -> RosterForms.TEAM;
                case SCHEDULE -> RosterForms.SCHEDULE;
                case POLICY -> RosterForms.POLICY;
            };
        }
    }

    void routes(RoutesConfig routes) {
        for (Kind kind : Kind.values()) {
            String path = "/on-call/" + kind.part;
            routes.get(path, request -> ask(request, kind), Allowed.ADMIN);
            routes.post(path, request -> save(request, kind), Allowed.ADMIN);
        }
        routes.get("/on-call/override", this::askOverride, Allowed.RESPONDER);
        routes.post("/on-call/override", this::override, Allowed.RESPONDER);
        routes.post("/on-call/override/end", this::endOverride, Allowed.RESPONDER);
    }

    private static Optional<String> name(Context request) {
        return Optional.ofNullable(request.queryParam("name")).filter(one -> !one.isEmpty());
    }

    private void ask(Context request, Kind kind) {
        Optional<String> name = name(request);
        Roster roster = setups.current().roster();
        Map<String, String> values = name.map(one -> switch (kind) {
                    case TEAM -> roster.team(one).map(RosterForms::of).orElseThrow(() -> gone(kind));
                    case SCHEDULE -> roster.schedule(one).map(RosterForms::of).orElseThrow(() -> gone(kind));
                    case POLICY -> roster.policy(one).map(RosterForms::of).orElseThrow(() -> gone(kind));
                })
                .orElseGet(() -> fresh(kind, roster));
        render(request, kind, name, Filled.of(values), SetupMark.of(setups.current(), kind.word, name.orElse("")));
    }

    private static ProblemException gone(Kind kind) {
        return new ProblemException(404, "not-found", "There is no such " + kind.word, "Look at the page On call.");
    }

    private Map<String, String> fresh(Kind kind, Roster roster) {
        Map<String, String> values = new LinkedHashMap<>();
        switch (kind) {
            case TEAM -> {
                // Nothing is usual for a team.
            }
            case SCHEDULE -> {
                values.put("zone", "UTC");
                values.put(
                        "rotations[0].start",
                        LocalDateTime.ofInstant(clock.instant(), ZoneId.of("UTC"))
                                .toLocalDate()
                                .atTime(9, 0)
                                .toString());
                values.put("rotations[0].length", "1w");
            }
            case POLICY -> {
                roster.schedules().stream()
                        .findFirst()
                        .map(Schedule::name)
                        .ifPresent(one -> values.put("steps[0].call", "schedule " + one));
                values.put("steps[0].patience", SetupWords.duration(EscalationPolicy.USUAL_PATIENCE));
                values.put("rounds", String.valueOf(EscalationPolicy.USUAL_ROUNDS));
            }
        }
        return values;
    }

    private void render(Context request, Kind kind, Optional<String> name, Filled form, SetupMark seen) {
        RosterFormView view = new RosterFormView(
                kind, name, form, seen.mark(), setups.current().roster());
        String title = name.map(one -> one + ", " + kind.word).orElse("A new " + kind.word);
        Pages.render(request, output -> {
            Frame frame = Pages.frame(request, title);
            switch (kind) {
                case TEAM -> JteteamGenerated.render(output, Pages.NONE, frame, view);
                case SCHEDULE -> JtescheduleGenerated.render(output, Pages.NONE, frame, view);
                case POLICY -> JtepolicyGenerated.render(output, Pages.NONE, frame, view);
            }
        });
    }

    private void save(Context request, Kind kind) {
        FormFields sent = FormFields.of(request);
        FormFields fields =
                switch (kind) {
                    case TEAM -> sent;
                    case SCHEDULE ->
                        RosterForms.closed(sent, "rotations", List.of("members", "start", "length", "hours"));
                    case POLICY -> RosterForms.closed(sent, "steps", List.of("call", "patience"));
                };
        Optional<String> name = Optional.of(fields.find("was")
                        .orElseThrow(() -> new WireException("this is no whole form: load its page again")))
                .filter(one -> !one.isEmpty());
        Item item = item(kind, fields, name);
        SetupEdit edit = fields.value("do").equals("remove") && name.isPresent()
                ? SetupEdit.remove(kind.part, name.get())
                : name.map(one -> SetupEdit.replace(kind.part, one)).orElse(SetupEdit.add(kind.part));
        Optional<SetupMark> seen = name.map(one -> new SetupMark(kind.word, one, fields.value("seen")));
        Filled form = Filled.of(fields.values());
        Setups.Edited edited = setups.edit(Gate.caller(request).person(), edit, item, seen);
        SetupMark now = SetupMark.of(setups.current(), kind.word, name.orElse(""));
        switch (edited) {
            case Setups.Edited.Done() -> request.redirect("/on-call?done=1", HttpStatus.SEE_OTHER);
            case Setups.Edited.Late() -> {
                request.status(409);
                render(request, kind, name, form.saying(LATE), now);
            }
            case Setups.Edited.Refused(var problems) -> {
                request.status(400);
                render(request, kind, name, form.with(problems, kind.fields()), now);
            }
        }
    }

    private Item item(Kind kind, FormFields fields, Optional<String> name) {
        return switch (kind) {
            case TEAM -> RosterForms.team(fields);
            case SCHEDULE ->
                RosterForms.schedule(
                        fields,
                        name.flatMap(setups.current().roster()::schedule)
                                .map(one -> RosterForms.lasting(one, clock.instant()))
                                .orElse(List.of()));
            case POLICY -> RosterForms.policy(fields);
        };
    }

    private Schedule schedule(String name) {
        return setups.current().roster().schedule(name).orElseThrow(() -> gone(Kind.SCHEDULE));
    }

    private void askOverride(Context request) {
        Schedule schedule =
                schedule(Optional.ofNullable(request.queryParam("schedule")).orElse(""));
        LocalDateTime now =
                LocalDateTime.ofInstant(clock.instant(), schedule.zone()).truncatedTo(ChronoUnit.MINUTES);
        Map<String, String> values = new LinkedHashMap<>();
        values.put("member", Gate.caller(request).person().name());
        values.put("from", now.toString());
        values.put("until", now.plusHours(4).toString());
        render(request, schedule, Filled.of(values));
    }

    private void render(Context request, Schedule schedule, Filled form) {
        List<String> people = setups.current().roster().members().stream()
                .map(one -> one.name())
                .toList();
        Pages.render(
                request,
                output -> JteoverrideGenerated.render(
                        output, Pages.NONE, Pages.frame(request, "Take over"), schedule, people, form));
    }

    /** From now on for some hours, or from one moment to another by the clock of the schedule. */
    private void override(Context request) {
        FormFields fields = FormFields.of(request);
        Person by = Gate.caller(request).person();
        Schedule schedule = schedule(fields.value("schedule"));
        Item item;
        Filled form = Filled.of(fields.values());
        String hours = fields.value("hours");
        if (hours.matches("[0-9]{1,3}") && Long.parseLong(hours) >= 1 && Long.parseLong(hours) <= MOST_HOURS) {
            Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
            Instant until = now.plus(Duration.ofHours(Long.parseLong(hours)));
            item = RosterForms.override(by.name(), now.toString(), until.toString(), fields.value("why"));
            form = Filled.of(Map.of(
                    "member",
                    by.name(),
                    "from",
                    LocalDateTime.ofInstant(now, schedule.zone()).toString(),
                    "until",
                    LocalDateTime.ofInstant(until, schedule.zone()).toString()));
        } else {
            item = RosterForms.override(
                    fields.value("member"), fields.value("from"), fields.value("until"), fields.value("why"));
        }
        tidy(by, schedule);
        SetupEdit edit = SetupEdit.append(Kind.SCHEDULE.part, schedule.name(), "overrides");
        switch (setups.edit(by, edit, item, Optional.empty())) {
            case Setups.Edited.Refused(var problems) -> {
                request.status(400);
                render(request, schedule, form.with(problems, RosterForms.OVERRIDE));
            }
            case Setups.Edited.Done(), Setups.Edited.Late() ->
                request.redirect("/on-call?done=1", HttpStatus.SEE_OTHER);
        }
    }

    /** Takes out overrides that are over, when there are many of them. */
    private void tidy(Person by, Schedule schedule) {
        Instant now = clock.instant();
        int over =
                schedule.overrides().size() - RosterForms.lasting(schedule, now).size();
        if (over > MOST_OVER) {
            setups.change(
                    by, setup -> with(setup, schedule.name(), one -> one.until().isAfter(now)));
        }
    }

    /** By which an override is known as long as nothing of it is altered. */
    static String id(StandIn one) {
        return Secrets.hash(String.join(
                "\n", one.member(), one.from().toString(), one.until().toString(), one.why()));
    }

    private void endOverride(Context request) {
        FormFields fields = FormFields.of(request);
        Schedule schedule = schedule(fields.value("schedule"));
        String id = fields.value("id");
        setups.change(Gate.caller(request).person(), setup -> with(setup, schedule.name(), one -> !id(one).equals(id)));
        request.redirect("/on-call?done=1", HttpStatus.SEE_OTHER);
    }

    /** With those overrides of a schedule that stay. */
    private static Setup with(Setup setup, String schedule, Predicate<StandIn> stays) {
        return setup.with(setup.roster()
                .withSchedules(setup.roster().schedules().stream()
                        .map(one -> one.name().equals(schedule)
                                ? new Schedule(
                                        one.name(),
                                        one.zone(),
                                        one.rotations(),
                                        one.overrides().stream().filter(stays).toList())
                                : one)
                        .toList()));
    }

    /** What a team answers for, in a line. */
    static String services(Team team) {
        return team.services().isEmpty() ? "no service yet" : String.join(", ", team.services());
    }
}
