package dev.firefight.server.setup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firefight.document.Problem;
import dev.firefight.server.setup.SetupYaml.Result;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SetupDifferenceTest {
    private static Setup setup(String text) {
        return switch (SetupYaml.read(text)) {
            case Result.Sound(Setup setup) -> setup;
            case Result.Refused(List<Problem> problems) -> throw new AssertionError(problems);
        };
    }

    private static List<String> told(String before, String after) {
        return SetupDifference.of(setup(before), setup(after)).stream()
                .map(SetupDifference.Line::toString)
                .toList();
    }

    @Test
    void whatIsNewAndWhatIsGoneIsNamedWithWhatItIs() {
        assertThat(told(
                        "people: [{name: Linus, contacts: [{ntfy: x}]}]",
                        "people: [{name: Ada, contacts: [{email: ada@example.org}, {sms: '+4930123456'}]}]"))
                .containsExactly("+ person Ada (email, sms)", "- person Linus (ntfy)");
    }

    @Test
    void whatIsAlteredIsToldWithBoth() {
        String form = """
                people: [{name: Ada}]
                schedules: [{name: night, zone: UTC}]
                policies: [{name: default, steps: [{call: person Ada}, {call: %s, patience: %s}]%s}]
                """;
        assertThat(told(
                        form.formatted("person Ada", "5m", ""),
                        form.formatted("schedule night", "600s", ", rounds: 1")))
                .containsExactly(
                        "~ policy default: step 2 calls schedule night instead of person Ada",
                        "~ policy default: step 2 waits 10m instead of 5m",
                        "~ policy default: rounds are 1 instead of 3");
        assertThat(told(
                        form.formatted("person Ada", "5m", ", management: person Ada"),
                        form.formatted("person Ada", "5m", "")))
                .containsExactly("~ policy default: gone: management is person Ada");
    }

    @Test
    void ofAddressesThatCanHoldASecretOnlyTheHostIsTold() {
        String out = "heartbeats: {out: [{url: 'https://fire-b.example.org/beat/%s', every: 1m}]}";
        String watch = "watches: [{name: shop, kind: http, url: 'https://shop.example.org/health?key=%s'}]";
        assertThat(told(out.formatted("one"), out.formatted("another")))
                .hasSize(2)
                .allMatch(line -> line.contains("https://fire-b.example.org/…") && !line.contains("/beat/"));
        assertThat(told(watch.formatted("one"), watch.formatted("another")))
                .singleElement()
                .asString()
                .contains("https://shop.example.org/…")
                .doesNotContain("key=");
    }

    @Test
    void anOrderThatCountsIsTold() {
        String one = "{name: a, effect: list}";
        String other = "{name: b}";
        assertThat(told("routes: [%s, %s]".formatted(one, other), "routes: [%s, %s]".formatted(other, one)))
                .containsExactly("~ the order of the kind route is b, a instead of a, b");
        assertThat(told("routes: [%s]".formatted(one), "routes: [%s, %s]".formatted(other, one)))
                .containsExactly("+ route b (page, all alerts)", "~ the first of the kind route is b");
    }

    @Test
    void anOverrideThatIsTakenOutMovesNoOther() {
        String form = """
                people: [{name: Ada}]
                schedules:
                  - name: night
                    zone: Europe/Berlin
                    overrides: [%s{member: Ada, from: 2026-03-01T09:00, until: 2026-03-02T09:00, why: swap}]
                """;
        assertThat(told(
                        form.formatted("{member: Ada, from: 2026-02-01T09:00, until: 2026-02-02T09:00},"),
                        form.formatted("")))
                .containsExactly("~ schedule night: gone: from 2026-02-01T09:00+01:00 until 2026-02-02T09:00+01:00"
                        + " it is overridden by Ada");
    }

    @Test
    void aSecretIsToldByItsPlace() {
        assertThat(told(
                        "channels: {webhook: {secret: {env: FIREFIGHT_SECRET_A}}}",
                        "channels: {webhook: {secret: {file: hook}}}"))
                .containsExactly("~ channel webhook: secret is in file hook instead of variable FIREFIGHT_SECRET_A");
    }

    @Test
    void aKeyThatIsReplacedIsToldByTheBeginningOfItsHash() {
        String form = "integrations: [{name: a, kind: grafana, keys: [{hash: %s, since: 2026-01-01T00:00Z}]}]";
        assertThat(told(form.formatted("A".repeat(43)), form.formatted("B".repeat(43))))
                .containsExactly(
                        "~ integration a: new: key BBBBBBBB… holds since 2026-01-01T00:00:00Z",
                        "~ integration a: gone: key AAAAAAAA… holds since 2026-01-01T00:00:00Z");
    }

    @Test
    void differencesWithoutEndAreToldToABound() {
        String many = IntStream.range(0, 1_500)
                .mapToObj(at -> "{name: p" + at + "}")
                .collect(Collectors.joining(",", "people: [", "]"));
        assertThat(told("", many)).hasSize(SetupDifference.MOST_LINES).last().isEqualTo("~ and 501 more");
    }
}
