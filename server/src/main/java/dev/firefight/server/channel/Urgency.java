package dev.firefight.server.channel;

/** How much a message may disturb. */
public enum Urgency {
    /** Somebody has to act now, and is woken for it. */
    HIGH,
    /** To be seen soon. */
    NORMAL,
    /** To be known; it disturbs nobody. */
    LOW
}
