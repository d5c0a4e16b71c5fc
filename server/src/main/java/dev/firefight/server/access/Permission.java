package dev.firefight.server.access;

/** What somebody may do; each includes those before it. */
public enum Permission {
    /** Looks at everything but administration. */
    VIEWER,
    /** Writes into timelines. */
    RESPONDER,
    /** Lets people and programs in. */
    ADMIN;

    /** Whether this includes another. */
    public boolean includes(Permission needed) {
        return compareTo(needed) >= 0;
    }
}
