package dev.firefight.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.SelectOption;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is set up once, what comes in by night, and what is looked at then, page by page. */
class FromAlertToEvidenceTest extends InBrowser {
    private static final String EVIL = "<img src=x onerror=window.ran=true>";
    private static final Pattern IN = Pattern.compile("/in/[A-Za-z0-9_-]{43}");

    private String tell(String path, String body) throws Exception {
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(house.address(path)))
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 202);
        return answer.body();
    }

    /** Connects a sender in the page; the path that the page shows once. */
    private static String connect(Visitor kim, String kind, String name) {
        kim.open("/integrations");
        kim.page().getByLabel("What sends").selectOption(new SelectOption().setLabel(kind));
        kim.page()
                .getByLabel("Name", new Page.GetByLabelOptions().setExact(true))
                .fill(name);
        kim.press("Connect");
        Matcher path = IN.matcher(kim.page().locator("pre.code").first().innerText());
        assertThat(path.find()).isTrue();
        return path.group();
    }

    private static String alert(String name, String severity) {
        return """
                {"version":"4","groupKey":"{}:{}","status":"firing","receiver":"ff","alerts":[{"status":"firing",
                "labels":{"alertname":"%s","service":"checkout","severity":"%s"},"annotations":{"summary":"12 %% fail %s"},
                "startsAt":"%s","endsAt":"0001-01-01T00:00:00Z","fingerprint":"%s"}]}
                """.formatted(name, severity, EVIL, Instant.now(), "f" + name);
    }

    private static void runsNothing(Visitor visitor) {
        visitor.page().waitForTimeout(50);
        assertThat(visitor.page().evaluate("window.ran === undefined")).isEqualTo(true);
    }

    @Test
    void somebodyIsNamedASenderConnectedAndThePhoneThatRingsIsAnsweredByATap() throws Exception {
        try (Phone phone = new Phone()) {
            Visitor kim = visitor().setUp("Kim");
            kim.open("/on-call");
            kim.field("Topic of ntfy, or address of e-mail").fill("kim-at-night");
            kim.field("Server: of ntfy its address, of e-mail its name and port")
                    .fill(phone.address());
            kim.press("Call them");
            kim.press("Send a test");
            assertThat(kim.page().getByRole(AriaRole.STATUS)).isVisible();
            assertThat(phone.messages()).hasSize(1);

            String path = connect(kim, "Alertmanager, Prometheus", "main");
            tell(path, alert("HighErrorRate", "critical"));
            kim.open("/integrations/main");
            assertThat(kim.page().locator("#deliveries summary").first()).containsText("taken");

            Visitor stranger = visitor(); // whoever holds the phone is logged in nowhere
            stranger.open(phone.link());
            assertThat(stranger.page().getByRole(AriaRole.HEADING).first()).containsText("checkout: HighErrorRate");
            kim.open("/incidents/1");
            assertThat(kim.timeline()).not().containsText("takes care");
            stranger.press("I take care, Kim");
            assertThat(stranger.page().getByRole(AriaRole.STATUS)).containsText("You take care, Kim");
            kim.sees("HighErrorRate", "Kim");
            assertThat(kim.timeline()).containsText("takes care");
            runsNothing(kim);

            tell(path, alert("DiskHalfFull", "info"));
            Locator small = kim.page()
                    .getByRole(AriaRole.LISTITEM)
                    .filter(new Locator.FilterOptions().setHasText("DiskHalfFull"));
            kim.openUntil("/alerts", small.getByText("wakes nobody"));
            small.locator("summary").click();
            small.getByLabel("Why").fill("The disk grows " + EVIL);
            small.getByRole(AriaRole.BUTTON).click();
            assertThat(kim.page().locator("body")).containsText("The disk grows " + EVIL);
            runsNothing(kim);
        }
    }

    @Test
    void aChangeThatIsToldByOneLineIsListedAndStandsInTheTimelineOfWhatBurns() throws Exception {
        Visitor kim = visitor().setUp("Kim").declare("Checkout fails");
        String path = connect(kim, "any JSON", "pipeline");
        tell(path + "/change", "{\"service\":\"checkout\",\"summary\":\"v42 " + EVIL + "\",\"author\":\"Ada\"}");
        kim.open("/changes");
        assertThat(kim.page().getByRole(AriaRole.LISTITEM).filter(new Locator.FilterOptions().setHasText("v42")))
                .containsText("of checkout");
        runsNothing(kim);
        kim.field("Service").fill("search");
        kim.press("Show");
        assertThat(kim.page().locator("#changes")).containsText("No change of this service");
        kim.open("/incidents/1");
        kim.sees("v42 " + EVIL);
        runsNothing(kim);
    }

    @Test
    void theDocumentShowsWhatItWouldAlterAndWhatItCannotTakeBeforeAnythingIsAltered() {
        Visitor kim = visitor().setUp("Kim");
        kim.open("/on-call/document");
        Locator document = kim.field("Document");
        document.fill("heartbeats: {in: [{name: backup, every: 1d, grace: 1h}]}\nwatchs: []\n");
        kim.press("Show what it alters");
        assertThat(kim.page().getByRole(AriaRole.ALERT)).containsText("watches");
        document.fill("heartbeats: {in: [{name: backup, every: 1d, grace: 1h}]}\n");
        kim.press("Show what it alters");
        assertThat(kim.page().getByRole(AriaRole.STATUS)).containsText("backup");
        kim.open("/watches");
        assertThat(kim.page().locator("body")).containsText("Nothing is watched yet");
        kim.bringIn("heartbeats: {in: [{name: backup, every: 1d, grace: 1h}]}\n");
        kim.open("/watches");
        kim.press("Make an address");
        assertThat(kim.page().locator("code").first()).containsText("/beat/");
        assertThat(kim.page().locator("body")).containsText("backup");
    }

    /** Logs of a service that is well for twenty minutes, and then says something evil. */
    private static Path log(Path directory) throws Exception {
        Path log = directory.resolve("checkout.log");
        StringBuilder lines = new StringBuilder();
        Instant now = Instant.now();
        for (int second = 1_800; second > 0; second -= 5) {
            Instant at = now.minusSeconds(second);
            lines.append(at).append(" INFO order ").append(second).append(" was paid\n");
            if (second < 600) {
                lines.append(at)
                        .append(" ERROR the pool is exhausted ")
                        .append(EVIL)
                        .append('\n');
            }
        }
        return Files.writeString(log, lines, StandardCharsets.UTF_8);
    }

    @Test
    void whatWasSeenIsOpenedByOneKeyAndPutOnTheTimelineByAnotherAndItsLinkShowsTheSameAgain(@TempDir Path directory)
            throws Exception {
        Visitor kim = visitor().setUp("Kim");
        kim.bringIn("sources: [{name: files, kind: logs, paths: ['" + log(directory) + "']}]\n");
        kim.declare("Checkout fails");
        assertThat(kim.timeline())
                .containsText(
                        "Looked into 60 minutes of files",
                        new LocatorAssertions.ContainsTextOptions().setTimeout(60_000));
        kim.page().locator("h1").first().click(); // nobody types any more
        kim.keys("Escape");
        kim.keys("e");
        Locator said =
                kim.page().locator("[data-exhibit]").filter(new Locator.FilterOptions().setHasText("is exhausted"));
        assertThat(said.first()).containsText(EVIL);
        runsNothing(kim);
        said.first().focus();
        assertThat(kim.page()).hasURL(Pattern.compile(".*[?&]pick=.*"));
        kim.keys("p");
        assertThat(kim.page()).hasURL(Pattern.compile(".*/incidents/1$")); // to where it leads by itself
        Locator entry = kim.entry("is exhausted");
        assertThat(entry).containsText("Kim");
        entry.getByRole(AriaRole.LINK)
                .filter(new Locator.FilterOptions().setHasText("evidence"))
                .or(entry.locator("a[href*='/evidence?']"))
                .first()
                .click();
        assertThat(kim.page().locator(".exhibit.picked")).containsText("is exhausted");
        runsNothing(kim);
    }
}
