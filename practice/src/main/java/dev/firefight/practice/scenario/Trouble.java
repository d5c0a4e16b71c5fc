package dev.firefight.practice.scenario;

import dev.firefight.practice.engine.Chance;
import dev.firefight.practice.fault.Faults;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A cause at one of its places, with arguments that were drawn.
 *
 * @param cause what it is
 * @param place where
 * @param told the arguments of its fault and of what undoes it
 * @param at when it strikes
 */
record Trouble(Cause cause, Place place, Map<String, String> told, Duration at) {
    /** Draws place and arguments. */
    static Trouble drawn(Cause cause, Place place, Chance chance, Duration at) {
        Map<String, String> told = new LinkedHashMap<>(place.told());
        cause.ranges().forEach(range -> told.put(range.name(), range.draw().apply(chance)));
        return new Trouble(cause, place, told, at);
    }

    /** Its fault, told only what that knows. */
    Strike strike() {
        Map<String, String> some = new LinkedHashMap<>();
        Faults.kind(cause.fault()).parameters().forEach(parameter -> {
            if (told.containsKey(parameter.name())) {
                some.put(parameter.name(), told.get(parameter.name()));
            }
        });
        return new Strike(at, cause.fault(), some);
    }

    /** A text with its arguments in place of their names. */
    String filled(String text) {
        String result = text;
        for (Map.Entry<String, String> one : told.entrySet()) {
            result = result.replace("{" + one.getKey() + "}", one.getValue());
        }
        return result;
    }

    /** One of the ways to undo it, from a time on. What makes up one way is done together. */
    List<Act> cure(int which, Duration from) {
        return cause.cures().get(which).stream()
                .map(line -> Act.of(from, filled(line)))
                .toList();
    }

    /** What a way is called. */
    String cureName(int which) {
        return filled(String.join(", ", cause.cures().get(which)));
    }

    /** What happens to it, in a sentence. */
    String mechanism() {
        return Faults.kind(cause.fault()).says() + ": " + place.component() + ".";
    }
}
