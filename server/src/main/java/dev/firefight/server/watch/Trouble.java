package dev.firefight.server.watch;

/**
 * Something that is wrong, as one look saw it.
 *
 * @param key by which it is known again at the next look, in letters, digits, dashes and underscores
 * @param alert what the alert is called
 * @param severity as alerts say it: {@code info} is listed only, {@code warning} and {@code critical} call somebody
 * @param text what is wrong, in a line, without any address but its host
 */
public record Trouble(String key, String alert, String severity, String text) {
    /** That nothing could be learned at all. What else was wrong before may be so still. */
    static final String DOWN = "down";

    static final String INFO = "info";
    static final String WARNING = "warning";
    static final String CRITICAL = "critical";
}
