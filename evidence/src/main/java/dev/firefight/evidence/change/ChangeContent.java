package dev.firefight.evidence.change;

import dev.firefight.telemetry.Change;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What is in a change: what its kind says, and its words by weight.
 *
 * @param reasons what the kind of the diff says
 * @param activity share to which its words count: 0 for what does not run, 1 for code and settings
 * @param words words by weight: 1 in lines that changed, half in what stayed beside and in the path, less around and in the
 *     title
 * @param versioned words of the names of dependencies whose version changed
 */
record ChangeContent(List<Reason> reasons, double activity, Map<String, Double> words, Set<String> versioned) {
    private static final double CHANGED = 1;
    private static final double SWITCH_NAME = 0.7;
    private static final double KEPT = 0.5;
    private static final double AROUND = 0.3;
    private static final Pattern REVERT = Pattern.compile("^\\s*revert\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern TITLE_TAG = Pattern.compile("^\\s*(\\w+(\\([^)]*\\))?:|#\\w+)\\s*");

    /** Reads a change of whatever kind. */
    static ChangeContent of(Change change) {
        Impact impact = new Impact();
        Map<String, Double> words = new HashMap<>();
        Set<String> versioned = Set.of();
        double told = change.diff().isEmpty() ? KEPT : AROUND; // what was done outweighs what somebody meant to do
        add(words, TITLE_TAG.matcher(change.title()).replaceFirst(""), told);
        add(words, change.body(), told);
        for (String file : change.files()) {
            int dot = file.lastIndexOf('.');
            add(words, dot > 0 ? file.substring(0, dot) : file, KEPT);
        }
        if (REVERT.matcher(change.title()).find()) {
            impact.add(Odds.REVERT, "goes back to what was before");
        }
        Optional<Harmless> byFiles = HarmlessKinds.ofFiles(change.files());
        byFiles.ifPresent(harmless -> harmless.tell(impact));
        if (!change.diff().isEmpty()) {
            Diff diff = Diff.parse(change.files(), change.diff());
            addLines(words, diff);
            if (byFiles.isEmpty()) {
                versioned = judge(diff, impact);
            }
        } else if (Routes.isSwitch(change)) {
            add(words, change.id(), SWITCH_NAME);
            impact.add(Odds.NAME_ONLY, "a switch: what it does is known by its name only");
        } else if (byFiles.isEmpty()) {
            impact.add(Odds.TITLE_ONLY, Odds.HALF_ACTIVE, "content not recorded, title only");
        }
        return new ChangeContent(impact.reasons(), impact.activity(), Map.copyOf(words), versioned);
    }

    /** Judges the lines; the words of the names of dependencies whose version changed. */
    private static Set<String> judge(Diff diff, Impact impact) {
        Set<String> versioned = Versions.judge(diff, impact);
        if (versioned.isEmpty()) {
            HarmlessKinds.ofLines(diff)
                    .ifPresentOrElse(
                            harmless -> harmless.tell(impact),
                            () -> Edits.judge(diff, Settings.judge(diff, impact), impact));
        }
        return versioned;
    }

    private static void addLines(Map<String, Double> words, Diff diff) {
        add(words, String.join("\n", diff.context()), AROUND);
        add(words, String.join("\n", diff.touched()), AROUND);
        add(words, String.join("\n", diff.places()), AROUND);
        Set<String> lost = Words.of(String.join("\n", diff.lost()));
        Set<String> gained = Words.of(String.join("\n", diff.gained()));
        lost.forEach(word -> words.merge(word, gained.contains(word) ? KEPT : CHANGED, Math::max));
        gained.forEach(word -> words.merge(word, lost.contains(word) ? KEPT : CHANGED, Math::max));
    }

    private static void add(Map<String, Double> words, String text, double weight) {
        Words.of(text).forEach(word -> words.merge(word, weight, Math::max));
    }
}
