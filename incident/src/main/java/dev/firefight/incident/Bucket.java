package dev.firefight.incident;

/** The kinds of causes: every hypothesis belongs to one, so that none of them is forgotten. */
public enum Bucket {
    /** Something was altered: a deployment, configuration, a flag, data, infrastructure. */
    CHANGE,
    /** This system, or others, failed in this way before. */
    KNOWN_PATTERN,
    /** Something outside of the team's control: a provider, a certificate, a region. */
    DEPENDENCY,
    /** None of these: a fault of a component by itself. */
    INTERNAL
}
