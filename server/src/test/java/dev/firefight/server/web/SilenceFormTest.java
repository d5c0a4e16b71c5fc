package dev.firefight.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firefight.document.Problem;
import dev.firefight.paging.roster.Match;
import dev.firefight.paging.roster.Silence;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SilenceFormTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private static SilenceForm form(String... altered) {
        Map<String, String> values = new HashMap<>(Map.of(
                "services", "checkout",
                "from", "2026-03-02T10:00",
                "until", "2026-03-02T11:00",
                "zone", "Europe/Berlin",
                "reason", "move of disks"));
        for (int i = 0; i < altered.length; i += 2) {
            values.put(altered[i], altered[i + 1]);
        }
        return SilenceForm.of(new FormFields(values));
    }

    private static List<String> problems(SilenceForm form) {
        return form.problems(NOW, List.of()).stream().map(Problem::toString).toList();
    }

    @Test
    void anOrdinaryOneHasNoProblems() {
        assertThat(problems(form())).isEmpty();
        assertThat(problems(form("labels", "alertname=DiskFull|DiskSlow\n\nregion=*")))
                .isEmpty();
    }

    @Test
    void everythingIsSilencedOnlyByWhoSaysSo() {
        assertThat(problems(form("services", "*"))).singleElement().asString().contains("everything", "every alert");
        assertThat(problems(form("services", "", "labels", "alertname=*\nservice=a|*")))
                .singleElement()
                .asString()
                .contains("every alert");
        assertThat(problems(form("services", "*", "everything", "1"))).isEmpty();
        assertThat(problems(form("services", "*", "labels", "region=eu"))).isEmpty();
    }

    @Test
    void aLabelWithoutAValueIsAskedAbout() {
        for (String line : List.of("region", "region=", "=eu", "region= ")) {
            assertThat(problems(form("labels", line)))
                    .as(line)
                    .singleElement()
                    .asString()
                    .contains("without a value");
        }
    }

    @Test
    void aTimeThatNoClockShowsIsToldWithWhatTheClockShowsInstead() {
        assertThat(problems(form("from", "2026-03-29T02:30", "until", "2026-03-29T04:00")))
                .containsExactly("from: is a time that does not exist in Europe/Berlin: clocks go from 02:00 to 03:00");
        assertThat(problems(form("from", "2026-03-29T02:30", "until", "2026-03-29T04:00", "zone", "UTC")))
                .isEmpty();
    }

    @Test
    void whatIsOverOrFarAwayIsASlip() {
        assertThat(problems(form("from", "2026-02-02T10:00", "until", "2026-02-02T11:00")))
                .containsExactly("until: is over already; name a moment that is still to come");
        assertThat(problems(form("from", "2026-02-02T10:00", "until", "2026-02-02T11:00", "every", "week")))
                .as("it comes again")
                .isEmpty();
        assertThat(problems(form("until", "2126-03-02T11:00")))
                .containsExactly("until: is more than a year away; look at the year");
    }

    @Test
    void theSameOneIsNotPlannedTwice() {
        Silence same = new Silence(
                new Match(Map.of("service", List.of("checkout"))),
                Instant.parse("2026-03-02T09:00:00Z"),
                Instant.parse("2026-03-02T10:00:00Z"),
                "other words",
                "Linus");
        assertThat(form().problems(NOW, List.of(same)))
                .extracting(Problem::what)
                .containsExactly("the same alerts are silenced for this time already");
        assertThat(form("until", "2026-03-02T11:01").problems(NOW, List.of(same)))
                .isEmpty();
    }

    @Test
    void whatCannotBeReadIsLeftToTheSetUpToRefuse() {
        assertThat(problems(form("from", "tomorrow", "zone", "Europe/Berlim"))).isEmpty();
    }
}
