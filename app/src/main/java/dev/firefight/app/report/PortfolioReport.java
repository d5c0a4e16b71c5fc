package dev.firefight.app.report;

import dev.firefight.app.report.Sheet.Ink;
import dev.firefight.practice.drill.Opening;
import dev.firefight.practice.score.Debrief;
import java.util.List;

/** What a drill that was shown proves, in plain words. */
public final class PortfolioReport {
    private static final int TEXT_AT = 4;

    private PortfolioReport() {}

    /** Of a drill that was run again and came out the same. */
    public static String of(Debrief debrief, TerminalStyle style) {
        Sheet sheet = new Sheet(style);
        Opening opening = debrief.log().opening();
        sheet.heading(opening.trainee().name() + ": " + debrief.score().total() + " of 100 points in "
                + debrief.scenario().id());
        sheet.paragraph(
                2,
                debrief.scenario().title() + ". " + debrief.scenario().truth().mechanism(),
                Ink.PLAIN);
        sheet.heading("Proven");
        list(
                sheet,
                Ink.CALM,
                "Nothing in the document was altered since it was written: each line of the log carries the hash of the one before.",
                "The seed is the one that the first line of the log commits to.",
                "Run again with what was done, the scenario tells the same, number by number: digest "
                        + debrief.mine().digest().substring(0, 16) + "….",
                "By the published rules that is worth " + debrief.score().total() + " points; "
                        + debrief.mine().suffered() + " users suffered, "
                        + debrief.nothing().suffered()
                        + " would have if nobody had done anything, "
                        + debrief.best().suffered()
                        + " with the best known play.");
        sheet.heading("Not proven");
        list(
                sheet,
                Ink.PLAIN,
                "Who played: the name is what somebody wrote.",
                "When, and how often before: " + opening.startedAt() + " is what the clock of that machine said.",
                "That nobody helped, and that the scenario was not known: only a fresh seed, played before your eyes, shows that. Try: firefight drill start "
                        + opening.scenario(),
                "That time was not stopped: "
                        + (opening.mode() == Opening.Mode.EXAM
                                ? "it was played as an exam, in which the program does not stop it, but the program ran on their machine."
                                : "it was played as practice, in which it may be."));
        return sheet.toString();
    }

    private static void list(Sheet sheet, Ink ink, String... all) {
        for (String one : List.of(all)) {
            sheet.labelled(2, "-", TEXT_AT, one, ink);
        }
    }
}
