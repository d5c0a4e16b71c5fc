package dev.firefight.incident;

/** How far an incident is. */
public enum Phase {
    /** Nothing holds yet. */
    BURNING,
    /** It gets no worse. */
    STABLE,
    /** Whether it is over is watched. */
    VERIFYING,
    /** It is over. */
    RESOLVED
}
