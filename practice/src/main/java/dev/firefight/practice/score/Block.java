package dev.firefight.practice.score;

/** What points are given for. */
public enum Block {
    /** How many users suffered, beside doing nothing and beside the best that is known. */
    HARM(30, "users who suffered"),
    /** Whether it stays well, though the trigger comes again. */
    RECOVERY(10, "lasting recovery"),
    /** Whether it was known what it was. */
    DIAGNOSIS(15, "diagnosis"),
    /** Whether people were told, called in, and knew who decides. */
    COMMAND(15, "command"),
    /** Whether it was found by looking and testing, one change at a time. */
    METHOD(15, "method"),
    /** Whether nothing was put at risk that did not have to be. */
    SAFETY(5, "safety"),
    /** Whether it was written up so that others learn from it. */
    REVIEW(10, "post-mortem");

    private final int most;
    private final String words;

    Block(int most, String words) {
        this.most = most;
        this.words = words;
    }

    /** The most points. */
    public int most() {
        return most;
    }

    /** In words. */
    public String words() {
        return words;
    }
}
