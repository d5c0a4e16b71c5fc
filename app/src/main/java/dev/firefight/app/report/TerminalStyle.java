package dev.firefight.app.report;

/**
 * How a report is written for a terminal.
 *
 * @param width columns to use, at least 40
 * @param colour whether to use colours; the caller knows about NO_COLOR and whether there is a terminal
 * @param ascii whether nothing but ASCII can be shown
 */
public record TerminalStyle(int width, boolean colour, boolean ascii) {
    /** Narrower than this nothing is readable. */
    public static final int MIN_WIDTH_COLUMNS = 40;

    /** Wider than this lines get hard to follow. */
    public static final int MAX_WIDTH_COLUMNS = 120;

    /** Eighty columns, no colour, all of Unicode. */
    public static final TerminalStyle PLAIN = new TerminalStyle(80, false, false);

    /** Moves a width outside the limits to the limit. */
    public TerminalStyle {
        width = Math.clamp(width, MIN_WIDTH_COLUMNS, MAX_WIDTH_COLUMNS);
    }
}
