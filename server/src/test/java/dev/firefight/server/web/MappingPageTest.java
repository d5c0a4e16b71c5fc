package dev.firefight.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Where fields stand is tried by a sample and saved, all by forms without scripts. */
class MappingPageTest extends WithServer {
    private static final String SAMPLE = "{\"event\": {\"name\": \"Disk <b>full</b>\"}, \"box\": \"db-1\"}";

    private String connected(String kind) {
        return OwnServer.json(
                        server.post("Root", "/api/v1/integrations", "{\"name\":\"shop\",\"kind\":\"" + kind + "\"}"))
                .path("key")
                .asString("");
    }

    private HttpResponse<String> sent(String what, String sample, String more) {
        String seen =
                OwnServer.found(server.page("Root", "/integrations/shop").body(), "name=\"seen\" value=\"([^\"]+)\"");
        return server.form(
                "Root",
                "/integrations/shop/mapping",
                "do=" + what + "&seen=" + seen + "&sample=" + URLEncoder.encode(sample, StandardCharsets.UTF_8) + more);
    }

    @Test
    void aSampleShowsItsAlertAndWhereEachFieldCanBeTakenFrom() {
        connected("generic");
        String page = sent("try", SAMPLE, "&at-title=%2Fevent%2Fname").body();
        assertThat(page)
                .contains("It would become this alert", "Disk &lt;b&gt;full&lt;/b&gt;</b>", "/box = db-1")
                .contains("~ integration shop", "field title is read from /event/name")
                .doesNotContain("<b>full");
        assertThat(server.get("Root", "/api/v1/setup").body()).doesNotContain("/event/name");
    }

    @Test
    void whatIsSavedReadsTheNextDelivery() {
        String key = connected("generic");
        assertThat(server.anyone("/in/" + key, SAMPLE).statusCode()).isEqualTo(400);
        HttpResponse<String> saved = sent("save", SAMPLE, "&at-title=%2Fevent%2Fname&at-service=%2Fbox");
        assertThat(saved.statusCode()).as(saved.body()).isEqualTo(303);
        assertThat(server.get("Root", "/api/v1/setup").body()).contains("title: /event/name", "service: /box");
        assertThat(server.anyone("/in/" + key, SAMPLE).statusCode()).isEqualTo(200);
        assertThat(server.page("Root", "/alerts").body()).contains("of db-1");
    }

    @Test
    void theLastDeliveryIsTheSampleEvenIfItWasRefused() {
        String key = connected("generic");
        String large = "{\"odd\": \"" + "x".repeat(20_000) + "\", \"box\": \"db-7\"}";
        server.anyone("/in/" + key, large);
        assertThat(server.page("Root", "/integrations/shop").body()).contains("/box = db-7", "It would be refused");
        assertThat(sent("last", "", "").body()).contains("/box = db-7");
    }

    @Test
    void whoIsLateIsToldAndLosesNothing() {
        connected("generic");
        String seen =
                OwnServer.found(server.page("Root", "/integrations/shop").body(), "name=\"seen\" value=\"([^\"]+)\"");
        assertThat(sent("save", SAMPLE, "&at-title=%2Fbox").statusCode()).isEqualTo(303);
        HttpResponse<String> late = server.form(
                "Root",
                "/integrations/shop/mapping",
                "do=save&seen=" + seen + "&sample=" + URLEncoder.encode(SAMPLE, StandardCharsets.UTF_8)
                        + "&at-title=%2Fevent%2Fname");
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body())
                .contains("Somebody else altered this integration", "/event/name instead of /box")
                .contains("value=\"/event/name\" selected");
        assertThat(server.get("Root", "/api/v1/setup").body()).contains("title: /box");
    }

    @Test
    void whatCannotBeReadSaysWhereAndIsRefusedNowhere() {
        connected("generic");
        HttpResponse<String> answer = sent("try", "{\"a\":\n,}", "&at-title=%2Fa");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("line 2", "name=\"at-title\" value=\"/a\"");
        assertThat(sent("try", "{}", "&at-title=nonsense").statusCode()).isEqualTo(400);
    }

    @Test
    void onlyAnIntegrationOfAnyJsonHasAMapping() {
        connected("alertmanager");
        assertThat(server.page("Root", "/integrations/shop").body()).doesNotContain("id=\"mapping\"");
        assertThat(server.form("Root", "/integrations/shop/mapping", "do=save").statusCode())
                .isEqualTo(400);
    }
}
