package dev.firefight.practice.desk;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.firefight.incident.Person;
import dev.firefight.practice.drill.Deed.Revealed;
import dev.firefight.practice.drill.Drill;
import dev.firefight.practice.drill.Opening;
import dev.firefight.practice.drill.Opening.Mode;
import dev.firefight.practice.drill.Secret;
import dev.firefight.practice.scenario.Scenario;
import dev.firefight.practice.scenario.Scenarios;
import dev.firefight.practice.score.Debrief;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Objects;

/** A drill that is over, to be shown to those who have none yet. */
public final class DemoDrill {
    private static final Secret SECRET = new Secret("provider-down", 1, "demo");

    private DemoDrill() {}

    /**
     * Plays it, and says what there is to learn from it, which takes some seconds.
     *
     * @param program with which version of the program
     */
    public static Debrief debrief(String program) {
        return debrief(Scenarios.named(SECRET.scenario()), program);
    }

    /** The same in a scenario that goes on in the same way, such as that with fewer users. */
    public static Debrief debrief(Scenario scenario, String program) {
        return Debrief.of(played(scenario, program), SECRET.seed());
    }

    /** Plays it, to its end. */
    public static Drill played(String program) {
        return played(Scenarios.named(SECRET.scenario()), program);
    }

    private static Drill played(Scenario scenario, String program) {
        Opening opening = new Opening(
                SECRET.scenario(),
                SECRET.commitment(),
                Mode.PRACTICE,
                new Person("Ada"),
                Instant.parse("2026-03-02T19:00:00Z"),
                program);
        Drill drill = new Drill(scenario, SECRET.seed(), opening);
        Script.play(
                drill, opening, lines().lines().filter(one -> !one.isBlank()).toList());
        drill.note(Person.PROGRAM, new Revealed(SECRET.scenario(), SECRET.seed(), SECRET.nonce()));
        return drill;
    }

    private static String lines() {
        try (InputStream in = DemoDrill.class.getResourceAsStream("/dev/firefight/practice/drills/demo.txt")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
