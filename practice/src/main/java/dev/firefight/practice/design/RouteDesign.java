package dev.firefight.practice.design;

import java.util.List;

/**
 * What a service can be asked for.
 *
 * @param name such as {@code GET /cart}
 * @param steps what is done for it, one after the other
 */
public record RouteDesign(String name, List<StepDesign> steps) {
    /** Copies the list. */
    public RouteDesign {
        steps = List.copyOf(steps);
    }
}
