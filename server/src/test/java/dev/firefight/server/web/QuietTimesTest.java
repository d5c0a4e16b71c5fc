package dev.firefight.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firefight.practice.scenario.Families;
import dev.firefight.practice.scenario.Scenarios;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Cards for a table and timelines to be put in order, by addresses and forms alone. */
class QuietTimesTest extends WithServer {
    private static final String RESOLVED =
            "{\"kind\":\"resolved\",\"summary\":\"it came back\",\"because\":\"seen by all\"}";
    private static final Pattern ENTRY = Pattern.compile("name=\"place-([A-L])\"");

    private String page(String path) {
        var answer = server.page("Vera", path);
        assertThat(answer.statusCode()).as(path + ": " + answer.body()).isEqualTo(200);
        return answer.body();
    }

    @Test
    void allThatCanBePlayedCanBeLaidOutAsCards() {
        String list = page("/drills/tabletop");
        for (String one : Scenarios.shipped()) {
            assertThat(list).contains("href=\"/drills/tabletop/" + one + "\"");
        }
        Families.all().forEach(one -> assertThat(list).contains("href=\"/drills/tabletop/" + one.id() + "\""));
        assertThat(page("/drills")).contains("href=\"/drills/tabletop\"", "href=\"/drills/timeline\"");
    }

    @Test
    void aDeckShowsEachCardAndKeepsFoldedAwayWhatItWas() {
        String deck = page("/drills/tabletop/provider-down");
        String truth = Scenarios.named("provider-down").truth().mechanism();
        assertThat(deck).contains("1 of 14", "14 of 14", "What do you look at first?", "When is it back?", truth);
        for (String open : deck.replaceAll("(?s)<details class=\"notes\">.*?<p class=\"turns", "<p class=\"turns")
                .split("<li class=\"panel table-card\"", -1)) {
            assertThat(open).doesNotContain(truth);
        }
        assertThat(deck).doesNotContain("style=\"").contains("<code>status</code>", "payment-provider");
        assertThat(server.page("Vera", "/drills/tabletop/provider-down").body()).isEqualTo(deck);
    }

    @Test
    void aDrawnDeckHasItsSeedInItsAddress() {
        var answer = server.page("Vera", "/drills/tabletop/platform");
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location").orElse(""))
                .matches("(http://[^/]+)?/drills/tabletop/platform\\?seed=[1-9][0-9]{0,3}");
        assertThat(page("/drills/tabletop/platform?seed=7"))
                .contains(Families.named("platform").scenario(7).title());
    }

    @Test
    void whatIsNoScenarioOrNoTimelineOrNoNumberIsToldAsSuch() {
        assertThat(server.page("Vera", "/drills/tabletop/nothing").statusCode()).isEqualTo(404);
        assertThat(server.page("Vera", "/drills/tabletop/platform?seed=x").statusCode())
                .isEqualTo(400);
        for (String from : List.of("nothing", "drill-1", "incident-1", "incident-0", "drill-99999999999")) {
            assertThat(server.page("Vera", "/drills/timeline/" + from + "?seed=1")
                            .statusCode())
                    .as(from)
                    .isEqualTo(404);
        }
        assertThat(server.page("Vera", "/drills/timeline/demo?seed=-1").statusCode())
                .isEqualTo(400);
        assertThat(server.page("Vera", "/drills/timeline/demo/answer?seed=1&place-A=first")
                        .statusCode())
                .isEqualTo(400);
        assertThat(server.page("Vera", "/drills/timeline/demo/answer?seed=1&helped=%3Cb%3E")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void theShippedTimelineIsShuffledWithoutTimesAndComparedWithWhatWas() {
        String page = page("/drills/timeline/demo?seed=7");
        List<String> letters =
                ENTRY.matcher(page).results().map(one -> one.group(1)).toList();
        assertThat(letters).hasSizeBetween(8, 12).doesNotHaveDuplicates();
        assertThat(page).doesNotContain("<time").doesNotContain("2026-03-02");
        String asShown = page("/drills/timeline/demo/answer?seed=7");
        assertThat(asShown)
                .contains("of all pairs are in the right order", "You said: <span class=\"mine\">nothing", "19:0");
        StringBuilder right = new StringBuilder("/drills/timeline/demo/answer?seed=7");
        List<String> truth = Pattern.compile("<b class=\"letter\">([A-L])</b>")
                .matcher(asShown)
                .results()
                .map(one -> one.group(1))
                .toList();
        assertThat(truth).containsExactlyInAnyOrderElementsOf(letters);
        for (String letter : truth) {
            right.append("&place-").append(letter).append('=').append(truth.indexOf(letter) + 1);
        }
        for (MatchResult one :
                Pattern.compile("It was: ([A-L]) ·").matcher(asShown).results().toList()) {
            right.append(
                            right.indexOf("first-sign") < 0
                                    ? "&first-sign="
                                    : right.indexOf("helped") < 0 ? "&helped=" : "&tell-others=")
                    .append(one.group(1));
        }
        assertThat(page(right.toString()))
                .contains("<b>100 %</b>", "3 of 3 questions", "Nothing is left to be wished for");
    }

    @Test
    void aResolvedIncidentIsTakenAndOneThatIsOpenOrShortIsNot() {
        server.tell("Checkout fails");
        assertThat(server.page("Vera", "/drills/timeline/incident-1?seed=1").statusCode())
                .isEqualTo(404);
        server.write(1, RESOLVED);
        assertThat(server.page("Vera", "/drills/timeline/incident-1?seed=1").statusCode())
                .as("hardly anything happened there")
                .isEqualTo(409);
        server.post("Ann", "/api/v1/incidents", "{\"title\":\"<i>Search</i>\",\"willHurtLong\":\"no\"}");
        for (String one : List.of(
                "{\"kind\":\"severity-set\",\"severity\":\"sev-1\"}",
                "{\"kind\":\"role-taken\",\"role\":\"commander\",\"person\":\"Ann\"}",
                "{\"kind\":\"observed\",\"what\":\"5xx on payments\",\"source\":\"metric\"}",
                "{\"kind\":\"asked\",\"question\":\"Is it the cache?\"}",
                "{\"kind\":\"escalated\",\"to\":\"Management\",\"why\":\"nobody finds anything\"}",
                "{\"kind\":\"observed\",\"what\":\"the cache is empty\",\"source\":\"component\"}",
                "{\"kind\":\"asked\",\"question\":\"Who emptied it?\"}",
                "{\"kind\":\"impact-described\",\"users\":\"one of three\",\"features\":\"search\",\"money\":\"\"}",
                RESOLVED)) {
            server.write(2, one);
        }
        assertThat(page("/drills/timeline")).contains("/drills/timeline/incident-2", "&lt;i&gt;Search");
        assertThat(page("/drills/timeline/incident-2?seed=1"))
                .contains("&lt;i&gt;Search", "nobody finds anything")
                .doesNotContain("<i>Search");
        assertThat(page("/drills/timeline/incident-2/answer?seed=1&helped=none"))
                .contains("<dd class=\"there\">none of these", "Others were told within a minute");
    }
}
