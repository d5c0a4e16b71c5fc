package dev.firefight.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firefight.server.setup.Setup;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The list of incidents says what is still to be set up, and only that. */
class FirstStepsTest {
    private static final String PEOPLE = """
            people: [{name: Ann, contacts: [{ntfy: ann}]}]
            policies: [{name: usual, steps: [{call: [person Ann], patience: 5m}]}]
            channels: {ntfy: {server: "http://127.0.0.1:1"}}
            """;
    private static final String SENDER = "integrations: [{name: main, kind: alertmanager}]\n";
    private static final String SOURCE = "sources: [{name: files, kind: logs, paths: [/var/log/shop]}]\n";

    private static FirstSteps after(String... parts) {
        return FirstSteps.of(SetupApi.read(String.join("", parts), Setup.EMPTY));
    }

    private static List<String> links(List<FirstSteps.Step> steps) {
        return steps.stream().map(FirstSteps.Step::link).toList();
    }

    @Test
    void whoHasNothingIsLedToWhoIsCalledWhatSendsAndWhatIsAsked() {
        assertThat(links(FirstSteps.of(Setup.EMPTY).missing()))
                .containsExactly("/on-call", "/integrations", "/sources");
        assertThat(FirstSteps.of(Setup.EMPTY).done()).isEmpty();
    }

    @Test
    void whatIsThereIsNotAskedForAgain() {
        assertThat(links(after(PEOPLE).missing())).containsExactly("/integrations", "/sources");
        assertThat(links(after(SENDER).missing())).containsExactly("/on-call", "/sources");
        assertThat(links(after(SOURCE).missing())).containsExactly("/on-call", "/integrations");
        FirstSteps all = after(PEOPLE, SENDER, SOURCE);
        assertThat(all.missing()).isEmpty();
        assertThat(all.done())
                .extracting(FirstSteps.Step::words)
                .containsExactly("1 person can be called", "1 sender of alerts", "1 source asked");
    }

    @Test
    void aPolicyThatReachesNobodyAndASenderOfChangesOnlyAreNotEnough() {
        String mute = """
                people: [{name: Ann, contacts: []}]
                policies: [{name: usual, steps: [{call: [person Ann], patience: 5m}]}]
                integrations: [{name: code, kind: github}]
                """;
        assertThat(links(after(mute).missing())).containsExactly("/on-call", "/integrations", "/sources");
    }

    @Test
    void telemetryThatComesByItselfIsASource() {
        assertThat(links(after("integrations: [{name: own, kind: otlp}]\n").missing()))
                .containsExactly("/on-call", "/integrations");
    }
}
