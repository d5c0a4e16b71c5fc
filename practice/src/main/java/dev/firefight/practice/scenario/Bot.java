package dev.firefight.practice.scenario;

import dev.firefight.practice.design.ServiceDesign;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Somebody who does not look, and does the same whatever happens. Where that helps as much as knowing, a scenario teaches nothing. */
public enum Bot {
    /** Waits. */
    NOTHING,
    /** Restarts everything at once. */
    RESTART_ALL,
    /** Takes back every version. */
    ROLL_BACK_ALL,
    /** Has twice as many instances of everything. */
    SCALE_ALL,
    /** Turns all users away. */
    SHED_ALL;

    private static final Duration AT = Duration.ofMinutes(4);

    /** What it does in a scenario. */
    public List<Act> acts(Scenario scenario) {
        return switch (this) {
            case NOTHING -> List.of();
            case RESTART_ALL ->
                services(scenario).map(one -> act("restart-now", one)).toList();
            case ROLL_BACK_ALL ->
                services(scenario).map(one -> act("roll-back", one)).toList();
            case SCALE_ALL ->
                services(scenario)
                        .map(one -> new Act(
                                AT,
                                "scale",
                                Map.of("service", one.name(), "instances", String.valueOf(2 * one.instances()))))
                        .toList();
            case SHED_ALL -> List.of(new Act(AT, "shed", Map.of("share", "1")));
        };
    }

    private static Stream<ServiceDesign> services(Scenario scenario) {
        return scenario.system().services().stream().filter(one -> !one.isProvider());
    }

    private static Act act(String remedy, ServiceDesign service) {
        return new Act(AT, remedy, Map.of("service", service.name()));
    }
}
