package dev.firefight.practice.console;

/**
 * Something that one can look at.
 *
 * @param name the word by which it is asked for
 * @param usage how that is written, with what may follow in brackets
 * @param says what it shows, in one line
 */
public record LookKind(String name, String usage, String says) {}
