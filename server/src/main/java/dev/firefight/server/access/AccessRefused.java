package dev.firefight.server.access;

/** Something about accounts, tokens or links that is not done, and why. */
public final class AccessRefused extends AccessException {
    private static final long serialVersionUID = 1;

    private final Why why;

    /** What kind of reason. */
    public enum Why {
        /** Whoever asked may not do it. */
        NOT_ALLOWED,
        /** What was named does not exist, or not any more. */
        UNKNOWN,
        /** What was sent breaks a rule, such as that of passwords. */
        UNFIT,
        /** It does not go with how things stand, such as a name that is taken. */
        CONFLICT
    }

    private AccessRefused(Why why, String message) {
        super(message);
        this.why = why;
    }

    static AccessRefused notAllowed(String message) {
        return new AccessRefused(Why.NOT_ALLOWED, message);
    }

    static AccessRefused unknown(String message) {
        return new AccessRefused(Why.UNKNOWN, message);
    }

    static AccessRefused unfit(String message) {
        return new AccessRefused(Why.UNFIT, message);
    }

    static AccessRefused conflict(String message) {
        return new AccessRefused(Why.CONFLICT, message);
    }

    /** What kind of reason it is. */
    public Why why() {
        return why;
    }
}
