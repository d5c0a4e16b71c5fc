package dev.firefight.practice.table;

import dev.firefight.practice.fault.Faults;
import dev.firefight.practice.remedy.Remedies;
import dev.firefight.practice.remedy.RemedyKind;
import dev.firefight.practice.scenario.Act;
import dev.firefight.practice.scenario.Scenario;
import dev.firefight.practice.scenario.Scenario.Play;
import dev.firefight.practice.scenario.Scenario.Truth;
import dev.firefight.practice.scenario.Strike;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The cards that every scenario has. */
final class ScenarioCards {
    private static final Duration CAUSES = Duration.ofMinutes(6);
    private static final Duration TEMPTATION = Duration.ofMinutes(8);
    private static final Duration ACT = Duration.ofMinutes(9);
    private static final Duration CUSTOMERS = Duration.ofMinutes(10);
    private static final int MOST_TEMPTING = 2;
    private static final long MANY_PERCENT = 10;

    private final Scenario scenario;

    ScenarioCards(Scenario scenario) {
        this.scenario = scenario;
    }

    Card seats() {
        return Card.of(
                        "Take your seats",
                        3,
                        "One of you leads: reads each card aloud, starts its timer, and folds out the notes for themselves alone. The others"
                                + " play what they would be that night.",
                        "Nothing is done to any system. Whoever wants to look at something asks for it; whoever wants to do something says it.")
                .asking(
                        "Who commands, and decides?",
                        "Who looks and acts, one change at a time?",
                        "Who tells others? Who writes the timeline?")
                .noting("With two people: one commands and tells others, one looks and writes.")
                .noting("When a timer is over, ask for a decision with what is known. That is what it is like.")
                .noting("Do not help with hints before the timer is over, and praise whoever says “I do not know”.");
    }

    Card call(Signs first) {
        Card card = Card.of("You are called", 3, scenario.briefing().strip())
                .at(Duration.ZERO)
                .asking(
                        "What do you know, and what do you only suppose?",
                        "Do you declare an incident? How bad is it, by your own severities?")
                .noting("Declare early: it costs a minute, and can be resolved as a false alarm.");
        return card.noting(severity(first));
    }

    private static String severity(Signs signs) {
        if (signs.percent() < 1) {
            return "Five minutes in, fewer than one request of a hundred is not answered well: no number of the edge tells how bad it is, if it is.";
        }
        return "Five minutes in, " + signs.percent() + " requests of a hundred are not answered well"
                + (signs.percent() >= MANY_PERCENT
                        ? ": that is SEV-2 at least. Where it may last for more than 15 minutes, management is told now."
                        : ": a part of all users, some of them each time.");
    }

    Card alerts(Signs first) {
        List<String> lines = first.lines();
        Card card = lines.isEmpty()
                ? Card.of("No alert fires", 2, "Nobody was woken by a number. What you know was told by people.")
                : Card.of("What fires", 2, "Five minutes later, this fires:").alerting(lines);
        return card.at(Signs.FIRST)
                .asking("Which of it do users feel?", "What does it not tell you?", "Who else has to be here?")
                .noting(
                        "An alert says what is measured, not why. Several at once often have one cause, and the loudest seldom has it.")
                .noting("Call in whoever owns what fails, by name, and say what they are to do.");
    }

    Card look(Signs first) {
        return Card.of("What do you look at first?", 5)
                .at(Signs.FIRST)
                .asking(
                        "What do you look at first, and what do you expect to see?",
                        "What changed in the last hour, and who knows of it?",
                        "Where does it fail, and where does it not?")
                .noting(
                        "Hand out what they ask for, one thing at a time; all of it is what the tools of a real production would show at this moment.")
                .noting(
                        "Good orders go from outside to inside: what users feel, what changed, which edge of the map fails, then logs and one request of what fails.")
                .noting("It begins in " + scenario.truth().component() + ". Do not lead them there: let them ask.")
                .handing(first.handouts());
    }

    Card causes() {
        Truth truth = scenario.truth();
        Card card = Card.of("Three causes", 6)
                .at(CAUSES)
                .asking(
                        "Which three causes can it have? At least one a change, and one outside of what you run.",
                        "For each: what is the quickest test that could rule it out?",
                        "Which test comes first?")
                .noting(
                        "Ask for all kinds: a change, something known from before, somebody else, and something of their own.")
                .noting(
                        "A test is quick where it can say no: in minutes, without touching production. The quickest that rules out the most comes first.");
        card = card.noting(
                scenario.isFalseAlarm()
                        ? "“Nothing is wrong” belongs on the list: " + truth.mechanism()
                        : "What it was belongs on the list: " + truth.mechanism());
        List<String> harmless = scenario.strikes().stream()
                .filter(Strike::isHarmless)
                .map(Strike::place)
                .distinct()
                .toList();
        return harmless.isEmpty()
                ? card
                : card.noting("Something was changed or looks odd at " + String.join(", ", harmless)
                        + " as well. It does no harm: that can be ruled out by when it was, and by where it fails.");
    }

    Card temptation() {
        List<Act> tempting = scenario.tempting().stream().limit(MOST_TEMPTING).toList();
        if (tempting.isEmpty()) {
            return Card.of("A quick fix", 4, "Somebody says: “Let us restart all of it, then we see.”")
                    .at(TEMPTATION)
                    .asking("What could go wrong?", "What would you no longer know afterwards?")
                    .noting("A restart takes away what could be looked at, and it seldom takes away a cause.");
        }
        String wish =
                tempting.stream().map(act -> "“" + words(act) + "”").collect(Collectors.joining(", somebody else to "));
        return Card.of("A temptation", 4, "Somebody wants to " + wish + ".")
                .at(TEMPTATION)
                .asking(
                        "What could go wrong?",
                        "What would have to be so for it to help?",
                        "What would you no longer know afterwards?")
                .noting(tempting.stream().map(ScenarioCards::risk).toList())
                .noting(
                        scenario.isFalseAlarm()
                                ? "There is nothing to be mended: whatever is done can only hurt."
                                : "It does not reach the cause. What it brings for a moment makes it harder to see.");
    }

    private static String risk(Act act) {
        RemedyKind kind = Remedies.kind(act.remedy());
        return words(act) + ": " + sentence(kind.says()) + " It takes " + took(kind.takes())
                + switch (kind.risk()) {
                    case REVERSIBLE -> ", and can be taken back.";
                    case FELT -> ", and users feel it while it is done.";
                    case DESTRUCTIVE -> ", and what it takes away is gone.";
                };
    }

    /** An act without the names of its arguments: {@code restart checkout}. */
    private static String words(Act act) {
        return act.line().replaceAll(" [a-z-]+=", " ");
    }

    private static String sentence(String words) {
        return words.endsWith(".") ? words : words + ".";
    }

    private static String took(Duration takes) {
        return takes.toSeconds() >= 120 ? takes.toMinutes() + " minutes" : takes.toSeconds() + " seconds";
    }

    Card act() {
        Card card = Card.of("What do you do?", 5)
                .at(ACT)
                .asking(
                        "What do you do now, and who does it?",
                        "What do you expect of it, by when, and by which number will you see it?",
                        "How is it undone if it does not help?")
                .noting("Stop the bleeding first, by what can be undone; the cause may wait until users are well.")
                .noting(
                        "Said aloud before it is done: what, where, what is expected, the way back. One change at a time.");
        if (scenario.isFalseAlarm()) {
            return card.noting("The best is to leave all as it is, to say so, and to say how you know it.");
        }
        List<String> ways = new ArrayList<>();
        for (Play play : scenario.plays()) {
            ways.add("What helps: " + play.name() + " ("
                    + play.acts().stream().map(ScenarioCards::words).collect(Collectors.joining(", then ")) + ").");
        }
        return card.noting(ways);
    }

    Card customers() {
        return Card.of("What do you tell customers now?", 4)
                .at(CUSTOMERS)
                .asking(
                        "Write it down, in two or three sentences, and read it aloud.",
                        "When do they hear of you again?")
                .noting("What they feel, in their words and not in yours; since when; what they can do meanwhile.")
                .noting(
                        "When the next update comes. No cause that is not confirmed, no time that nobody knows, nobody who is blamed.")
                .noting(
                        "The first one is due within fifteen minutes of the declaration, the next ones at most thirty apart.");
    }

    Card secondWave(Signs second) {
        List<String> lines = second.lines();
        String users = second.percent() < 1
                ? "Nearly all users are well at this moment."
                : second.percent() + " requests of a hundred are not answered well.";
        Strike strike = Signs.wave(scenario).orElseThrow();
        Card card = Card.of(
                "It is not over",
                5,
                "What you did first was done, and it helped for a while. Now something is going on again. " + users,
                lines.isEmpty() ? "No alert fires." : "This fires:");
        return card.at(second.at())
                .alerting(lines)
                .asking(
                        "Is it the same again, or something else? By what can you tell?",
                        "What do you look at first this time?",
                        "Do you take back what you did?")
                .noting(
                        "Say “second wave” aloud and write it down. What helped before stays until something speaks against it.")
                .noting("What came: " + Faults.kind(strike.fault()).says() + " (" + strike.place() + ").")
                .noting("A fix lets the load through again, and what it meets may be broken, too.")
                .handing(second.handouts());
    }

    Card end() {
        return Card.of("Is it over?", 3, "Users are well, as far as you can see.")
                .asking(
                        "By what do you see that it is over, and for how long do you watch?",
                        "What did you do that has to be undone or made whole later, by whom and until when?",
                        "Who has to be told?")
                .noting(
                        "The numbers that were bad, those that nobody looked at, and one customer: for ten minutes at least.")
                .noting(
                        "Resolved means that users are well and that it stays so. A last update goes to all who had the first.");
    }

    Card truth() {
        Truth truth = scenario.truth();
        Card card = Card.of("What it was", 5)
                .asking("What was it? Each says it in a sentence, before it is folded out.")
                .folded("What it was")
                .noting(truth.mechanism() + " It began in " + truth.component() + ". " + truth.trigger());
        if (!truth.amplifier().isEmpty()) {
            card = card.noting(truth.amplifier());
        }
        String best = scenario.plays().stream()
                .findFirst()
                .filter(play -> !play.acts().isEmpty())
                .map(play -> play.acts().stream().map(ScenarioCards::words).collect(Collectors.joining(", then ")))
                .orElse("look, and leave all as it is");
        return card.noting("The best known play: " + best + ".")
                .noting(scenario.lesson().strip());
    }

    Card review() {
        return Card.of("The post-mortem", 6, "Nobody is to blame: everybody did what seemed right with what they knew.")
                .asking(
                        "When did users begin to suffer, when did you know, and what would have told you sooner?",
                        "What helped, what only seemed to, and where were you lucky?",
                        "What made it possible, and what made it worse?",
                        "Three things to do, one so that it does not happen again, one so that it is noticed sooner, one so that it hurts less: who does"
                                + " each, until when?")
                .noting("Ask “what made that seem right?” instead of “why did you not?”.")
                .noting("A promise has a name and a day. “Be more careful” is none.")
                .noting("Last question: what do you change in how you work, before the next real one?");
    }
}
