package dev.firefight.server.setup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firefight.document.Problem;
import dev.firefight.paging.roster.Schedule;
import java.util.List;
import org.junit.jupiter.api.Test;

class SetupEditTest {
    private static final Setup BEFORE = sound(SetupYaml.read("""
            people: [{name: Ada}, {name: Linus}]
            schedules:
              - {name: a, zone: UTC, rotations: [{members: Ada, start: 2026-01-05T09:00, length: 1w}]}
              - {name: b, zone: UTC}
            policies: [{name: usual, steps: [{call: schedule b}]}]
            """));

    private static Setup sound(SetupYaml.Result result) {
        assertThat(result).isInstanceOf(SetupYaml.Result.Sound.class);
        return ((SetupYaml.Result.Sound) result).setup();
    }

    private static List<Problem> problems(SetupYaml.Result result) {
        assertThat(result).isInstanceOf(SetupYaml.Result.Refused.class);
        return ((SetupYaml.Result.Refused) result).problems();
    }

    @Test
    void oneThingIsReplacedAndAllElseStays() {
        Item item = new Item()
                .put("name", "b")
                .put("zone", "Europe/Berlin")
                .items(
                        "rotations",
                        List.of(new Item()
                                .texts("members", List.of("Linus", "", " Ada "))
                                .put("start", "2026-02-02T10:00")
                                .put("length", "2w")));
        Setup after = sound(SetupEdit.replace("schedules", "b").with(item, BEFORE));
        Schedule altered = after.roster().schedules().get(1);
        assertThat(altered.zone().getId()).isEqualTo("Europe/Berlin");
        assertThat(altered.rotations().getFirst().members()).containsExactly("Linus", "Ada");
        assertThat(SetupDifference.of(BEFORE, after))
                .allMatch(line -> line.text().startsWith("schedule b:"));
    }

    @Test
    void somethingNewIsAddedBehindAndToAListOfWhatIsThere() {
        Setup more = sound(
                SetupEdit.add("teams").with(new Item().put("name", "t").texts("members", List.of("Ada")), BEFORE));
        assertThat(more.roster().team("t").orElseThrow().members()).containsExactly("Ada");
        Item override = new Item()
                .put("member", "Linus")
                .put("from", "2026-03-01T09:00")
                .put("until", "2026-03-02T09:00");
        Setup overridden = sound(SetupEdit.append("schedules", "a", "overrides").with(override, BEFORE));
        assertThat(overridden.roster().schedules().getFirst().overrides()).hasSize(1);
        assertThat(overridden.roster().schedules().getFirst().rotations()).hasSize(1);
    }

    @Test
    void problemsAreToldFromTheThingOn() {
        Item item = new Item()
                .put("name", "b")
                .put("zone", "Europe/Berlim")
                .items(
                        "rotations",
                        List.of(new Item()
                                .texts("members", List.of("Linux"))
                                .put("start", "soon")
                                .put("length", "1w")));
        assertThat(problems(SetupEdit.replace("schedules", "b").with(item, BEFORE)))
                .extracting(Problem::path)
                .containsExactlyInAnyOrder("zone", "rotations[0].start", "rotations[0].members");
        assertThat(problems(
                        SetupEdit.append("schedules", "a", "overrides").with(new Item().put("member", "Ada"), BEFORE)))
                .allMatch(one -> one.path().isEmpty() && one.what().contains("needs"));
    }

    @Test
    void whatNoLongerFitsElsewhereIsToldWithItsPlace() {
        Item renamed = new Item().put("name", "c").put("zone", "UTC");
        assertThat(problems(SetupEdit.replace("schedules", "b").with(renamed, BEFORE)))
                .singleElement()
                .satisfies(one -> assertThat(one.what())
                        .contains("policies[0].steps[0].call", "no schedule with the name \"b\""));
    }

    @Test
    void whatIsGoneIsToldSo() {
        assertThat(problems(SetupEdit.replace("schedules", "x").with(new Item(), BEFORE)))
                .singleElement()
                .satisfies(one -> assertThat(one.what()).contains("no \"x\" any more"));
    }

    @Test
    void aMarkHoldsExactlyAsLongAsTheThingIsTheSame() {
        SetupMark mark = SetupMark.of(BEFORE, "schedule", "b");
        Setup otherElsewhere = sound(SetupEdit.add("teams").with(new Item().put("name", "t"), BEFORE));
        Setup other = sound(SetupEdit.replace("schedules", "b")
                .with(new Item().put("name", "b").put("zone", "Europe/Berlin"), BEFORE));
        assertThat(mark.holds(otherElsewhere)).isTrue();
        assertThat(mark.holds(other)).isFalse();
        assertThat(SetupMark.of(BEFORE, "schedule", "new").holds(BEFORE)).isTrue();
    }
}
