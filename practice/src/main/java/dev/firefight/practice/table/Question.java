package dev.firefight.practice.table;

/** What is asked about a timeline; each is answered by one of its entries, or by none. */
public enum Question {
    /** What first told that users suffer. */
    FIRST_SIGN(
            "Which entry is the first sign of harm?",
            "The first sign is what first tells that somebody suffers: an alert, a page, a call. What comes before it is only seen as a sign afterwards."),
    /** What made it better. */
    HELPED(
            "Which act helped?",
            "What helped is known by what was watched afterwards. That it got better after an act does not yet say that it was the act."),
    /** When it was time for an update. */
    TELL_OTHERS(
            "After which entry should others have been told?",
            "As soon as it is known that users suffer, and not when the cause is known. The first update is due within fifteen minutes of the declaration.");

    private final String words;
    private final String teaches;

    Question(String words, String teaches) {
        this.words = words;
        this.teaches = teaches;
    }

    /** As it is asked. */
    public String words() {
        return words;
    }

    /** What to know about it. */
    public String teaches() {
        return teaches;
    }
}
