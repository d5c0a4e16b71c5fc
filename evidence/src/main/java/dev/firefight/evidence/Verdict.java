package dev.firefight.evidence;

/** What was found out about a bucket. */
public enum Verdict {
    /** At least one suspect is in it. */
    SUSPECT("suspect"),
    /** It was looked at, and nothing in it explains the trouble. */
    CLEAR("clear"),
    /** There was nothing to look at: a missing feed is never "no change". */
    NOT_CHECKED("not-checked");

    private final String id;

    Verdict(String id) {
        this.id = id;
    }

    /** Its name in JSON. */
    public String id() {
        return id;
    }
}
