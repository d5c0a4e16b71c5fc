package dev.firefight.paging.episode;

import java.util.Locale;

/** How bad an alert is. The worst comes first. */
public enum Gravity {
    /** All stands still. */
    WORST,
    /** Somebody is woken for it. */
    SEVERE,
    /** It hurts, or will. */
    SERIOUS,
    /** Nobody says so. */
    OTHER;

    /** By the words that senders use, in whatever case. */
    public static Gravity of(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "p1", "sev1", "sev-1", "emergency", "disaster" -> WORST;
            case "p2", "sev2", "sev-2", "critical", "fatal", "page" -> SEVERE;
            case "p3", "sev3", "sev-3", "error", "high", "warning" -> SERIOUS;
            default -> OTHER;
        };
    }

    /** Whether nobody may sleep through it. */
    public boolean isSevere() {
        return this == WORST || this == SEVERE;
    }
}
