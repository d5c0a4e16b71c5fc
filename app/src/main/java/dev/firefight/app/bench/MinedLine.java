package dev.firefight.app.bench;

/**
 * What was found for a line.
 *
 * @param pattern the group it is in
 * @param template what it says
 */
record MinedLine(String pattern, String template) {}
