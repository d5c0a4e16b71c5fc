package dev.firefight.server.investigation;

/** There is no recording, and why, in words for people. */
public final class RecordingRefused extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final boolean isBusy;

    RecordingRefused(String why, boolean isBusy) {
        super(why);
        this.isBusy = isBusy;
    }

    /** Whether it may be there for who asks again in a while. */
    public boolean isBusy() {
        return isBusy;
    }
}
