package dev.firefight.server.web;

import dev.firefight.incident.Person;
import dev.firefight.practice.drill.Opening.Mode;
import dev.firefight.practice.scenario.Scenario.Kind;
import dev.firefight.server.drill.Catalogue;
import dev.firefight.server.drill.Catalogue.Choice;
import dev.firefight.server.drill.Drills;
import java.util.List;
import java.util.Locale;

/**
 * What can be played, and what was.
 *
 * @param person who looks
 * @param played the newest first
 */
record DrillList(Person person, List<Drills.Line> played) {
    private static final int MOST_PLAYED = 30;

    /** A few of one kind. */
    record Group(String title, String about, List<Choice> choices) {}

    /** What one begins with, until it was played to its end. */
    boolean isFirst() {
        return played.stream()
                .noneMatch(one -> one.isEnded() && one.opening().trainee().equals(person));
    }

    Choice first() {
        return Catalogue.all().getFirst();
    }

    List<Group> groups() {
        return List.of(
                group(Kind.STORY, "Stories", "Twelve nights as engineers know them, the easier ones first."),
                group(Kind.OUTAGE, "Outages", "Known outages, retold through how they worked."),
                group(Kind.FAMILY, "Drawn by chance", "Something else each time. One in ten is a false alarm."));
    }

    private static Group group(Kind kind, String title, String about) {
        return new Group(
                title,
                about,
                Catalogue.all().stream().filter(one -> one.kind() == kind).toList());
    }

    List<Drills.Line> shown() {
        return played.subList(0, Math.min(MOST_PLAYED, played.size()));
    }

    static String title(Drills.Line line) {
        return Catalogue.named(line.opening().scenario())
                .map(Choice::title)
                .orElse(line.opening().scenario());
    }

    static boolean isExam(Drills.Line line) {
        return line.opening().mode() == Mode.EXAM;
    }

    /** How far it is. */
    static String standing(Drills.Line line) {
        if (line.tenths().isPresent()) {
            return points(line.tenths().getAsLong() / 10.0) + " points";
        }
        return line.isEnded() ? "over" : "being played";
    }

    static String points(double points) {
        double rounded = Math.rint(10 * points) / 10;
        return rounded == Math.rint(rounded)
                ? String.valueOf((long) rounded)
                : String.format(Locale.ROOT, "%.1f", rounded);
    }
}
