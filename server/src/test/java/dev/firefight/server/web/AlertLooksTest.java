package dev.firefight.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firefight.paging.roster.EscalationPolicy;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** What pages say of alerts: truthfully who was called, each thing once, and nothing that is longer than a screen. */
class AlertLooksTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    @TempDir
    private Path directory;

    private final AtomicLong minutesPassed = new AtomicLong();
    private OwnServer server;

    @BeforeEach
    void start() throws Exception {
        server = new OwnServer(directory, () -> Instant.now().plus(Duration.ofMinutes(minutesPassed.get())));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private void setUp(String document) {
        assertThat(server.yaml("Root", "/api/v1/setup", document).body()).contains("\"isApplied\":true");
    }

    private String key() {
        HttpResponse<String> answer =
                server.post("Root", "/api/v1/integrations", "{\"name\":\"main\",\"kind\":\"alertmanager\"}");
        return JsonMapper.shared().readTree(answer.body()).path("key").asString("");
    }

    private void fire(String key, String name, String severity) {
        String body = """
                {"version":"4","groupKey":"{}:{}","status":"firing","receiver":"ff","alerts":[{"status":"firing",
                "labels":{"alertname":"%s","service":"checkout","severity":"%s"},"annotations":{},
                "startsAt":"%s","endsAt":"0001-01-01T00:00:00Z","fingerprint":"f1"}]}
                """.formatted(name, severity, Instant.now());
        assertThat(server.anyone("/in/" + key, body).statusCode()).isEqualTo(200);
    }

    private static String await(String words, Supplier<String> page) throws InterruptedException {
        Instant end = Instant.now().plus(LONG);
        String last = page.get();
        while (!last.contains(words) && Instant.now().isBefore(end)) {
            Thread.sleep(20);
            last = page.get();
        }
        assertThat(last).contains(words);
        return last;
    }

    private String tested() {
        HttpResponse<String> sent = server.form("Root", "/integrations/main/test", "");
        assertThat(sent.statusCode()).isEqualTo(303);
        String address = sent.headers().firstValue("Location").orElse("");
        assertThat(address).contains("/integrations/main?tested=test-");
        return server.page("Root", address.substring(address.indexOf("/integrations/")))
                .body();
    }

    @Test
    void aTestAlertIsFollowedByWhoWasCalled() {
        // A server of ntfy that is not there: called, and truthfully not reached.
        setUp("""
                people: [{name: Ann, contacts: [{ntfy: ann}]}]
                policies: [{name: usual, steps: [{call: [person Ann], patience: 5m}]}]
                channels: {ntfy: {server: "http://127.0.0.1:1"}}
                """);
        key();
        assertThat(tested())
                .contains("To be called, and not reached yet: Ann (ntfy tried again, since", "/incidents/1\"")
                .doesNotContain("wakes nobody", "Nobody");
    }

    @Test
    void aTestAlertThatCallsNobodySaysWhy() {
        key();
        assertThat(tested()).contains("Nobody could be called: there is no policy that says whom", "/incidents/1\"");
        setUp("""
                routes: [{name: quiet, match: {alertname: Test}, effect: list}]
                integrations: [{name: main, kind: alertmanager}]
                """);
        assertThat(tested()).contains("Nobody is called: listed only, by route");
        assertThat(server.page("Root", "/integrations/main?tested=%3Cscript%3E").body())
                .doesNotContain("The test alert", "<script>");
    }

    @Test
    void whoCannotBeReachedIsToldOnceForOnePage() throws Exception {
        setUp("""
                people: [{name: Ann, contacts: [{ntfy: "this is no topic"}]}, {name: Bob, contacts: [{ntfy: bob}]}]
                policies: [{name: usual, steps: [{call: [person Ann], patience: 5m}, {call: [person Bob], patience: 5m}]}]
                channels: {ntfy: {server: "http://127.0.0.1:1"}}
                """);
        fire(key(), "Errors", "critical");
        // Bob is called as soon as it is known that Ann cannot be reached.
        await("Bob", this::timeline);
        isToldOnce();
    }

    @Test
    void thatThereIsNobodyToCallIsToldOnceHoweverOftenItIsTried() throws Exception {
        fire(key(), "Errors", "critical");
        await("page-unanswered", this::timeline);
        Instant end = Instant.now().plus(LONG);
        while (!pages().contains("\"state\":\"exhausted\"")) {
            assertThat(Instant.now()).isBefore(end);
            minutesPassed.addAndGet(EscalationPolicy.USUAL_PATIENCE.toMinutes());
            Thread.sleep(300); // the next round of calling begins within a second
        }
        isToldOnce();
    }

    /** What is told is told in order: whatever else there is to tell of the page stands before the acknowledgement. */
    private void isToldOnce() throws InterruptedException {
        server.form("Root", "/incidents/1/acknowledge", "");
        assertThat(await("page-acknowledged", this::timeline).split("page-unanswered", -1))
                .hasSize(2);
        assertThat(server.page("Root", "/incidents/1").body().split("Page unanswered", -1))
                .hasSize(2);
    }

    private String pages() {
        return server.get("Root", "/api/v1/incidents/1/pages").body();
    }

    private String timeline() {
        return server.get("Root", "/api/v1/incidents/1/timeline").body();
    }

    @Test
    void aNameOfThousandsOfCharactersIsClippedOnThePageAndWholeInTheData() throws Exception {
        String name = "x".repeat(4_000);
        fire(key(), name, "info");
        String page = await("wakes nobody", () -> server.page("Root", "/alerts").body());
        assertThat(List.of(page.split(name, -1))).as("in titles only").hasSize(2);
        assertThat(page).contains("title=\"" + name + "\"").contains(">" + "x".repeat(120) + " …<");
        assertThat(server.get("Root", "/api/v1/alerts").body()).contains(name);
    }

    @Test
    void theListOfIncidentsLeadsToWhatIsMissingUntilItIsThere() {
        assertThat(server.page("Root", "/").body())
                .contains("Still to be set up", "href=\"/on-call\"", "href=\"/integrations\"", "href=\"/sources\"");
        assertThat(server.page("Vera", "/").body()).doesNotContain("Still to be set up");
        setUp("""
                people: [{name: Ann, contacts: [{ntfy: ann}]}]
                policies: [{name: usual, steps: [{call: [person Ann], patience: 5m}]}]
                channels: {ntfy: {server: "http://127.0.0.1:1"}}
                integrations: [{name: main, kind: alertmanager}]
                sources: [{name: files, kind: logs, paths: [/var/log/no-such-file.log]}]
                """);
        assertThat(server.page("Root", "/").body())
                .contains("Set up: <a href=\"/on-call\">1 person can be called</a>")
                .doesNotContain("Still to be set up");
    }
}
