package dev.firefight.incident;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Words that put somebody's name next to blame, and how to say the same of systems and circumstances. A hint and no rule: what is meant,
 * only people know.
 */
public final class Blame {
    private Blame() {}

    /**
     * Words that may hurt.
     *
     * @param from where they start in the text
     * @param to where they end
     * @param instead how it could be said
     */
    public record Hint(int from, int to, String instead) {}

    private record Wording(Pattern words, String instead) {
        static Wording of(String words, String instead) {
            int flags = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
            return new Wording(Pattern.compile("\\b(?:" + words + ")\\b", flags), instead);
        }
    }

    private static final List<Wording> WORDINGS = List.of(
            Wording.of(
                    "(?:his|her|their|your|[\\p{L}]+'s) (?:fault|mistake|error|blunder)",
                    "what happened, and what made it possible"),
            Wording.of("(?:human|user|operator|pilot) error", "which step was easy to get wrong, and why"),
            Wording.of("(?:to|is|are|was|were) blame|blames?|blamed|blaming|culprit|guilty", "what contributed"),
            Wording.of(
                    "careless(?:ly|ness)?|negligen(?:t|ce)|sloppy|lazy|stupid(?:ly)?|dumb|idiot(?:ic)?|incompetent",
                    "what the person could see and know then"),
            Wording.of(
                    "should(?:n't| not)? have (?:known|checked|tested|noticed|thought|asked|done)",
                    "what would have shown it in time"),
            Wording.of("failed to (?:check|test|notice|follow|read|ask)", "what was not visible, or not asked for"),
            Wording.of(
                    "forgot to|forgotten by|screwed up|messed up|(?:he|she|they|you) broke",
                    "what was missing in the process or the tool"));

    /** Where a text blames, in its order. */
    public static List<Hint> in(String text) {
        List<Hint> hints = new ArrayList<>();
        for (Wording wording : WORDINGS) {
            Matcher found = wording.words().matcher(text);
            while (found.find()) {
                hints.add(new Hint(found.start(), found.end(), wording.instead()));
            }
        }
        hints.sort((one, other) -> Integer.compare(one.from(), other.from()));
        return List.copyOf(hints);
    }
}
