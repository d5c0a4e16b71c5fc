package dev.firefight.evidence.trace;

/** When something was seen. */
enum Phase {
    /** In the healthy baseline. */
    HEALTHY,
    /** In the incident, before the onset. */
    BEFORE,
    /** In the incident, from the onset on. */
    AFTER
}
