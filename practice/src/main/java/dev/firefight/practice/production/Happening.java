package dev.firefight.practice.production;

import dev.firefight.telemetry.Origin;

/**
 * Something that happened to what is run, as orchestrators tell it.
 *
 * @param timeNanos when
 * @param origin to which
 * @param what in one word, as orchestrators call it
 */
public record Happening(long timeNanos, Origin origin, String what) {}
