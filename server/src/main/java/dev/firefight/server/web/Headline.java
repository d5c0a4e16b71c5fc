package dev.firefight.server.web;

import dev.firefight.evidence.Evidence;
import dev.firefight.evidence.Suspect;
import dev.firefight.evidence.drawing.SafeText;

/**
 * A supposed cause in a line or two.
 *
 * @param title whom it accuses, and of what
 * @param tag what it looks like, for a badge; empty where it looks like nothing known
 * @param claim what is said of them, whole
 * @param rest of the claim, where the title is cut; else empty
 */
record Headline(String title, String tag, String claim, String rest) {
    private static final int MOST_CHARS = 80;
    private static final String LOOKS = "; looks like ";
    private static final String SAYS = ": ";
    private static final String CUT = " …";

    /** What a person wrote stands as it is. */
    static Headline byPerson(String cause) {
        return new Headline(cause, "", cause, "");
    }

    /** The program writes the name, what stands against it, and what that looks like. */
    static Headline byProgram(String cause) {
        int looks = cause.indexOf(LOOKS);
        String whole = SafeText.line(looks < 0 ? cause : cause.substring(0, looks));
        String tag = looks < 0 ? "" : cause.substring(looks + "; ".length());
        int says = whole.indexOf(SAYS);
        String name = says < 0 ? "" : whole.substring(0, says);
        String claim = says < 0 ? whole : whole.substring(says + SAYS.length());
        String once = name.isEmpty()
                ? claim
                : name + SAYS + (claim.startsWith(name + " ") ? claim.substring(name.length() + 1) : claim);
        String title = SafeText.headline(once, MOST_CHARS);
        String rest = title.equals(once) ? "" : once.substring(title.length() - CUT.length());
        return new Headline(title, tag, claim, rest.replaceFirst("^[\\s,;:]+", ""));
    }

    /** What is left to be said when the headline was read; empty where it said that already. */
    String unsaid(String evidence) {
        String line = SafeText.line(evidence);
        if (!claim.equals(line) && !claim.endsWith(SAYS + line)) {
            return evidence;
        }
        return rest.isEmpty() ? "" : "… " + rest;
    }

    /** What the reason of a suspect says that none of its evidence does; empty for nothing. */
    static String beyondEvidence(Suspect suspect) {
        String reason = suspect.reason();
        String rest = suspect.evidence().stream()
                .map(Evidence::text)
                .filter(text -> !text.isEmpty() && reason.startsWith(text))
                .map(text -> reason.substring(text.length()).replaceFirst("^[\\s,;:]+", ""))
                .findFirst()
                .orElse(reason);
        return rest;
    }
}
