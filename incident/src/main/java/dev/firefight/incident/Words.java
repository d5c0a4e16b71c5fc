package dev.firefight.incident;

/** Texts that people write: bounded, and never blank where they are required. */
final class Words {
    /** What is said in one entry. */
    static final int MOST_TEXT_CHARS = 10_000;

    /** Titles, names of systems, and the like. */
    static final int MOST_LINE_CHARS = 300;

    private static final int MOST_BRIEF_CHARS = 70;

    private Words() {}

    static String required(String what, String text, int mostChars) {
        String stripped = bounded(what, text, mostChars);
        if (stripped.isEmpty()) {
            throw new IllegalArgumentException("the " + what + " is missing; write at least one character");
        }
        return stripped;
    }

    static String text(String what, String text) {
        return required(what, text, MOST_TEXT_CHARS);
    }

    static String line(String what, String text) {
        return required(what, text, MOST_LINE_CHARS);
    }

    /** May be empty. */
    static String optional(String what, String text) {
        return bounded(what, text, MOST_TEXT_CHARS);
    }

    /** The first line, cut where it is long. */
    static String brief(String text) {
        String line = text.lines().findFirst().orElse("");
        return line.length() <= MOST_BRIEF_CHARS ? line : line.substring(0, MOST_BRIEF_CHARS) + "…";
    }

    private static String bounded(String what, String text, int mostChars) {
        String stripped = text.strip();
        if (stripped.length() > mostChars) {
            throw new IllegalArgumentException("the " + what + " has " + stripped.length() + " characters; write it in "
                    + mostChars + ", and attach the rest as a file");
        }
        return stripped;
    }
}
