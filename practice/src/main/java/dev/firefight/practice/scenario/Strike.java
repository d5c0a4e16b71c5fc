package dev.firefight.practice.scenario;

import dev.firefight.practice.fault.Faults;
import dev.firefight.practice.production.Production;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Something that goes wrong, or only looks as if.
 *
 * @param at how long after the beginning; before it where it is negative
 * @param fault its kind
 * @param told its arguments
 */
public record Strike(Duration at, String fault, Map<String, String> told) {
    /** Copies the arguments. */
    public Strike {
        told = Map.copyOf(told);
    }

    /** Where it goes wrong: the database, cache, topic, service or machine; {@code users} where it is none of these. */
    public String place() {
        return Stream.of("database", "cache", "topic", "service", "to", "host")
                .map(name -> told.getOrDefault(name, ""))
                .filter(name -> !name.isEmpty())
                .findFirst()
                .orElse("users");
    }

    /** It is going to happen at its time. */
    void plan(Production production, long beginNanos) {
        production.at(beginNanos + at.toNanos(), () -> Faults.kind(fault).strike(production, told));
    }
}
