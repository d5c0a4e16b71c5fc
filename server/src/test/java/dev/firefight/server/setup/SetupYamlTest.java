package dev.firefight.server.setup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firefight.document.Document;
import dev.firefight.document.Problem;
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
import dev.firefight.server.setup.SetupYaml.Result;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SetupYamlTest {
    static Setup sound(String text) {
        return switch (SetupYaml.read(text)) {
            case Result.Sound(Setup setup) -> setup;
            case Result.Refused(List<Problem> problems) -> throw new AssertionError(problems);
        };
    }

    static String refused(String text) {
        return switch (SetupYaml.read(text)) {
            case Result.Sound(Setup setup) -> throw new AssertionError(setup);
            case Result.Refused(List<Problem> problems) ->
                problems.stream().map(Problem::toString).collect(Collectors.joining("\n"));
        };
    }

    @Test
    void noSenderHasANameUnderWhichThisHouseGivesAlerts() {
        assertThat(refused("integrations: [{name: heartbeats, kind: generic}]")).contains("take another one");
    }

    @Test
    void aRosterIsReadAsItIsMeant() {
        Roster roster = sound("""
                people:
                  - {name: Ada, contacts: [{ntfy: alerts-ada}, {email: ada@example.org}, {sms: +4930123456, after: 2m}]}
                  - {name: Linus}
                  - {name: Grace}
                teams: [{name: payments, members: [Ada, Linus], services: [checkout, "pay*"], policy: payments}]
                schedules:
                  - name: payments
                    zone: Europe/Berlin
                    rotations: [{members: [Ada, Linus], start: 2026-01-05T09:00, length: 1w, hours: [{days: mon-fri, from: 09:00, until: 17:00}]}]
                    overrides: [{member: Linus, from: 2026-03-01T09:00, until: 2026-03-02T09:00+02:00, why: swap}]
                policies:
                  - name: payments
                    steps: [{call: [schedule payments], patience: 5m}, {call: [person Linus, team payments], patience: 10m}]
                    rounds: 3
                    alone: {after: 20m, call: [team payments]}
                    management: [person Grace]
                routes:
                  - {name: noise, match: {severity: [info, none]}, effect: list}
                  - {name: checkout, match: {service: "checkout*"}, policy: payments, groupBy: [service, region], within: 0s}
                silences: [{match: {service: search}, from: 2026-03-01T00:00Z, until: 2026-03-02T00:00Z, reason: index rebuild, by: Ada}]
                """).roster();

        assertThat(roster.members())
                .containsExactly(
                        new Member(
                                "Ada",
                                List.of(
                                        new Contact(Contact.Channel.NTFY, "alerts-ada", Duration.ZERO),
                                        new Contact(Contact.Channel.EMAIL, "ada@example.org", Duration.ZERO),
                                        new Contact(Contact.Channel.SMS, "+4930123456", Duration.ofMinutes(2)))),
                        new Member("Linus", List.of()),
                        new Member("Grace", List.of()));
        assertThat(roster.teams())
                .containsExactly(new Team(
                        "payments", List.of("Ada", "Linus"), List.of("checkout", "pay*"), Optional.of("payments")));
        assertThat(roster.schedules())
                .containsExactly(new Schedule(
                        "payments",
                        ZoneId.of("Europe/Berlin"),
                        List.of(new Rotation(
                                List.of("Ada", "Linus"),
                                LocalDateTime.parse("2026-01-05T09:00"),
                                Duration.ofDays(7),
                                List.of(new Hours(
                                        EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
                                        LocalTime.of(9, 0),
                                        LocalTime.of(17, 0))))),
                        List.of(new StandIn(
                                "Linus",
                                Instant.parse("2026-03-01T08:00:00Z"),
                                Instant.parse("2026-03-02T07:00:00Z"),
                                "swap"))));
        assertThat(roster.policies())
                .containsExactly(new EscalationPolicy(
                        "payments",
                        List.of(
                                new Step(List.of(new Target.OfSchedule("payments")), Duration.ofMinutes(5)),
                                new Step(
                                        List.of(new Target.OfMember("Linus"), new Target.OfTeam("payments")),
                                        Duration.ofMinutes(10))),
                        3,
                        List.of(new Target.OfTeam("payments")),
                        Duration.ofMinutes(20),
                        List.of(new Target.OfMember("Grace"))));
        assertThat(roster.routes())
                .containsExactly(
                        new Route(
                                "noise",
                                new Match(Map.of("severity", List.of("info", "none"))),
                                Route.Effect.LIST,
                                Optional.empty(),
                                List.of("service"),
                                Duration.ofMinutes(5)),
                        new Route(
                                "checkout",
                                new Match(Map.of("service", List.of("checkout*"))),
                                Route.Effect.PAGE,
                                Optional.of("payments"),
                                List.of("service", "region"),
                                Duration.ZERO));
        assertThat(roster.silences())
                .containsExactly(new Silence(
                        new Match(Map.of("service", List.of("search"))),
                        Instant.parse("2026-03-01T00:00:00Z"),
                        Instant.parse("2026-03-02T00:00:00Z"),
                        "index rebuild",
                        "Ada"));
    }

    @Test
    void aDocumentWithoutAnythingIsEmpty() {
        for (String nothing :
                List.of("", "\n", "# only a comment\n", "{}", "people:\n", "people: ~\nteams: []\n", "---\n")) {
            assertThat(sound(nothing)).as(nothing).isEqualTo(Setup.EMPTY);
        }
    }

    @Test
    void anEmptySetupIsWrittenAsADocumentThatExplainsItself() {
        String written = SetupYaml.write(Setup.EMPTY);

        assertThat(written.lines()).allMatch(line -> line.isEmpty() || line.startsWith("#"));
        assertThat(sound(written)).isEqualTo(Setup.EMPTY);
        Setup example = sound(written.lines()
                .filter(line -> line.startsWith("# "))
                .map(line -> line.substring(2))
                .collect(Collectors.joining("\n")));
        assertThat(example.roster().policies()).hasSize(1);
        assertThat(example.channels().twilio()).isPresent();
        assertThat(example.heartbeats().out()).hasSize(1);
        assertThat(SetupYaml.write(example)).as("all parts are in the example").doesNotContain("#");
    }

    @Test
    void aDocumentIsWrittenToBeRead() {
        String text = """
                people:
                  - name: Ada
                    contacts: [{ntfy: alerts-ada}, {sms: "+4930123456", after: 2m}]
                  - name: Linus

                ## Who answers""";

        assertThat(SetupYaml.write(sound("""
                people: [{name: Ada, contacts: [{ntfy: alerts-ada}, {sms: "+4930123456", after: 120s}]}, {name: Linus}]
                """))).startsWith(text);
    }

    @Test
    void allThatIsWrongIsToldAtOnceWithPathAndLine() {
        assertThat(refused("""
                people:
                  - {name: Ada, contacts: [{email: nowhere}, {sms: 030}]}
                  - name: Ada
                    contact: []
                schedules:
                  - name: nights
                    zone: Europe/Berlinn
                    rotations:
                      - {members: [Ada, Lin], start: tomorrow, length: 2 weeks}
                policies:
                  - name: default
                    steps:
                      - call: [schedule night, Ada]
                        patience: five
                    rounds: 0
                """)).isEqualTo("""
                line 2, people[0].contacts[0].email: is an address such as ada@example.org, not "nowhere"
                line 2, people[0].contacts[1].sms: is a number with its country and without spaces, such as "+4930123456", not "030"
                line 3, people[1].name: there are two of the kind person with the name "Ada": give one another name, or take it out
                line 4, people[1]: nobody knows "contact" here; did you mean "contacts"? There are: name, contacts
                line 7, schedules[0].zone: nobody knows the zone "Europe/Berlinn"; did you mean Europe/Berlin?
                line 9, schedules[0].rotations[0].start: is a time by the clock on the wall, such as 2026-01-05T09:00, not "tomorrow"
                line 9, schedules[0].rotations[0].length: is a duration such as 30s, 5m, 2h, 1d or 1w, not "2 weeks"
                line 9, schedules[0].rotations[0].members: there is no person with the name "Lin"; there are: Ada
                line 13, policies[0].steps[0].call[1]: is "person NAME", "schedule NAME" or "team NAME", not "Ada"
                line 13, policies[0].steps[0].call: there is no schedule with the name "night"; did you mean "nights"? There are: nights
                line 14, policies[0].steps[0].patience: is a duration such as 30s, 5m, 2h, 1d or 1w, not "five"
                line 15, policies[0].rounds: is a number from 1 to 100, not "0\"""");
    }

    @Test
    void whatReferToNamesThatAreNotThereIsTold() {
        assertThat(refused("""
                people: [{name: Ada}]
                teams: [{name: a, members: [Ada, Bob], policy: x}]
                heartbeats: {in: [{name: job, every: 1h, policy: y}]}
                routes: [{name: r, policy: z}]
                """)).isEqualTo("""
                line 2, teams[0].members: there is no person with the name "Bob"; there are: Ada
                line 2, teams[0].policy: there is no policy with the name "x"; there is none yet
                line 3, heartbeats.in[0].policy: there is no policy with the name "y"; there is none yet
                line 4, routes[0].policy: there is no policy with the name "z"; there is none yet""");
    }

    @Test
    void aSecretInTheDocumentIsRefusedAndNotRepeated() {
        for (String document : List.of(
                "channels: {email: {host: mail.example.org, user: x, password: hunter2-hunter2, from: a@example.org}}",
                "channels: {slack: {botToken: hunter2-hunter2, appToken: {env: FIREFIGHT_SECRET_A}}}",
                "channels: {twilio: {account: AC1, token: [hunter2-hunter2], from: '+4930123456'}}",
                "channels: {webhook: {secret: hunter2-hunter2}}",
                "channels: {ntfy: {token: hunter2-hunter2}}",
                "sources: [{name: m, kind: loki, url: 'https://example.org', token: hunter2-hunter2}]")) {
            assertThat(refused(document))
                    .contains("a secret does not stand in this document", "{env: FIREFIGHT_SECRET_…}", "{file: NAME}")
                    .doesNotContain("hunter2");
        }
        for (String document : List.of(
                "channels: {webhook: {secret: {env: hunter2-hunter2}}}",
                "channels: {webhook: {secret: {file: ../hunter2-hunter2}}}",
                "channels: {webhook: {secret: {file: /etc/hunter2-hunter2}}}",
                "sources: [{name: m, kind: loki, url: 'https://ada:hunter2@example.org'}]",
                "heartbeats: {out: [{url: 'ftp://hunter2', every: 1m}]}",
                "integrations: [{name: a, kind: grafana, keys: [{hash: hunter2-hunter2, since: 2026-01-01T00:00Z}]}]")) {
            assertThat(refused(document)).doesNotContain("hunter2");
        }
    }

    @Test
    void whereASecretIsFoundIsOneOfTwoPlaces() {
        assertThat(refused("channels: {webhook: {secret: {}}}")).contains("{env: FIREFIGHT_SECRET_…} or {file: NAME}");
        assertThat(refused("channels: {webhook: {secret: {env: FIREFIGHT_SECRET_A, file: b}}}"))
                .contains("{env: FIREFIGHT_SECRET_…} or {file: NAME}");
        assertThat(refused("channels: {webhook: {}}")).contains("channels.webhook: needs \"secret\"");
        assertThat(sound("channels: {webhook: {secret: {file: hook}}}")
                        .channels()
                        .webhook())
                .contains(new Channels.Webhook(new SecretReference.OfFile("hook")));
    }

    @Test
    void channelsHaveWhatIsUsual() {
        Channels channels = sound("""
                channels:
                  email: {host: mail.example.org, tls: tls, from: fire@example.org}
                  ntfy: {}
                  slack: {botToken: {env: FIREFIGHT_SECRET_B}, signingSecret: {env: FIREFIGHT_SECRET_S}}
                """).channels();

        assertThat(channels.email().map(Channels.Email::port)).contains(465);
        assertThat(channels.ntfy()).contains(new Channels.Ntfy(Channels.Ntfy.USUAL_SERVER, Optional.empty()));
        assertThat(channels.slack().map(Channels.Slack::channelPrefix)).contains("inc-");
    }

    @Test
    void whatDoesNotGoTogetherIsTold() {
        assertThat(refused("channels: {email: {host: a.example.org, user: x, from: a@example.org}}"))
                .contains("user and password belong together");
        assertThat(refused("channels: {slack: {botToken: {env: FIREFIGHT_SECRET_B}}}"))
                .contains("signingSecret, or appToken");
        assertThat(refused("sources: [{name: a, kind: logs}]")).contains("logs of this machine need paths");
        assertThat(refused("sources: [{name: a, kind: tempo}]")).contains("needs a url");
        assertThat(refused("integrations: [{name: a, kind: github, fields: {title: /a}}]"))
                .contains("only a generic integration has fields");
        assertThat(refused("integrations: [{name: a, kind: generic, fields: {title: a}}]"))
                .contains("integrations[0].fields.title: is a JSON Pointer");
        assertThat(refused("integrations: [{name: a, kind: generic, fields: {titel: /a}}]"))
                .contains("integrations[0].fields: an alert has no field \"titel\"; did you mean \"title\"?");
        assertThat(refused("watches: [{name: a, kind: http, url: 'https://example.org', every: 1s}]"))
                .contains("from every 10s");
        assertThat(refused("people: [{name: Ada, contacts: [{email: a@example.org, ntfy: b}]}]"))
                .contains("names one channel");
        assertThat(refused("silences: [{from: 2026-01-02T00:00Z, until: 2026-01-01T00:00Z, reason: x}]"))
                .contains("needs \"match\"");
        assertThat(refused("silences: [{match: {}, from: 2026-01-02T00:00Z, until: 2026-01-01T00:00Z, reason: x}]"))
                .contains("silences[0].until: is later than from");
        assertThat(
                        refused(
                                "silences: [{match: {}, from: 2026-01-02T00:00Z, until: 2026-01-03T00:00Z, reason: x, zone: UTC}]"))
                .contains("silences[0].zone: is whose clock counts for \"every\"");
        assertThat(
                        refused(
                                "silences: [{match: {}, from: 2026-01-02T00:00Z, until: 2026-01-03T00:00Z, reason: x, every: month}]"))
                .contains("silences[0].every: is one of day, week");
        assertThat(
                        refused(
                                "silences: [{match: {}, from: 2026-01-02T00:00Z, until: 2026-01-03T00:00Z, reason: x, every: day}]"))
                .contains("comes again before it ends");
        assertThat(refused("policies: [{name: a}]")).contains("needs at least one step");
        assertThat(refused("policies: [{name: a, steps: [{patience: 5m}]}]"))
                .contains("policies[0].steps[0]: calls nobody");
        assertThat(refused("policies: [{name: a, steps: [{call: [person A], patience: 0s}]}]"))
                .contains("is longer than nothing");
    }

    @Test
    void whatIsNoDocumentIsRefusedWithTheRemedy() {
        assertThat(refused("people: [")).contains("line 1", "this is no YAML");
        assertThat(refused("- a")).contains("has names with values here: people, teams");
        assertThat(refused("people: Ada")).contains("people: is a list");
        assertThat(refused("people: [Ada]")).contains("line 1, people[0]: has names with values here: name, contacts");
        assertThat(refused("people: [{name: [a]}]")).contains("people[0].name: is a single value");
        assertThat(refused("people: []\npeople: []")).contains("line 2: \"people\" stands here twice");
        assertThat(refused("a: &x 1")).contains("anchors (&name) are not taken here");
        assertThat(refused("a: *x")).contains("aliases (*name) are not taken here");
        assertThat(refused("a: !!int 1")).contains("tags (!name) are not taken here");
        assertThat(refused("people:\n# \ud83d")).isEqualTo("line 2: here stands half a character: is it really text?");
        assertThat(refused("#".repeat(1_024) + "\ud83d\n")).contains("half a character");
        assertThat(refused("people:\n- {name: \"\\u\"}")).contains("this is no YAML");
        assertThat(refused("people:\n-\n")).contains("line 2, people[0]: has names with values here");
        assertThat(refused("people: []\n---\nteams: []")).contains("line 2", "a second document");
        assertThat(refused("peple:")).contains("did you mean \"people\"?");
    }

    @Test
    void aCharacterOfTwoHalvesMayStandAnywhere() {
        for (int before = 900; before < 1_100; before++) {
            String text = "#" + "x".repeat(before) + "\ud83d\ude00\npeople: [{name: Ada}]";
            assertThat(sound(text).roster().members()).as("after %d", before).hasSize(1);
        }
    }

    @Test
    void daysAndTimesAreWrittenInAnyUsualWay() {
        String form = """
                people: [{name: Ada}]
                schedules: [{name: a, zone: UTC, rotations: [{members: Ada, start: "2026-01-01T00:00", length: P1D, hours: [{%s}]}]}]
                """;
        assertThat(hours(form, "days: fri-mon, from: 18:00, until: 24:00"))
                .isEqualTo(new Hours(
                        EnumSet.of(DayOfWeek.FRIDAY, DayOfWeek.SATURDAY, DayOfWeek.SUNDAY, DayOfWeek.MONDAY),
                        LocalTime.of(18, 0),
                        LocalTime.MIDNIGHT));
        assertThat(hours(form, "days: 'Sat, sun', from: 18:00, until: 06:00").days())
                .containsExactly(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
        assertThat(hours(form, "days: [mon, wed-thu], from: 18:00, until: 06:00")
                        .days())
                .containsExactly(DayOfWeek.MONDAY, DayOfWeek.WEDNESDAY, DayOfWeek.THURSDAY);
        assertThat(hours(form, "from: 18:00, until: 06:00").days()).hasSize(7);
        for (String wrong : List.of("monday", "mon-", "mon-tue-wed", "", "1-5", "mon fri")) {
            assertThat(refused(form.formatted("days: \"" + wrong + "\", from: 18:00, until: 06:00")))
                    .contains("is days such as mon-fri");
        }
    }

    private static Hours hours(String form, String hours) {
        return sound(form.formatted(hours))
                .roster()
                .schedules()
                .getFirst()
                .rotations()
                .getFirst()
                .hours()
                .getFirst();
    }

    @Test
    void aTimeWithoutZoneIsThatOfTheSchedule() {
        String form = """
                people: [{name: Ada}]
                schedules: [{name: a, zone: Europe/Berlin, overrides: [{member: Ada, from: %s, until: 2026-12-01T00:00Z}]}]
                """;
        assertThat(sound(form.formatted("2026-03-29T02:30"))
                        .roster()
                        .schedules()
                        .getFirst()
                        .overrides()
                        .getFirst()
                        .from())
                .as("a time that the clock skips")
                .isEqualTo(Instant.parse("2026-03-29T01:00:00Z"));
        assertThat(sound(form.formatted("2026-10-25T02:30"))
                        .roster()
                        .schedules()
                        .getFirst()
                        .overrides()
                        .getFirst()
                        .from())
                .as("a time that comes twice")
                .isEqualTo(Instant.parse("2026-10-25T00:30:00Z"));
        assertThat(refused(form.formatted("2026-12-02T00:00"))).contains("an override ends after it begins");
    }

    @Test
    void problemsWithoutEndAreToldToABound() {
        assertThat(SetupYaml.read("people: [" + "{},".repeat(5_000) + "]"))
                .isInstanceOfSatisfying(Result.Refused.class, refused -> {
                    assertThat(refused.problems()).hasSize(Document.MOST_PROBLEMS + 1);
                    assertThat(refused.problems().getLast().what()).startsWith("and at least 900 more");
                });
    }

    @Test
    void whatNoDocumentCanSayIsToldBeforeItIsKept() {
        Roster twoLines = new Roster(
                List.of(new Member("Ada\nLovelace", List.of())), List.of(), List.of(), List.of(), List.of(), List.of());
        Setup setup = new Setup(twoLines, List.of(), Channels.NONE, List.of(), List.of(), Heartbeats.NONE);

        assertThat(SetupYaml.problems(setup)).hasSize(1).first().asString().contains("people[0].name", "in one line");
        assertThat(SetupYaml.problems(Setup.EMPTY)).isEmpty();
    }

    @Test
    void aKeyShowsNoHash() {
        Integration.Key key = new Integration.Key("A".repeat(43), Instant.EPOCH, Optional.empty());

        assertThat(key.toString()).isEqualTo("a key since 1970-01-01T00:00:00Z");
        assertThat(key.holds(Instant.EPOCH)).isTrue();
        assertThat(key.holds(Instant.EPOCH.minusNanos(1))).isFalse();
    }
}
