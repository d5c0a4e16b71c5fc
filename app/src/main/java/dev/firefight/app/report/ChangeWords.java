package dev.firefight.app.report;

import dev.firefight.app.logs.LogAnswer.Statement;
import dev.firefight.evidence.drawing.HumanNumbers;
import dev.firefight.evidence.pattern.PatternChange;
import dev.firefight.evidence.pattern.PatternChange.Kind;
import dev.firefight.evidence.pattern.Shape;

/** What became of a pattern, in the words that the terminal and the page share. */
final class ChangeWords {
    private ChangeWords() {}

    /** In one word: {@code new}, {@code gone}, how many times as often; empty where it is as before. */
    static String kind(PatternChange change) {
        return switch (change.kind()) {
            case NEW -> "new";
            case VANISHED -> "gone";
            case MORE, FEWER -> HumanNumbers.ratio(change.ratio());
            case STEADY -> "";
        };
    }

    /** Its lines before and after; in all where that is as before. */
    static String counts(Statement one) {
        return one.change().kind() == Kind.STEADY
                ? HumanNumbers.count(one.lines())
                : counts(one.change().before(), one.change().after());
    }

    /** Lines before and after. */
    static String counts(long before, long after) {
        return HumanNumbers.count(before) + " \u2192 " + HumanNumbers.count(after);
    }

    /** The text of a pattern as people read it, with {@code *} for what differs. */
    static String text(String template) {
        return template.replace(Shape.VALUE, "*");
    }
}
