package dev.firefight.server.access;

/** So many wrong passwords came that the next one has to wait. The password was not looked at. */
public final class TooManyAttempts extends AccessException {
    private static final long serialVersionUID = 1;

    private final long waitSeconds;

    TooManyAttempts(long waitSeconds) {
        super("too many wrong passwords: wait " + waitSeconds + (waitSeconds == 1 ? " second" : " seconds")
                + ", then try again; an administrator can make a link for a new password");
        this.waitSeconds = waitSeconds;
    }

    /** After so many seconds, at least 1, another attempt is looked at. */
    public long waitSeconds() {
        return waitSeconds;
    }
}
