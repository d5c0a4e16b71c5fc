package dev.firefight.incident;

/** What somebody answers for while an incident lasts. */
public enum Role {
    /** Decides. There is one, so that nobody acts against anybody. */
    COMMANDER,
    /** Keeps the timeline. There is one. */
    SCRIBE,
    /** Speaks to customers and management. There is one. */
    COMMUNICATION,
    /** Knows an affected part. There may be several. */
    EXPERT;

    /** Whether one person at a time has it. */
    public boolean isSingle() {
        return this != EXPERT;
    }
}
