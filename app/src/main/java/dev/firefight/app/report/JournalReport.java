package dev.firefight.app.report;

import dev.firefight.app.report.Sheet.Ink;
import dev.firefight.evidence.drawing.HumanNumbers;
import dev.firefight.journal.Damage;
import dev.firefight.journal.Head;
import dev.firefight.journal.Verification;

/** What became of a journal that was verified or copied, as a text for the terminal. */
public final class JournalReport {
    private JournalReport() {}

    /** Writes what was found, with a line end at its end. */
    public static String write(String place, Verification found, TerminalStyle style) {
        Sheet sheet = new Sheet(style);
        String entries = HumanNumbers.count(found.entries(), "entry", "entries");
        if (found.whole()) {
            sheet.paragraph(0, place + " is whole: " + entries + ".", Ink.STRONG);
            sheet.blank();
            sheet.paragraph(
                    0,
                    "Keep its head somewhere else, and later prove by it that nothing before it was altered or cut off:",
                    Ink.PLAIN);
            sheet.verbatim("  --kept " + found.head());
            return sheet.toString();
        }
        sheet.paragraph(
                0,
                place + " is damaged: " + HumanNumbers.count(found.found(), "damage", "damages") + " in " + entries
                        + ".",
                Ink.ALARM);
        for (Damage damage : found.damages()) {
            sheet.paragraph(2, damage.toString(), Ink.PLAIN);
        }
        if (found.found() > found.damages().size()) {
            sheet.row(
                    2,
                    "and " + HumanNumbers.count(found.found() - found.damages().size()) + " more",
                    Ink.FAINT);
        }
        sheet.blank();
        sheet.paragraph(
                0,
                "Keep this file as it is, and go on with a backup: firefight journal restore BACKUP --to NEW-FILE",
                Ink.PLAIN);
        sheet.verbatim("By what could be read it ends at " + found.head());
        return sheet.toString();
    }

    /** Writes where a copy is and where it ends, with a line end at its end. */
    public static String copied(String place, Head head, TerminalStyle style) {
        Sheet sheet = new Sheet(style);
        sheet.paragraph(
                0,
                place + " has " + HumanNumbers.count(head.position(), "entry", "entries") + ", verified.",
                Ink.STRONG);
        sheet.verbatim("It ends at " + head);
        return sheet.toString();
    }
}
