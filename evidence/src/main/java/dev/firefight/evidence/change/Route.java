package dev.firefight.evidence.change;

/**
 * A way by which a change took effect.
 *
 * @param timeNanos when
 * @param service where; empty where that is not known
 * @param isAtOnce whether it takes effect the moment it is done, as a switch does, and needs no time to spread
 * @param odds how likely this way is, in log-odds
 * @param text the way in plain words
 */
record Route(long timeNanos, String service, boolean isAtOnce, double odds, String text) {}
