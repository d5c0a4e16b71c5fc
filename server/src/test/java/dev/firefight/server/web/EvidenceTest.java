package dev.firefight.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was seen of an incident can be looked at, pointed at, and put on the timeline by who may write there. */
class EvidenceTest {
    private static final int PATIENCE_MILLIS = 30_000;

    @TempDir
    private Path directory;

    private OwnServer server;

    @BeforeEach
    void start() throws Exception {
        server = TroubledLog.serve(directory, "<script>alert(1)</script> pool of ann@example.org is exhausted");
    }

    @AfterEach
    void stop() {
        server.close();
        assertThat(server.log()).isEmpty();
    }

    @Test
    void whatServicesSaySinceThenIsShownAndPutOnTheTimelineWithItsLink() throws Exception {
        server.tell("the till is on fire");
        String page = waitFor(() -> server.page("Ann", "/incidents/1/evidence").body(), "is exhausted");
        assertThat(page)
                .contains("What the logs say since then", "Sources", "log files", "&lt;script&gt;alert(1)")
                .doesNotContain("<script>alert", "ann@example.org");
        assertThat(server.page("Ann", "/incidents/1").body()).contains("/incidents/1/evidence");

        String what = OwnServer.found(page, "name=\"what\" value=\"([^\"]*is exhausted[^\"]*)\"")
                .replace("&lt;", "<")
                .replace("&#34;", "\"")
                .replace("&amp;", "&");
        HttpResponse<String> pinned = server.form(
                "Ann",
                "/incidents/1/timeline",
                "kind=observed&source=log&what=" + java.net.URLEncoder.encode(what, StandardCharsets.UTF_8));
        assertThat(pinned.statusCode()).isEqualTo(303);
        String link = OwnServer.found(
                server.page("Ann", "/incidents/1").body(), "href=\"(/incidents/1/evidence\\?pick=[^\"]*)\"");
        assertThat(link).contains("?pick=evidence-", "#evidence-");
        String again = server.page("Vera", link.substring(0, link.indexOf('#')).replace("&amp;", "&"))
                .body();
        assertThat(again).contains("class=\"exhibit picked").contains("id=\"" + link.substring(link.indexOf('#') + 1));
        assertThat(again).as("who only looks").doesNotContain("Put on the timeline");
    }

    @Test
    void aSuspectIsPinnedAndAcceptedWithOneTapAndThenCounted() throws Exception {
        server.tell("the till is on fire");
        String page = waitFor(() -> server.page("Ann", "/incidents/1").body(), "aria-label=\"Accept: checkout");
        assertThat(server.page("Vera", "/incidents/1").body())
                .as("who only looks")
                .contains("checkout: ")
                .doesNotContain("aria-label=\"Accept", "aria-label=\"Pin");
        String number = OwnServer.found(page, "name=\"hypothesis\" value=\"([0-9]+)\"");
        assertThat(server.page("Vera", "/engine").body()).contains("none yet");

        tap("hypothesis-pinned", number, "");
        assertThat(server.page("Ann", "/incidents/1").body())
                .contains("<h3>Pinned</h3>", "aria-label=\"Unpin: checkout");
        assertThat(server.get("Vera", "/api/v1/incidents/1").body()).contains("\"isPinned\":true");
        assertThat(server.form("Ann", "/incidents/1/timeline", "kind=hypothesis-pinned&hypothesis=" + number)
                        .body())
                .contains("is pinned already");
        assertThat(server.get("Vera", "/api/v1/incidents/1/export?as=markdown").body())
                .contains("pinned");
        tap("hypothesis-unpinned", number, "");
        assertThat(server.page("Ann", "/incidents/1").body()).doesNotContain("<h3>Pinned</h3>");

        String accept = OwnServer.found(page, "name=\"evidence\" value=\"(Accepted[^\"]*)\"");
        tap("hypothesis-confirmed", number, "&source=opinion&evidence=" + accept.replace(" ", "+"));
        assertThat(server.page("Ann", "/incidents/1").body()).contains("Confirmed", "Take it back");
        server.write(1, "{\"kind\":\"resolved\",\"summary\":\"more room\",\"because\":\"seen by all\"}");

        assertThat(server.page("Vera", "/engine").body()).contains("1 of 1", "So far 1 real incident");
        assertThat(server.get("Vera", "/api/v1/engine").body())
                .contains("\"real\":{\"ended\":1,\"first\":1,\"topThree\":1");
        assertThat(server.get("Vera", "/metrics").body())
                .contains("firefight_engine_incidents{kind=\"real\",outcome=\"first\"} 1.0")
                .contains("firefight_engine_suspects{kind=\"real\",outcome=\"confirmed\"} 1.0");
    }

    private void tap(String kind, String hypothesis, String more) {
        assertThat(server.form("Ann", "/incidents/1/timeline", "kind=" + kind + "&hypothesis=" + hypothesis + more)
                        .statusCode())
                .as(kind)
                .isEqualTo(303);
    }

    @Test
    void whereNothingWasSeenItIsSaidAndWhatIsAskedForIsNeverAFault() {
        server.tell("the till is on fire");
        for (String query : List.of("", "?service=%3Cscript%3E", "?pick=%00%22&service=" + "x".repeat(2_000))) {
            HttpResponse<String> answer = server.page("Vera", "/incidents/1/evidence" + query);
            assertThat(answer.statusCode()).as(query).isEqualTo(200);
            assertThat(answer.body()).as(query).contains("Evidence").doesNotContain("<script>");
        }
        assertThat(server.page("Vera", "/incidents/99/evidence").statusCode()).isEqualTo(404);
    }

    @Test
    void aTextLeadsToNoOtherPageThanAViewOfItsIncident() {
        assertThat(EvidenceView.addressIn("see /incidents/1/evidence?service=a%20b&pick=log-1f#log-1f", 1))
                .contains("/incidents/1/evidence?service=a%20b&pick=log-1f#log-1f");
        assertThat(EvidenceView.addressIn("see /incidents/2/evidence?pick=log-1f", 1))
                .isEmpty();
        assertThat(EvidenceView.addressIn("see javascript:alert(1)//incidents/1/evidence", 1))
                .isEmpty();
        assertThat(EvidenceView.addressIn("see https://example.org/incidents/1/evidence?pick=a", 1))
                .contains("/incidents/1/evidence?pick=a");
    }

    private static String waitFor(Supplier<String> page, String words) throws InterruptedException {
        long until = System.nanoTime() + PATIENCE_MILLIS * 1_000_000L;
        String last = page.get();
        while (!last.contains(words) && System.nanoTime() < until) {
            Thread.sleep(100);
            last = page.get();
        }
        assertThat(last).contains(words);
        return last;
    }
}
