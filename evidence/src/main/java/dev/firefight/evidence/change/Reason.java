package dev.firefight.evidence.change;

/**
 * One part of what speaks for or against a change.
 *
 * @param odds in natural log-odds; below 0 where it speaks against it
 * @param text why, in plain words
 */
public record Reason(double odds, String text) {}
