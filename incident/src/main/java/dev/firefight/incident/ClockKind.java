package dev.firefight.incident;

/** What people are reminded of. */
public enum ClockKind {
    /** Nobody commands. */
    COMMANDER_MISSING,
    /** Nobody said how bad it is. */
    SEVERITY_MISSING,
    /** Nobody keeps the timeline. */
    SCRIBE_MISSING,
    /** Others wait for an update. */
    UPDATE_DUE,
    /** Customers are hurt for so long, or will be, that management has to know. */
    ESCALATION_DUE,
    /** The commander is on duty for too long. */
    COMMANDER_TIRED,
    /** The scribe is on duty for too long. */
    SCRIBE_TIRED,
    /** What was changed was watched for long enough. */
    SOAK_OVER,
    /** The day of a workaround has passed, and the real fix is not made. */
    WORKAROUND_OVERDUE
}
