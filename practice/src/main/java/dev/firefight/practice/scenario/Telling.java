package dev.firefight.practice.scenario;

import dev.firefight.practice.engine.Chance;
import dev.firefight.practice.scenario.Scenario.Voice;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** What is told of a drawn scenario while it lasts: what users and alerts show, never the cause; and people who say what they think. */
final class Telling {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("EEEE, HH:mm", Locale.ENGLISH);
    private static final List<String> CUSTOMER_CARE = List.of(
            "Three customers have called by now. Shall we tell them anything?",
            "It is on the forum already. What do we say?",
            "Some say that it works when they try again. Does it?",
            "More and more tickets. Is somebody at it?");
    private static final List<String> ABOVE = List.of(
            "When is it back? I need a time.",
            "How many customers does it concern?",
            "Who leads this, and when do I hear of you again?",
            "Do I have to tell the board?");

    private final Chance chance;
    private final Instant start;
    private final Trouble trouble;
    private final List<Strike> herrings;

    Telling(Chance chance, Instant start, Trouble trouble, List<Strike> herrings) {
        this.chance = chance;
        this.start = start;
        this.trouble = trouble;
        this.herrings = herrings;
    }

    /** What is seen of it in a list. */
    String title() {
        String felt = trouble.place().felt();
        return switch (trouble.cause().sign()) {
            case FAILS -> "Errors: " + felt;
            case SLOW -> "Long waits: " + felt;
            case WRONG -> "Wrong answers: " + felt;
        };
    }

    /** What whoever is called knows. */
    String briefing() {
        String felt = trouble.place().felt();
        String symptom =
                switch (trouble.cause().sign()) {
                    case FAILS ->
                        "Fewer requests are answered well than promised. Customers write that they see errors: " + felt
                                + ".";
                    case SLOW ->
                        "Fewer requests are answered in time than promised. Customers write that they wait and wait, and some give up: "
                                + felt + ".";
                    case WRONG -> "No alert fires. Customers write that what they were told was not so: " + felt + ".";
                };
        return opening(start) + " " + symptom + " " + changes(herrings);
    }

    static String opening(Instant start) {
        return "It is " + CLOCK.format(start.atZone(ZoneOffset.UTC)) + ", and you are called.";
    }

    /** What a colleague knows of the hour before, of which not all has to do with it. */
    static String changes(List<Strike> herrings) {
        List<String> before = herrings.stream()
                .filter(one -> one.at().isNegative())
                .map(one -> one.told().getOrDefault("service", ""))
                .distinct()
                .toList();
        return before.isEmpty()
                ? "Whoever had the duty before you knows of nothing special."
                : "Whoever had the duty before you knows that something was changed at " + String.join(" and ", before)
                        + " shortly before.";
    }

    /** Who says something: those who ask, and one or two with a tip that is wrong. */
    List<Voice> voices() {
        List<Voice> all = new ArrayList<>();
        all.add(new Voice(minute(3), "customer care", Weighted.of(chance, CUSTOMER_CARE)));
        all.add(new Voice(minute(6), "head of product", Weighted.of(chance, ABOVE)));
        if (!trouble.cause().tempting().isEmpty()) {
            String line = trouble.filled(Weighted.of(chance, trouble.cause().tempting()));
            all.add(new Voice(
                    minute(4), "engineer of the platform", "I would try \"" + line + "\". That helped last time."));
        }
        herrings.stream().filter(one -> chance.happens(0.5)).limit(1).forEach(one -> all.add(blame(one)));
        return all.stream().sorted(Comparator.comparing(Voice::at)).toList();
    }

    private Voice blame(Strike herring) {
        Duration at = herring.at().isNegative() ? minute(5) : herring.at().plusSeconds(30 + chance.below(60));
        return new Voice(
                at,
                "engineer of " + herring.told().getOrDefault("service", "web"),
                "We changed something shortly before. Could it be that?");
    }

    private Duration minute(int least) {
        return Duration.ofSeconds(60L * least + chance.below(120));
    }
}
