package dev.firefight.app.report;

import dev.firefight.app.report.Sheet.Ink;
import dev.firefight.evidence.drawing.HumanNumbers;
import dev.firefight.practice.scenario.Bot;
import dev.firefight.practice.scenario.Family;
import dev.firefight.practice.scenario.Scenario;
import dev.firefight.practice.score.ScenarioCheck;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What there is to practise, and whether it teaches something, as texts for the terminal. */
public final class ScenarioReport {
    private static final int TITLE_AT = 22;

    private ScenarioReport() {}

    /** A list, easiest first as it was given, with a line end at its end. */
    public static String list(List<Scenario> scenarios, List<Family> families, TerminalStyle style) {
        Sheet sheet = new Sheet(style);
        for (Scenario.Kind kind : Scenario.Kind.values()) {
            List<Scenario> some =
                    scenarios.stream().filter(one -> one.kind() == kind).toList();
            if (!some.isEmpty()) {
                sheet.heading(words(kind));
                for (Scenario one : some) {
                    sheet.labelled(
                            2,
                            one.id(),
                            TITLE_AT,
                            "*".repeat(one.level()) + " " + one.title() + " ("
                                    + one.lasts().toMinutes() + " min)",
                            Ink.PLAIN);
                }
                sheet.blank();
            }
        }
        sheet.heading("Drawn from a seed, another one each time: FAMILY-SEED, as in bad-release-0000002a");
        families.forEach(one -> sheet.labelled(2, one.id(), TITLE_AT, one.says(), Ink.PLAIN));
        return sheet.toString();
    }

    private static String words(Scenario.Kind kind) {
        return switch (kind) {
            case STORY -> "Stories";
            case OUTAGE -> "Public outages, retold through their mechanism";
            case FAMILY -> "Drawn from a seed";
        };
    }

    /** One scenario that was checked, with a line end at its end. */
    public static String check(ScenarioCheck check, TerminalStyle style) {
        Sheet sheet = new Sheet(style);
        boolean isSound = check.problems().isEmpty();
        sheet.between(0, (isSound ? "✓ " : "✗ ") + check.scenario().id(), "seed " + check.seed());
        sheet.row(
                4,
                HumanNumbers.count(check.suffered(Bot.NOTHING)) + " of " + HumanNumbers.count(check.asked())
                        + " suffer if nothing is done, " + HumanNumbers.count(check.best()) + " with the best play",
                Ink.PLAIN);
        StringBuilder points =
                new StringBuilder("points: who knows all " + check.oracle().total());
        for (Bot bot : Bot.values()) {
            Optional.ofNullable(check.bots().get(bot)).ifPresent(fare -> points.append(", ")
                    .append(name(bot))
                    .append(' ')
                    .append(fare.score().total()));
        }
        sheet.paragraph(4, points.toString(), Ink.FAINT);
        check.problems().forEach(problem -> sheet.paragraph(4, problem, Ink.ALARM));
        return sheet.toString();
    }

    static String name(Bot bot) {
        return bot.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
