package dev.firefight.telemetry.live.golden;

import java.util.List;

/**
 * How one kind of exporter names what it tells.
 *
 * @param id short name
 * @param title name for people
 * @param rules its lines
 */
public record Convention(String id, String title, List<Rule> rules) {
    /** Copies the list. */
    public Convention {
        rules = List.copyOf(rules);
    }
}
