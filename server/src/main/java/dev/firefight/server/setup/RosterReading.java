package dev.firefight.server.setup;

import dev.firefight.document.Durations;
import dev.firefight.document.Problem;
import dev.firefight.document.References;
import dev.firefight.document.Scalars;
import dev.firefight.document.Section;
import dev.firefight.paging.roster.Contact;
import dev.firefight.paging.roster.EscalationPolicy;
import dev.firefight.paging.roster.Hours;
import dev.firefight.paging.roster.Match;
import dev.firefight.paging.roster.Member;
import dev.firefight.paging.roster.Roster;
import dev.firefight.paging.roster.Rotation;
import dev.firefight.paging.roster.Route;
import dev.firefight.paging.roster.Schedule;
import dev.firefight.paging.roster.Silence;
import dev.firefight.paging.roster.StandIn;
import dev.firefight.paging.roster.Step;
import dev.firefight.paging.roster.Target;
import dev.firefight.paging.roster.Team;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Reads who is called: people, teams, schedules, policies, routes and silences. */
final class RosterReading {
    private final References<NamedKind> references;

    RosterReading(References<NamedKind> references) {
        this.references = references;
    }

    /** What was read; it becomes a roster when all names are known. */
    record Parts(
            List<Member> people,
            List<Team> teams,
            List<Schedule> schedules,
            List<EscalationPolicy> policies,
            List<Route> routes,
            List<Silence> silences) {
        Roster roster() {
            return new Roster(people, teams, schedules, policies, routes, silences);
        }
    }

    Parts read(Section all) {
        return new Parts(
                all.sections("people", this::person, "name", "contacts"),
                all.sections("teams", this::team, "name", "members", "services", "policy"),
                all.sections("schedules", this::schedule, "name", "zone", "rotations", "overrides"),
                all.sections("policies", this::policy, "name", "steps", "rounds", "alone", "management"),
                all.sections("routes", this::route, "name", "match", "effect", "policy", "groupBy", "within"),
                all.sections("silences", this::silence, "match", "from", "until", "reason", "by", "every", "zone"));
    }

    private Optional<String> name(NamedKind kind, Section section) {
        Optional<String> name = section.needed("name", Scalars::name);
        name.ifPresent(one -> references.declare(kind, one, section));
        return name;
    }

    private void use(NamedKind kind, List<String> names, Section section, String field) {
        names.forEach(name -> references.use(kind, name, section, field));
    }

    private Optional<Member> person(Section section) {
        Optional<String> name = name(NamedKind.PERSON, section);
        List<Contact> contacts = section.sections(
                "contacts", this::contact, "email", "slack", "ntfy", "sms", "voice", "webhook", "after");
        return section.make(() -> new Member(name.orElseThrow(), contacts));
    }

    private Optional<Contact> contact(Section section) {
        List<Contact> ways = new ArrayList<>();
        Duration after = section.value("after", Durations::read).orElse(Duration.ZERO);
        for (Contact.Channel channel : Contact.Channel.values()) {
            section.value(Scalars.word(channel), address(channel))
                    .ifPresent(address -> ways.add(new Contact(channel, address, after)));
        }
        if (section.isSound() && ways.size() != 1) {
            section.problem("names one channel and its address, such as {email: ada@example.org}");
        }
        return section.make(ways::getFirst);
    }

    private static Function<String, String> address(Contact.Channel channel) {
        return switch (channel) {
            case EMAIL -> SetupScalars::mailAddress;
            case SMS, VOICE -> SetupScalars::phone;
            case WEBHOOK -> SetupScalars::webAddress;
            case SLACK, NTFY -> Scalars::text;
        };
    }

    private Optional<Team> team(Section section) {
        Optional<String> name = name(NamedKind.TEAM, section);
        List<String> members = section.values("members", Scalars::name);
        List<String> services = section.values("services", Scalars::text);
        Optional<String> policy = section.value("policy", Scalars::name);
        use(NamedKind.PERSON, members, section, "members");
        use(NamedKind.POLICY, policy.stream().toList(), section, "policy");
        return section.make(() -> new Team(name.orElseThrow(), members, services, policy));
    }

    private Optional<Schedule> schedule(Section section) {
        Optional<String> name = name(NamedKind.SCHEDULE, section);
        Optional<ZoneId> zone = section.needed("zone", Moments::zone);
        List<Rotation> rotations = section.sections("rotations", this::rotation, "members", "start", "length", "hours");
        List<StandIn> overrides = section.sections(
                "overrides",
                override -> standIn(override, zone.orElse(ZoneOffset.UTC)),
                "member",
                "from",
                "until",
                "why");
        return section.make(() -> new Schedule(name.orElseThrow(), zone.orElseThrow(), rotations, overrides));
    }

    private Optional<Rotation> rotation(Section section) {
        List<String> members = section.values("members", Scalars::name);
        use(NamedKind.PERSON, members, section, "members");
        Optional<LocalDateTime> start = section.needed("start", Moments::localTime);
        Optional<Duration> length = section.needed("length", Durations::readSome);
        List<Hours> hours = section.sections("hours", RosterReading::hours, "days", "from", "until");
        return section.make(() -> new Rotation(members, start.orElseThrow(), length.orElseThrow(), hours));
    }

    private static Optional<Hours> hours(Section section) {
        EnumSet<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        section.values("days", Moments::days).forEach(days::addAll);
        Set<DayOfWeek> meant = section.has("days") ? days : EnumSet.allOf(DayOfWeek.class);
        Optional<LocalTime> from = section.needed("from", Moments::timeOfDay);
        Optional<LocalTime> until = section.needed("until", Moments::timeOfDay);
        return section.make(() -> new Hours(meant, from.orElseThrow(), until.orElseThrow()));
    }

    private Optional<StandIn> standIn(Section section, ZoneId zone) {
        Optional<String> member = section.needed("member", Scalars::name);
        use(NamedKind.PERSON, member.stream().toList(), section, "member");
        Optional<Instant> from = section.needed("from", Moments.instantIn(zone));
        Optional<Instant> until = section.needed("until", Moments.instantIn(zone));
        String why = section.value("why", Scalars::anyText).orElse("");
        return section.make(() -> new StandIn(member.orElseThrow(), from.orElseThrow(), until.orElseThrow(), why));
    }

    private Optional<EscalationPolicy> policy(Section section) {
        Optional<String> name = name(NamedKind.POLICY, section);
        List<Step> steps = section.sections("steps", this::step, "call", "patience");
        int rounds = section.value("rounds", Scalars.number(1, 100)).orElse(EscalationPolicy.USUAL_ROUNDS);
        Optional<Section> alone = section.section("alone", "after", "call");
        Duration after =
                alone.flatMap(one -> one.value("after", Durations::readSome)).orElse(EscalationPolicy.USUAL_ALONE);
        List<Target> called = alone.map(one -> targets(one, "call")).orElse(List.of());
        List<Target> management = targets(section, "management");
        return section.make(() -> new EscalationPolicy(name.orElseThrow(), steps, rounds, called, after, management));
    }

    private Optional<Step> step(Section section) {
        List<Target> targets = targets(section, "call");
        Duration patience = section.value("patience", Durations::readSome).orElse(EscalationPolicy.USUAL_PATIENCE);
        if (section.isSound() && targets.isEmpty()) {
            section.problem("calls nobody: say whom, such as call: [schedule nights, person Ada]");
        }
        return section.make(() -> new Step(targets, patience));
    }

    private List<Target> targets(Section section, String field) {
        List<Target> targets = section.values(field, RosterReading::target);
        for (Target target : targets) {
            NamedKind kind =
                    switch (target) {
                        case Target.OfMember _ -> NamedKind.PERSON;
                        case Target.OfSchedule _ -> NamedKind.SCHEDULE;
                        case Target.OfTeam _ -> NamedKind.TEAM;
                    };
            references.use(kind, target.name(), section, field);
        }
        return targets;
    }

    private static Target target(String text) {
        int space = Math.max(0, text.indexOf(' '));
        String rest = text.substring(space).strip();
        return switch (text.substring(0, space)) {
            case "person" -> new Target.OfMember(Scalars.name(rest));
            case "schedule" -> new Target.OfSchedule(Scalars.name(rest));
            case "team" -> new Target.OfTeam(Scalars.name(rest));
            default ->
                throw new IllegalArgumentException(
                        "is \"person NAME\", \"schedule NAME\" or \"team NAME\", not " + Problem.shown(text));
        };
    }

    private Optional<Route> route(Section section) {
        Optional<String> name = name(NamedKind.ROUTE, section);
        Match match = match(section);
        Route.Effect effect =
                section.value("effect", Scalars.word(Route.Effect.class)).orElse(Route.Effect.PAGE);
        Optional<String> policy = section.value("policy", Scalars::name);
        use(NamedKind.POLICY, policy.stream().toList(), section, "policy");
        List<String> groupBy =
                section.has("groupBy") ? section.values("groupBy", Scalars::text) : Roster.USUAL.groupBy();
        Duration within = section.value("within", Durations::read).orElse(Roster.USUAL.within());
        return section.make(() -> new Route(name.orElseThrow(), match, effect, policy, groupBy, within));
    }

    private static Match match(Section section) {
        Map<String, List<String>> labels = section.valuesByName("match", SetupScalars::label, Scalars::anyText);
        return labels.isEmpty() ? Match.ALL : new Match(labels);
    }

    private Optional<Silence> silence(Section section) {
        Match match = match(section);
        if (!section.has("match")) {
            section.problem("needs \"match\": say which alerts, such as {service: search}; {} means all of them");
        }
        Optional<Instant> from = section.needed("from", Moments::instant);
        Optional<Instant> until = section.needed("until", Moments::instant);
        Optional<String> reason = section.needed("reason", Scalars::text);
        String by = section.value("by", Scalars::name).orElse("");
        if (section.isSound() && !from.orElseThrow().isBefore(until.orElseThrow())) {
            section.problem("until", "is later than from");
        }
        Optional<Silence.Period> period = section.value("every", Scalars.word(Silence.Period.class));
        Optional<ZoneId> zone = section.value("zone", Moments::zone);
        if (section.isSound() && period.isEmpty() && zone.isPresent()) {
            section.problem("zone", "is whose clock counts for \"every\": say every day or week, or take it out");
        }
        return section.make(() -> new Silence(
                match,
                from.orElseThrow(),
                until.orElseThrow(),
                reason.orElseThrow(),
                by,
                period.map(one -> new Silence.Every(one, zone.orElse(ZoneOffset.UTC)))));
    }
}
