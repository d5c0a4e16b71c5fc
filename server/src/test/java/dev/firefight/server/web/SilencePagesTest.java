package dev.firefight.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Alerts are silenced and maintenance is planned by forms; what still fires at the end wakes somebody. */
class SilencePagesTest extends WithServer {
    private static final Duration LONG = Duration.ofSeconds(20);

    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

    private String key;

    @Override
    Instant now() {
        return InstantSource.system().instant().plus(ahead.get());
    }

    @BeforeEach
    void setUp() {
        server.yaml(
                "Root",
                "/api/v1/setup",
                "people: [{name: Ann}]\npolicies: [{name: usual, steps: [{call: person Ann}]}]\n");
        key = OwnServer.json(server.post("Root", "/api/v1/integrations", "{\"name\":\"shop\",\"kind\":\"generic\"}"))
                .path("key")
                .asString("");
    }

    private void fire(String title, String service) {
        assertThat(server.anyone("/in/" + key, "{\"title\":\"" + title + "\",\"service\":\"" + service + "\"}")
                        .statusCode())
                .isEqualTo(200);
    }

    private HttpResponse<String> plan(
            String services, LocalDateTime from, LocalDateTime until, String zone, String more) {
        return server.form(
                "Ann",
                "/silences",
                "services=" + encoded(services) + "&from=" + encoded(from.toString()) + "&until="
                        + encoded(until.toString()) + "&zone=" + encoded(zone) + more);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private LocalDateTime utc(long minutes) {
        return LocalDateTime.ofInstant(now(), ZoneOffset.UTC)
                .plusMinutes(minutes)
                .truncatedTo(ChronoUnit.MINUTES);
    }

    private String awaited(String path, String wanted) {
        Instant end = Instant.now().plus(LONG);
        String page = server.page("Vera", path).body();
        while (!page.contains(wanted)) {
            assertThat(Instant.now()).as(wanted + " in " + page).isBefore(end);
            Thread.onSpinWait();
            page = server.page("Vera", path).body();
        }
        return page;
    }

    @Test
    void whatFiresInAMaintenanceIsListedWithItsReasonAndWakesAtItsEnd() {
        assertThat(plan("checkout, ledger*", utc(-1), utc(60), "UTC", "&reason=move+of+%3Cb%3Edisks")
                        .statusCode())
                .isEqualTo(303);
        fire("Slow", "ledger-2");
        assertThat(awaited("/alerts", "silenced by Ann: move of &lt;b&gt;disks"))
                .contains("wakes nobody");
        assertThat(server.page("Vera", "/silences").body())
                .contains("service=checkout|ledger*", "1 alert")
                .doesNotContain("End now");
        ahead.set(Duration.ofMinutes(62));
        assertThat(awaited("/alerts", "/incidents/1")).doesNotContain("wakes nobody");
        assertThat(server.page("Vera", "/silences").body()).contains("Nothing is silenced.", "Nothing is planned.");
    }

    @Test
    void oneThatIsEndedEarlyWakesAtOnce() {
        plan("checkout", utc(-1), utc(60), "UTC", "&reason=x");
        fire("Slow", "checkout");
        awaited("/alerts", "silenced by Ann");
        String id = OwnServer.found(server.page("Ann", "/silences").body(), "name=\"id\" value=\"([^\"]+)\"");
        assertThat(server.form("Vera", "/silences/end", "id=" + id).statusCode())
                .isEqualTo(403);
        assertThat(server.form("Ann", "/silences/end", "do=now&id=" + id).statusCode())
                .isEqualTo(303);
        awaited("/alerts", "/incidents/1");
        assertThat(server.form("Ann", "/silences/end", "do=now&id=" + id)
                        .headers()
                        .firstValue("Location"))
                .hasValue("/silences?done=over");
    }

    @Test
    void oneThatComesAgainIsEndedForThisTimeOrForGood() {
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        LocalDateTime from =
                LocalDateTime.ofInstant(now(), berlin).minusMinutes(5).truncatedTo(ChronoUnit.MINUTES);
        assertThat(plan("checkout", from, from.plusHours(2), "Europe/Berlin", "&every=week&reason=backup")
                        .statusCode())
                .isEqualTo(303);
        assertThat(server.get("Root", "/api/v1/setup").body()).contains("every: week", "zone: Europe/Berlin");
        String page = server.page("Ann", "/silences").body();
        assertThat(page).contains("End now", "For good", "Europe/Berlin");
        String id = OwnServer.found(page, "name=\"id\" value=\"([^\"]+)\"");
        server.form("Ann", "/silences/end", "do=now&id=" + id);
        String coming = server.page("Ann", "/silences").body();
        assertThat(coming)
                .contains(
                        "Nothing is silenced.",
                        "Take back",
                        from.plusWeeks(1).atZone(berlin).toInstant().toString());
        String later = OwnServer.found(coming, "name=\"id\" value=\"([^\"]+)\"");
        server.form("Ann", "/silences/end", "do=all&id=" + later);
        assertThat(server.page("Ann", "/silences").body()).contains("Nothing is planned.");
    }

    @Test
    void theFormIsFilledInAsFarAsTheAlertSays() {
        fire("Disk <full>", "db");
        String id = OwnServer.found(
                awaited("/alerts", "/incidents/1").isEmpty()
                        ? ""
                        : server.page("Ann", "/alerts").body(),
                "alert=(\\d+)\"");
        assertThat(server.page("Ann", "/silences/new?alert=" + id).body())
                .contains("name=\"services\" value=\"db\"", "alertname=Disk &lt;full&gt;");
        assertThat(server.page("Vera", "/silences/new").statusCode()).isEqualTo(403);
    }

    @Test
    void whatIsMissingOrWrongIsToldBesideItsFieldAndNothingIsLost() {
        HttpResponse<String> answer = plan("", utc(60), utc(30), "Europe/Berlim", "&reason=&labels=region%3Deu");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .contains("id=\"wrong-reason\">is missing", "id=\"wrong-zone\">nobody knows the zone", "region=eu")
                .contains("value=\"Europe/Berlim\"");
        assertThat(plan("", utc(0), utc(30), "UTC", "&reason=x").body())
                .contains("id=\"wrong-match\">is missing: say which alerts");
        assertThat(plan("a", utc(60), utc(30), "UTC", "&reason=x").body()).contains("is later than from");
        assertThat(plan("a", utc(0), utc(3_000), "UTC", "&reason=x&every=day").body())
                .contains("comes again before it ends");
        assertThat(server.get("Root", "/api/v1/setup").body()).doesNotContain("\nsilences:");
    }
}
