package dev.firefight.practice.drill;

import dev.firefight.incident.Person;
import dev.firefight.practice.drill.Opening.Mode;
import java.time.Instant;

/** How drills of tests begin. */
public final class Openings {
    /** Who plays them. */
    public static final Person ADA = new Person("Ada");

    private Openings() {}

    /** Of a scenario. */
    public static Opening of(String scenario) {
        return new Opening(scenario, "", Mode.PRACTICE, ADA, Instant.parse("2026-11-22T10:00:00Z"), "test");
    }
}
