package dev.firefight.practice.scenario;

import dev.firefight.practice.engine.Chance;
import dev.firefight.practice.scenario.Scenario.Kind;
import dev.firefight.practice.scenario.Scenario.Play;
import dev.firefight.practice.scenario.Scenario.Truth;
import dev.firefight.practice.scenario.Scenario.Voice;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A call although nothing is wrong. What helps is to look, to say so, and to leave all as it is. */
final class FalseAlarm {
    private static final List<String> SERVICES = List.of("web", "catalog", "cart", "checkout", "payments", "inventory");

    private final String id;
    private final Chance chance;
    private final Chance day;
    private final Chance herrings;

    /** Why somebody was called. */
    private enum Reason {
        THRESHOLD,
        TEST_TRAFFIC,
        DASHBOARD
    }

    FalseAlarm(String id, Chance chance, Chance day, Chance herrings) {
        this.id = id;
        this.chance = chance;
        this.day = day;
        this.herrings = herrings;
    }

    Scenario scenario() {
        Reason reason = Weighted.of(chance, List.of(Reason.values()));
        String service = Weighted.of(chance, SERVICES);
        ShopOfTheDay today = ShopOfTheDay.drawn(day, false);
        List<Strike> strikes = new ArrayList<>(Herrings.drawn(herrings, List.of()));
        String briefing =
                Telling.opening(today.start()) + " " + alert(reason, service) + " " + Telling.changes(strikes);
        strikes.add(strike(reason, service));
        return new Scenario(
                id,
                title(reason, service),
                Kind.FAMILY,
                3,
                "",
                today.system(),
                today.start(),
                Drawing.LASTS,
                briefing,
                List.of(
                        new Voice(
                                Duration.ofSeconds(150 + chance.below(90)),
                                "engineer of the platform",
                                "I would restart " + service + ", to be sure."),
                        new Voice(
                                Duration.ofSeconds(330 + chance.below(90)),
                                "head of product",
                                "I see an alert. How bad is it?")),
                strikes,
                List.of(),
                new Truth(service, "none", mechanism(reason, service), trigger(reason), ""),
                List.of(new Play("look, and say that all is well", List.of())),
                List.of(
                        Act.of(Duration.ofMinutes(5), "restart-now " + service),
                        Act.of(Duration.ofMinutes(5), "roll-back " + service),
                        Act.of(Duration.ofMinutes(5), "shed 0.3")),
                "Ask users before you believe a threshold. To find that nothing is wrong, to write down how you know it, and to mend the alert is a"
                        + " good end of a call.");
    }

    private Strike strike(Reason reason, String service) {
        Duration at = Duration.ofSeconds(chance.below(60) - 120);
        return switch (reason) {
            case THRESHOLD -> new Strike(at, "false-alarm", Map.of());
            case TEST_TRAFFIC -> new Strike(at, "surge", Map.of("times", "1.1"));
            case DASHBOARD -> new Strike(at, "telemetry-lost", Map.of("service", service));
        };
    }

    private static String title(Reason reason, String service) {
        return switch (reason) {
            case THRESHOLD -> "Alert: processors of " + service;
            case TEST_TRAFFIC -> "Alert: more requests than usual";
            case DASHBOARD -> "Alert: nothing is heard of " + service;
        };
    }

    private static String alert(Reason reason, String service) {
        return switch (reason) {
            case THRESHOLD -> "An alert says that processors of " + service + " are busier than they may be.";
            case TEST_TRAFFIC -> "An alert says that more requests come than is usual at this hour.";
            case DASHBOARD -> "The dashboard of " + service + " is empty, and an alert says that it is down.";
        };
    }

    private static String mechanism(Reason reason, String service) {
        return switch (reason) {
            case THRESHOLD ->
                "Nothing is wrong: " + service + " is as busy as on any day, and the threshold is lower than that.";
            case TEST_TRAFFIC -> "Nothing is wrong: a test sends requests, and all of them are answered well.";
            case DASHBOARD -> "Nothing is wrong with " + service + ": its numbers do not arrive where they are shown.";
        };
    }

    private static String trigger(Reason reason) {
        return switch (reason) {
            case THRESHOLD -> "An alert on a number that no user feels.";
            case TEST_TRAFFIC -> "A test of load that nobody announced.";
            case DASHBOARD -> "The collector of telemetry stands still.";
        };
    }
}
