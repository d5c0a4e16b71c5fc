package dev.firefight.server.setup;

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
import dev.firefight.telemetry.live.golden.Level;
import dev.firefight.telemetry.live.golden.Measure;
import dev.firefight.telemetry.live.golden.Rule;
import dev.firefight.telemetry.live.golden.SignalKind;
import java.net.URI;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Set-ups made up by chance: all that the document can say, with texts that ask for quotes. */
final class RandomSetups {
    private static final List<String> NAMES = List.of(
            "Ada",
            "Linus",
            "Grace Hopper",
            "true",
            "123",
            "no",
            "Ünal-Müller",
            "a: b",
            "null",
            "ops/eu",
            "x #1",
            "\"q\", {x}",
            "- dash",
            "person x",
            "é 😀\u200d!",
            "*",
            "~",
            "名前");
    private static final List<String> TEXTS = List.of(
            "index rebuild",
            "a: b # c",
            " leading",
            "trailing ",
            "\"quoted\" \\ 'too'",
            "line\nand\tline",
            "- dash",
            "{x}",
            "[y]",
            "*star*",
            "&anchor",
            "!tag",
            "%",
            "@at",
            "`",
            "null",
            "~",
            "1.0",
            "0x1F",
            "2026-01-01",
            "é 😀 \u0085\u2028",
            "|",
            ">",
            "? key",
            "\u0007bell",
            "---",
            "...",
            "yes",
            "\u00a0");
    private static final List<String> ZONES =
            List.of("Europe/Berlin", "UTC", "Australia/Lord_Howe", "America/St_Johns", "+05:30", "Z");
    private static final Instant EPOCH = Instant.parse("2026-01-01T00:00:00Z");

    private final Random random;

    RandomSetups(long seed) {
        this.random = new Random(seed);
    }

    Setup next() {
        List<Member> people = some(NAMES.size(), at -> new Member(NAMES.get(at), contacts()));
        List<String> persons = people.stream().map(Member::name).toList();
        List<String> policyNames = names(4);
        List<Team> teams = names(4).stream()
                .map(name -> new Team(
                        name,
                        persons.stream().limit(random.nextInt(4)).toList(),
                        some(3, _ -> text()),
                        maybe(policyNames)))
                .toList();
        List<Schedule> schedules = persons.isEmpty()
                ? List.of()
                : names(4).stream().map(name -> schedule(name, persons)).toList();
        List<Target> targets = new ArrayList<>();
        persons.forEach(name -> targets.add(new Target.OfMember(name)));
        teams.forEach(one -> targets.add(new Target.OfTeam(one.name())));
        schedules.forEach(one -> targets.add(new Target.OfSchedule(one.name())));
        List<EscalationPolicy> policies = targets.isEmpty()
                ? List.of()
                : policyNames.stream().map(name -> policy(name, targets)).toList();
        List<Team> sound = policies.isEmpty()
                ? teams.stream()
                        .map(one -> new Team(one.name(), one.members(), one.services(), Optional.empty()))
                        .toList()
                : teams;
        List<String> known = policies.stream().map(EscalationPolicy::name).toList();
        List<Route> routes = names(5).stream()
                .map(name -> new Route(
                        name, match(), any(Route.Effect.values()), maybe(known), some(3, _ -> label()), duration(0)))
                .toList();
        List<Silence> silences = some(3, _ -> {
            Instant from = instant();
            return new Silence(
                    match(),
                    from,
                    from.plus(Duration.ofHours(1 + random.nextInt(23))),
                    text(),
                    random.nextBoolean() ? "" : "Ada",
                    random.nextBoolean()
                            ? Optional.empty()
                            : Optional.of(new Silence.Every(any(Silence.Period.values()), ZoneId.of(any(ZONES)))));
        });
        Roster roster = new Roster(people, sound, schedules, policies, routes, silences);
        return new Setup(roster, integrations(), channels(), sources(), watches(), heartbeats(known));
    }

    private <T> List<T> some(int most, IntFunction<T> making) {
        return IntStream.range(0, random.nextInt(most + 1)).mapToObj(making).toList();
    }

    private List<String> names(int most) {
        int first = random.nextInt(NAMES.size() - most);
        return some(most, at -> NAMES.get(first + at));
    }

    private <T> T any(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private <T> T any(T[] of) {
        return of[random.nextInt(of.length)];
    }

    private <T> Optional<T> maybe(List<T> of) {
        return of.isEmpty() || random.nextBoolean() ? Optional.empty() : Optional.of(any(of));
    }

    private String text() {
        return any(TEXTS.stream().filter(one -> !one.isBlank()).toList());
    }

    private String label() {
        return any(List.of("service", "severity", "k8s.io/name", "true", "a:b", "{x}", "-"));
    }

    private Duration duration(int least) {
        return switch (random.nextInt(5)) {
            case 0 -> Duration.ofDays(7L * (least + random.nextInt(4)));
            case 1 -> Duration.ofMinutes(least + random.nextInt(5_000));
            case 2 -> Duration.ofMillis(least + random.nextInt(5_000));
            case 3 -> Duration.ofHours(least + random.nextInt(50));
            default -> Duration.ofSeconds(least + random.nextInt(1_000));
        };
    }

    private Instant instant() {
        return EPOCH.plusMillis(random.nextInt()).plusSeconds(random.nextInt(40_000_000));
    }

    /** No two of one channel. */
    private List<Contact> contacts() {
        Map<Contact.Channel, Contact> all = new LinkedHashMap<>();
        some(3, _ -> contact()).forEach(one -> all.put(one.channel(), one));
        return List.copyOf(all.values());
    }

    private Contact contact() {
        Contact.Channel channel = any(Contact.Channel.values());
        String address =
                switch (channel) {
                    case EMAIL -> "ada+" + random.nextInt(9) + "@example.org";
                    case SMS, VOICE -> "+4930" + (100_000 + random.nextInt(900_000));
                    case WEBHOOK -> "https://example.org/hook?a=b&c=" + random.nextInt(9);
                    case SLACK, NTFY -> text();
                };
        return new Contact(channel, address, duration(0));
    }

    private Schedule schedule(String name, List<String> persons) {
        List<Rotation> rotations = some(
                3,
                _ -> new Rotation(
                        persons.subList(0, 1 + random.nextInt(persons.size())),
                        LocalDateTime.of(2026, 1, 1, 0, 0).plusSeconds(random.nextInt(90_000_000)),
                        random.nextBoolean() ? Duration.ofDays(7) : Duration.ofSeconds(3_600 + random.nextInt(900_000)),
                        some(3, _ -> hours())));
        List<StandIn> overrides = some(3, _ -> {
            Instant from = instant();
            return new StandIn(any(persons), from, from.plus(duration(1)), random.nextBoolean() ? "" : text());
        });
        return new Schedule(name, ZoneId.of(any(ZONES)), rotations, overrides);
    }

    private Hours hours() {
        EnumSet<DayOfWeek> days = EnumSet.of(any(DayOfWeek.values()));
        for (int more = random.nextInt(8); more > 0; more--) {
            days.add(any(DayOfWeek.values()));
        }
        return new Hours(days, time(), time());
    }

    private LocalTime time() {
        return LocalTime.of(random.nextInt(24), 15 * random.nextInt(4));
    }

    private EscalationPolicy policy(String name, List<Target> targets) {
        return new EscalationPolicy(
                name,
                IntStream.rangeClosed(0, random.nextInt(3))
                        .mapToObj(_ -> new Step(
                                IntStream.rangeClosed(0, random.nextInt(3))
                                        .mapToObj(_ -> any(targets))
                                        .toList(),
                                duration(1)))
                        .toList(),
                1 + random.nextInt(5),
                some(2, _ -> any(targets)),
                random.nextBoolean() ? EscalationPolicy.USUAL_ALONE : duration(1),
                some(2, _ -> any(targets)));
    }

    private Match match() {
        Map<String, List<String>> labels = new HashMap<>();
        for (int more = random.nextInt(4); more > 0; more--) {
            labels.put(
                    label(),
                    IntStream.rangeClosed(0, random.nextInt(3))
                            .mapToObj(_ -> random.nextInt(4) == 0 ? "" : text())
                            .toList());
        }
        return new Match(labels);
    }

    private SecretReference secret() {
        return random.nextBoolean()
                ? new SecretReference.OfEnvironment("FIREFIGHT_SECRET_A" + random.nextInt(9))
                : new SecretReference.OfFile("mail.token-" + random.nextInt(9));
    }

    private Optional<SecretReference> maybeSecret() {
        return random.nextBoolean() ? Optional.empty() : Optional.of(secret());
    }

    private String hash() {
        StringBuilder hash = new StringBuilder();
        while (hash.length() < 43) {
            hash.append("AZaz09-_".charAt(random.nextInt(8)));
        }
        return hash.toString();
    }

    private List<Integration> integrations() {
        return some(4, at -> {
            Integration.Kind kind = any(Integration.Kind.values());
            List<Integration.Key> keys = some(2, _ -> {
                Instant since = instant();
                return new Integration.Key(
                        hash(), since, random.nextBoolean() ? Optional.empty() : Optional.of(since.plusNanos(1)));
            });
            Map<String, String> fields = kind == Integration.Kind.GENERIC
                    ? Map.of("title", "/a~1b/" + random.nextInt(9), any(List.of("key", "text")), "/x/-/\"y: z\" ")
                    : Map.of();
            List<SecretReference> secrets =
                    kind == Integration.Kind.GITHUB ? some(Integration.MOST_SECRETS, _ -> secret()) : List.of();
            Map<String, List<String>> services = new HashMap<>();
            some(3, _ -> any(NAMES)).forEach(name -> services.put(name, List.of(any(NAMES), any(NAMES))));
            return new Integration("In_%d.x".formatted(at), kind, keys, fields, secrets, services);
        });
    }

    private Channels channels() {
        boolean isKnown = random.nextBoolean();
        Channels.Email email = new Channels.Email(
                "mail.example.org",
                any(List.of(25, 465, 587, 2_525)),
                any(Channels.MailTls.values()),
                isKnown ? Optional.of(text()) : Optional.empty(),
                isKnown ? Optional.of(secret()) : Optional.empty(),
                "fire@example.org");
        Channels.Slack slack = new Channels.Slack(
                secret(), Optional.of(secret()), maybeSecret(), any(List.of("inc-", "", "fire_", "null")));
        return new Channels(
                maybe(List.of(email)),
                maybe(List.of(new Channels.Ntfy(URI.create("https://ntfy.example.org/x"), maybeSecret()))),
                maybe(List.of(slack)),
                maybe(List.of(new Channels.Twilio("AC0123", secret(), "+4930123456"))),
                maybe(List.of(new Channels.Webhook(secret()))));
    }

    private List<Source> sources() {
        List<String> names = names(4);
        return some(names.size(), at -> {
            Source.Kind kind = any(Source.Kind.values());
            boolean isLogs = kind == Source.Kind.LOGS;
            return new Source(
                    names.get(at),
                    kind,
                    isLogs ? Optional.empty() : Optional.of(URI.create("http://[::1]:9090/" + random.nextInt(9))),
                    isLogs ? Source.Access.OPEN : access(),
                    isLogs ? List.of("/var/log/" + random.nextInt(9), text()) : List.of(),
                    1 + random.nextInt(100),
                    kind == Source.Kind.PROMETHEUS ? some(3, _ -> rule()) : List.of());
        });
    }

    private Source.Access access() {
        Optional<SecretReference> token = maybeSecret();
        return new Source.Access(
                token.isPresent() ? maybe(List.of("reader")) : Optional.empty(),
                token,
                maybe(List.of("team-" + random.nextInt(9))));
    }

    private Rule rule() {
        Measure measure = any(ConventionForm.MEASURES);
        Optional<Rule.Failing> failing = measure == Measure.ERRORS
                ? Optional.of(new Rule.Failing(List.of("code", "outcome"), "5..|fail"))
                : Optional.empty();
        return new Rule(
                any(SignalKind.values()),
                any(List.of("a_total", "*_wait", "shop:*", "x")),
                measure,
                any(Level.values()),
                random.nextBoolean() ? Optional.empty() : Optional.of("shop"),
                random.nextBoolean() ? List.of() : List.of("region", "pool"),
                random.nextBoolean() ? "" : "a!=\"b\",c=~\"d.*\"",
                failing,
                random.nextBoolean() ? Optional.empty() : Optional.of("called"),
                "");
    }

    private List<Watch> watches() {
        List<String> names = names(4);
        return some(names.size(), at -> {
            Watch.Kind kind = any(Watch.Kind.values());
            String url =
                    switch (kind) {
                        case HTTP, STATUSPAGE -> "https://example.org/" + random.nextInt(9);
                        case TLS -> "example.org:443";
                        case DNS -> "example.org";
                    };
            return new Watch(
                    names.get(at),
                    kind,
                    url,
                    Duration.ofSeconds(10 + random.nextInt(100_000)),
                    maybe(names),
                    maybe(names),
                    kind == Watch.Kind.HTTP ? maybe(names) : Optional.empty());
        });
    }

    private Heartbeats heartbeats(List<String> policies) {
        return new Heartbeats(
                some(
                        3,
                        at -> new Heartbeats.In(
                                "job-" + at,
                                Duration.ofSeconds(10 + random.nextInt(9_000)),
                                duration(0),
                                maybe(policies),
                                random.nextBoolean() ? Optional.empty() : Optional.of(hash()))),
                some(
                        2,
                        at -> new Heartbeats.Out(
                                random.nextBoolean()
                                        ? new Heartbeats.Plain(URI.create("https://example.org/beat?id=" + at))
                                        : new Heartbeats.Secret(new SecretReference.OfFile("beat-" + at)),
                                Duration.ofMinutes(1 + random.nextInt(9)))));
    }
}
