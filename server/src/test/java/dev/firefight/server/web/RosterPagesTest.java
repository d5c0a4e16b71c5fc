package dev.firefight.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Teams, schedules and policies are made, altered and taken out by forms without scripts, and somebody takes over. */
class RosterPagesTest extends WithServer {
    @BeforeEach
    void setUp() {
        assertThat(server.yaml("Root", "/api/v1/setup", """
                        people: [{name: Ann}, {name: Linus}]
                        schedules:
                          - name: week
                            zone: Europe/Berlin
                            rotations:
                              - {members: [Linus], start: 2026-01-05T09:00, length: 1w}
                              - {members: [Ann], start: 2026-01-05T09:00, length: 1d, hours: [{days: sat-sun, from: 10:00, until: 12:00}]}
                            overrides:
                              - {member: Ann, from: 2020-01-01T00:00Z, until: 2020-01-02T00:00Z, why: long over}
                              - {member: Ann, from: 2998-01-01T00:00Z, until: 2998-01-02T00:00Z, why: far away}
                        policies: [{name: usual, steps: [{call: schedule week}]}]
                        """).body()).contains("\"isApplied\":true");
    }

    private static String encoded(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(one -> URLEncoder.encode(one.getKey(), StandardCharsets.UTF_8) + "="
                        + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private HttpResponse<String> post(String who, String path, Map<String, String> fields) {
        return server.form(who, path, encoded(fields));
    }

    private String document() {
        return server.get("Root", "/api/v1/setup").body();
    }

    private String seen(String path) {
        return OwnServer.found(server.page("Root", path).body(), "name=\"seen\" value=\"([^\"]+)\"");
    }

    private Map<String, String> week() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("was", "week");
        fields.put("seen", seen("/on-call/schedules?name=week"));
        fields.put("name", "week");
        fields.put("zone", "Europe/Berlin");
        fields.put("rotations[0].members", "Linus\r\nAnn");
        fields.put("rotations[0].start", "2026-01-05T09:00");
        fields.put("rotations[0].length", "1w");
        fields.put("rotations[0].hours", "");
        return fields;
    }

    @Test
    void theFormShowsAScheduleAsItIs() {
        assertThat(server.page("Root", "/on-call/schedules?name=week").body())
                .contains("value=\"2026-01-05T09:00\"", "value=\"1w\"", "sat-sun 10:00-12:00", "One more rotation");
        assertThat(server.page("Root", "/on-call/schedules?name=none").statusCode())
                .isEqualTo(404);
        assertThat(server.page("Root", "/on-call/schedules").body()).contains("A new schedule");
    }

    @Test
    void aScheduleIsAlteredAndKeepsTheOverridesThatAreNotOver() {
        Map<String, String> fields = week();
        fields.put("rotations[1].members", "");
        fields.put("rotations[3].members", "Ann");
        fields.put("rotations[3].start", "2026-02-02T18:00");
        fields.put("rotations[3].length", "1d");
        fields.put("rotations[3].hours", "mon-fri 18:00-06:00\r\n10:00-12:00");
        assertThat(post("Root", "/on-call/schedules", fields).statusCode()).isEqualTo(303);
        assertThat(document())
                .contains(
                        "members: [Linus, Ann]",
                        "{days: mon-fri, from: 18:00, until: 06:00}",
                        "{from: 10:00, until: 12:00}")
                .contains("why: far away")
                .doesNotContain("long over", "sat-sun");
    }

    @Test
    void whatIsWrongStandsBesideItsFieldAndNothingIsLost() {
        Map<String, String> fields = week();
        fields.put("zone", "Europe/Berlim");
        fields.put("rotations[0].members", "Linux");
        fields.put("rotations[2].members", "Ann");
        fields.put("rotations[2].start", "soon");
        fields.put("rotations[2].length", "1 week");
        HttpResponse<String> answer = post("Root", "/on-call/schedules", fields);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .contains("id=\"wrong-zone\">nobody knows the zone \"Europe/Berlim\"; did you mean Europe/Berlin?")
                .contains("id=\"wrong-rotations[0].members\">there is no person with the name \"Linux\"; did you mean")
                .contains("id=\"wrong-rotations[1].start\">is a time by the clock on the wall")
                .contains("id=\"wrong-rotations[1].length\">is a duration")
                .contains("name=\"rotations[1].length\" value=\"1 week\"");
        assertThat(document()).contains("sat-sun");
    }

    @Test
    void whoIsLateIsToldAndLosesNothing() {
        Map<String, String> fields = week();
        Map<String, String> first = week();
        first.put("zone", "Europe/Paris");
        assertThat(post("Root", "/on-call/schedules", first).statusCode()).isEqualTo(303);
        fields.put("zone", "Europe/Madrid");
        HttpResponse<String> late = post("Root", "/on-call/schedules", fields);
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body()).contains("Somebody else altered this meanwhile", "value=\"Europe/Madrid\"");
        assertThat(document()).contains("Europe/Paris");
        fields.put("seen", OwnServer.found(late.body(), "name=\"seen\" value=\"([^\"]+)\""));
        assertThat(post("Root", "/on-call/schedules", fields).statusCode()).isEqualTo(303);
        assertThat(document()).contains("Europe/Madrid");
    }

    @Test
    void whoAltersSomethingElseMeanwhileDisturbsNobody() {
        Map<String, String> fields = week();
        post(
                "Root",
                "/on-call/teams",
                Map.of("was", "", "name", "shop", "members", "Ann", "services", "checkout\npay*"));
        assertThat(post("Root", "/on-call/schedules", fields).statusCode()).isEqualTo(303);
        assertThat(document()).contains("services: [checkout, pay*]", "members: [Linus, Ann]");
    }

    @Test
    void whatIsStillUsedIsNotTakenOut() {
        Map<String, String> fields = week();
        fields.put("do", "remove");
        HttpResponse<String> answer = post("Root", "/on-call/schedules", fields);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("policies[0].steps[0].call there is no schedule with the name \"week\"");
        post("Root", "/on-call/teams", Map.of("was", "", "name", "depot"));
        Map<String, String> team =
                Map.of("was", "depot", "name", "depot", "do", "remove", "seen", seen("/on-call/teams?name=depot"));
        assertThat(post("Root", "/on-call/teams", team).statusCode()).isEqualTo(303);
        assertThat(document()).doesNotContain("name: depot");
    }

    @Test
    void stepsOfAPolicyAreAltered() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("was", "usual");
        fields.put("seen", seen("/on-call/policies?name=usual"));
        fields.put("name", "usual");
        fields.put("steps[0].call", "schedule week\nperson Linus");
        fields.put("steps[0].patience", "3m");
        fields.put("steps[1].call", "person Nobody");
        fields.put("rounds", "2");
        HttpResponse<String> wrong = post("Root", "/on-call/policies", fields);
        assertThat(wrong.body()).contains("id=\"wrong-steps[1].call\">there is no person with the name \"Nobody\"");
        fields.put("steps[1].call", "person Ann");
        fields.put("alone.call", "person Ann");
        fields.put("alone.after", "20m");
        assertThat(post("Root", "/on-call/policies", fields).statusCode()).isEqualTo(303);
        assertThat(document())
                .contains("{call: [schedule week, person Linus], patience: 3m}", "rounds: 2", "after: 20m");
        assertThat(server.page("Root", "/on-call/policies?name=usual").body()).contains("schedule week\nperson Linus");
    }

    @Test
    void whoRespondsTakesOverByOneButtonAndGivesBack() {
        assertThat(server.page("Ann", "/on-call").body()).contains("Take over now", "The next two weeks", "<svg");
        assertThat(server.page("Vera", "/on-call").body()).doesNotContain("Take over now");
        assertThat(post("Ann", "/on-call/override", Map.of("schedule", "week", "hours", "4"))
                        .statusCode())
                .isEqualTo(303);
        String page = server.page("Ann", "/on-call").body();
        assertThat(page).contains("<td><b class=\"\">Ann</b></td>", "stands in");
        String id = OwnServer.found(page, "name=\"id\" value=\"([^\"]+)\"><span><b>Ann</b> stands in [^<]*</span>");
        post("Ann", "/on-call/override/end", Map.of("schedule", "week", "id", id));
        assertThat(document()).contains("far away");
        assertThat(server.page("Ann", "/on-call").body().split("stands in", -1)).hasSize(2);
    }

    @Test
    void somebodyElseTakesOverByTheClockOfTheSchedule() {
        assertThat(server.page("Ann", "/on-call/override?schedule=week").body())
                .contains("by the clock of Europe/Berlin", "value=\"Ann\" selected");
        Map<String, String> fields = new LinkedHashMap<>(Map.of(
                "schedule",
                "week",
                "member",
                "Linus",
                "from",
                "2990-07-01T09:00",
                "until",
                "2990-06-01T09:00",
                "why",
                "swap"));
        HttpResponse<String> wrong = post("Ann", "/on-call/override", fields);
        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(wrong.body()).contains("an override ends after it begins", "value=\"swap\"");
        fields.put("until", "2990-07-02T09:00");
        assertThat(post("Ann", "/on-call/override", fields).statusCode()).isEqualTo(303);
        assertThat(document()).contains("from: 2990-07-01T09:00+02:00");
        assertThat(post("Vera", "/on-call/override", fields).statusCode()).isEqualTo(403);
        assertThat(post("Root", "/on-call/override", Map.of("schedule", "week", "hours", "4"))
                        .body())
                .as("who stands in no set-up cannot be called")
                .contains("there is no person with the name \"Root\"");
    }

    @Test
    void aDocumentThatCannotBeTakenSaysWhyOnItsPage() {
        HttpResponse<String> answer =
                post("Root", "/on-call/document", Map.of("document", "peple: []", "do", "apply", "seen", "1"));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("did you mean \"people\"?", "peple: []");
    }
}
