package dev.firefight.practice.scenario;

import dev.firefight.practice.fault.Faults;
import dev.firefight.practice.production.Production;
import dev.firefight.practice.production.Production.Earlier;
import dev.firefight.telemetry.Change;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
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

    /** Whether it only looks as if. */
    public boolean isHarmless() {
        return Faults.kind(fault).isHarmless();
    }

    /**
     * It is going to happen at its time.
     *
     * @param announced given what was told of it at once where changes are told
     */
    void plan(Production production, long beginNanos, Consumer<List<Change>> announced) {
        production.at(beginNanos + at.toNanos(), () -> happen(production, announced));
    }

    /** It happened at its time, before anything was seen. */
    Earlier earlier(long beginNanos, Consumer<List<Change>> announced) {
        return new Earlier(beginNanos + at.toNanos(), production -> happen(production, announced));
    }

    private void happen(Production production, Consumer<List<Change>> announced) {
        List<Change> changes = production.changes();
        int before = changes.size();
        Faults.kind(fault).strike(production, told);
        announced.accept(List.copyOf(changes.subList(before, changes.size())));
    }
}
