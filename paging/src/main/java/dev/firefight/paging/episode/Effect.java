package dev.firefight.paging.episode;

/** What a message about an alert does. */
public enum Effect {
    /** An episode begins. */
    OPENED,
    /** The episode that is open began earlier, or once more. */
    RENEWED,
    /** The episode that was open ends. */
    ENDED,
    /** An alert ended of which it was not known that it fires. */
    UNHEARD,
    /** It is known already. */
    REPEATED,
    /** It was overtaken by what is known already. */
    LATE;

    /** Whether it has to be kept: what is repeated or late would change nothing. */
    public boolean isNews() {
        return this == OPENED || this == RENEWED || this == ENDED || this == UNHEARD;
    }
}
