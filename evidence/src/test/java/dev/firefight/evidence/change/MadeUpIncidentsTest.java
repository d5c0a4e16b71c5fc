package dev.firefight.evidence.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * How often the verdict is right. The expected shares are those of the first run, before anything was learned from a miss; but of what is
 * altered beside the code or elsewhere only 5 of 10 were found at first, and the wrong change was blamed twice.
 */
class MadeUpIncidentsTest {
    static Stream<Arguments> sets() {
        return Stream.of(
                Arguments.of("a change among everyday changes", MadeUpIncidents.byChange(), 13.0 / 14),
                Arguments.of(
                        "a change beside one that uses the words of the errors",
                        MadeUpIncidents.withTemptingDecoys(),
                        7.0 / 8),
                Arguments.of("what is altered beside the code or elsewhere", OtherIncidents.all(), 9.0 / 10),
                Arguments.of("no change", MadeUpIncidents.byNoChange(), 1.0));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("sets")
    void theCauseIsFoundAsOftenAsExpected(String kind, List<Incident> incidents, double expectedShare) {
        List<Incident> missed = incidents.stream()
                .filter(incident -> !incident.blamed().equals(incident.cause))
                .toList();
        double share = 1 - (double) missed.size() / incidents.size();
        assertThat(share).as("%s; missed: %s", kind, missed).isGreaterThanOrEqualTo(expectedShare);
    }

    /** Better to blame nothing than the wrong thing: somebody rolls it back and loses the first ten minutes. */
    @Test
    void theWrongChangeIsNeverBlamed() {
        Stream<Incident> all = Stream.of(
                        MadeUpIncidents.byChange(),
                        MadeUpIncidents.withTemptingDecoys(),
                        OtherIncidents.all(),
                        MadeUpIncidents.byNoChange())
                .flatMap(List::stream);
        assertThat(all).allSatisfy(incident -> assertThat(incident.blamed()).isIn("", incident.cause));
    }

    static Stream<Incident> all() {
        return Stream.of(
                        MadeUpIncidents.byChange(),
                        MadeUpIncidents.withTemptingDecoys(),
                        OtherIncidents.all(),
                        MadeUpIncidents.byNoChange())
                .flatMap(List::stream);
    }

    @ParameterizedTest
    @MethodSource("all")
    void neitherOrderNorTimeNorNamesOfServicesMatter(Incident incident) {
        String blamed = incident.blamed();
        assertThat(incident.shuffled(7).blamed()).as("shuffled").isEqualTo(blamed);
        assertThat(incident.later(40 * 86_400 + 12_345).blamed()).as("later").isEqualTo(blamed);
        assertThat(incident.spelt(text -> text.replace(incident.service, "unit-17-x"))
                        .blamed())
                .as("renamed")
                .isEqualTo(blamed);
    }
}
