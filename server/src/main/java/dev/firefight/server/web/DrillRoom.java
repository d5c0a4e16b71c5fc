package dev.firefight.server.web;

import dev.firefight.incident.Entry;
import dev.firefight.incident.Policy;
import dev.firefight.incident.Telling;
import dev.firefight.practice.console.Looks;
import dev.firefight.practice.desk.Hints;
import dev.firefight.practice.desk.Offers.Offer;
import dev.firefight.practice.desk.Reply;
import dev.firefight.practice.desk.Verb;
import dev.firefight.practice.desk.Verbs;
import dev.firefight.practice.drill.Deed;
import dev.firefight.practice.drill.Logged;
import dev.firefight.practice.drill.Opening.Mode;
import dev.firefight.practice.fault.FaultKind;
import dev.firefight.practice.fault.Faults;
import dev.firefight.practice.remedy.RemedyKind.Risk;
import dev.firefight.practice.scenario.Act;
import dev.firefight.practice.scenario.Run.Suffering;
import dev.firefight.practice.scenario.Scenario.Play;
import dev.firefight.practice.scenario.Scenario.Voice;
import dev.firefight.practice.scenario.Strike;
import dev.firefight.practice.signal.Firing;
import dev.firefight.server.access.Caller;
import dev.firefight.server.drill.LiveDrill.Answer;
import dev.firefight.server.drill.Scene;
import dev.firefight.server.incidents.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A drill as a page shows it to somebody.
 *
 * @param scene the drill
 * @param caller who looks
 */
record DrillRoom(Scene scene, Caller caller) {
    private static final int MOST_LATELY = 15;
    static final int CURVE_WIDTH = 280;
    static final int CURVE_HEIGHT = 40;
    /** What one looks at first. */
    private static final List<String> FIRST_LOOKS =
            List.of("status", "changes", "map", "logs", "trace", "top", "alerts", "graph");

    static final List<Integer> SPEEDS = List.of(1, 2, 5, 10, 20);

    /** The incident of the drill, as a war room shows it. */
    WarRoom room() {
        return new WarRoom(
                WarRoom.Where.SIMULATED,
                new Timeline(scene.number(), scene.timeline(), scene.incident()),
                Policy.USUAL,
                caller,
                scene.now(),
                Calling.NOBODY,
                List.of());
    }

    String address() {
        return "/drills/" + scene.number();
    }

    boolean isPlaying() {
        return !scene.isEnded() && !scene.isFacilitator() && room().mayWrite();
    }

    /** Whether whoever looks may stop or speed up the clock, and end it. */
    boolean isRunning() {
        return !scene.isEnded() && room().mayWrite();
    }

    /** What is still to come, for whoever watches over it. */
    List<Strike> toCome() {
        return scene.scenario().troubles().stream()
                .filter(one -> one.at().compareTo(scene.elapsed()) > 0)
                .toList();
    }

    List<Voice> voicesToCome() {
        return scene.scenario().voices().stream()
                .filter(one -> one.at().compareTo(scene.elapsed()) > 0)
                .toList();
    }

    /** What was done last, the newest first. */
    List<Logged> lately() {
        List<Logged> lines = scene.log().lines();
        return lines.subList(Math.max(0, lines.size() - MOST_LATELY), lines.size())
                .reversed();
    }

    String at(Duration elapsed) {
        return Times.clock(scene.scenario().start().plus(elapsed));
    }

    /** A deed, for whoever watches over it. */
    static String words(Deed deed) {
        return switch (deed) {
            case Deed.Said said -> Telling.of(said.fact(), Policy.USUAL).label();
            case Deed.Acted acted -> "does " + acted.act();
            case Deed.Looked looked -> "looks at " + looked.at();
            case Deed.Hinted hinted -> "takes hint " + hinted.hint();
            case Deed.Diagnosed told -> "diagnoses " + String.join(", ", told.causes());
            case Deed.Reviewed _ -> "writes the post-mortem";
            case Deed.Promised told -> "promises " + told.what();
            case Deed.Revealed _ -> "ends it";
        };
    }

    static String play(Play play) {
        return play.acts().isEmpty()
                ? "look, and leave all as it is"
                : play.acts().stream().map(Act::line).collect(Collectors.joining(", then "));
    }

    boolean isExam() {
        return scene.opening().mode() == Mode.EXAM;
    }

    String clock() {
        return Times.clock(scene.now());
    }

    /** How long is left. */
    String left() {
        Duration left = scene.scenario().lasts().minus(scene.elapsed());
        return left.isPositive() ? Math.max(1, left.plusSeconds(30).toMinutes()) + " min left" : "time is over";
    }

    /** What share of users suffered in the last minute, in percent. */
    long suffering() {
        return Math.round(100 * Suffering.lately(scene.harm()));
    }

    /** What share suffered from the beginning on. */
    String harmPath() {
        List<Double> shares = scene.harm().stream().map(Suffering::share).toList();
        return Drawing.path(
                shares,
                (int) scene.scenario().lasts().toSeconds() / 10,
                Math.max(0.05, Drawing.most(shares)),
                CURVE_WIDTH,
                CURVE_HEIGHT);
    }

    List<Firing> firing() {
        return scene.alerts().stream().filter(one -> one.endNanos().isEmpty()).toList();
    }

    static String since(Firing alert) {
        return Times.clock(Instant.ofEpochSecond(0, alert.startNanos()));
    }

    /** Where the next step is done by a form; empty where it is typed. */
    Optional<String> form() {
        String verb = scene.step().map(step -> step.type().split(" ", 2)[0]).orElse("");
        return switch (verb) {
            case "do" -> Optional.of("#act");
            case "diagnose", "review", "promise" -> Optional.of("#papers");
            default -> Optional.empty();
        };
    }

    List<String> firstLooks() {
        return FIRST_LOOKS.stream().filter(Looks::isLook).toList();
    }

    /** What may be typed, to choose from. */
    List<String> lines() {
        return Stream.concat(
                        Looks.all().stream().map(one -> one.name()),
                        Verbs.all().stream().map(Verb::name))
                .toList();
    }

    List<Offer> offers() {
        return scene.offers();
    }

    static String words(Offer offer) {
        String risk = offer.kind().risk() == Risk.REVERSIBLE
                ? ""
                : offer.kind().risk() == Risk.FELT ? " · users feel it" : " · destroys";
        return offer.kind().says() + " " + offer.kind().takes().toSeconds() + " s" + risk
                + (offer.more().isEmpty() ? "" : " · may be told " + offer.more());
    }

    /** All places that something can be done to. */
    List<String> places() {
        return offers().stream()
                .map(Offer::line)
                .filter(one -> one.indexOf(' ') > 0)
                .map(one -> one.substring(one.indexOf(' ') + 1))
                .distinct()
                .sorted()
                .toList();
    }

    List<FaultKind> faults() {
        return Faults.all();
    }

    /** What the next hint costs. */
    Optional<Integer> hintPrice() {
        long taken = scene.log()
                .all(Deed.Hinted.class)
                .mapToLong(one -> one.deed().hint())
                .max()
                .orElse(0);
        return taken < Hints.PRICES.size() ? Optional.of(Hints.PRICES.get((int) taken)) : Optional.empty();
    }

    boolean isDiagnosed() {
        return scene.log().last(Deed.Diagnosed.class).isPresent();
    }

    boolean isReviewed() {
        return scene.log().last(Deed.Reviewed.class).isPresent();
    }

    long promises() {
        return scene.log().all(Deed.Promised.class).count();
    }

    /** Whether it is time to write up what it was. */
    boolean isTimeForPapers() {
        return scene.isOver() || (scene.isDeclared() && !scene.incident().isOpen());
    }

    String at(Answer answer) {
        return Times.clock(scene.scenario().start().plus(answer.at()));
    }

    /** What came of a line, in words; empty where there is something to see instead. */
    static List<String> told(Answer answer) {
        return switch (answer.reply()) {
            case Reply.Written(List<Entry> entries) ->
                entries.stream().map(DrillRoom::written).toList();
            case Reply.Begun begun ->
                List.of(String.format(
                        Locale.ROOT,
                        "%s: takes %d s%s",
                        begun.act().line(),
                        begun.takes().toSeconds(),
                        begun.change()
                                .map(one -> "; change " + one)
                                .orElse("; nobody was told what is expected of it, nor of the way back")));
            case Reply.Look _ -> List.of();
            case Reply.Told(List<String> lines) -> lines;
            case Reply.Question(String text) -> List.of(text);
            case Reply.Refused(String text) -> List.of(text);
        };
    }

    private static String written(Entry entry) {
        Telling telling = Telling.of(entry.fact(), Policy.USUAL);
        return "#" + entry.number() + " " + telling.label() + (telling.line().isEmpty() ? "" : ": " + telling.line());
    }

    /** The style of what came of a line. */
    static String style(Answer answer) {
        return switch (answer.reply()) {
            case Reply.Refused _ -> "refused";
            case Reply.Question _ -> "asks";
            case Reply.Written _, Reply.Begun _ -> "done";
            case Reply.Look _, Reply.Told _ -> "";
        };
    }
}
