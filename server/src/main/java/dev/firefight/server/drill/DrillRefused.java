package dev.firefight.server.drill;

/** Something cannot be done in a drill as it stands; the message says why. Nothing was done. */
public final class DrillRefused extends RuntimeException {
    private static final long serialVersionUID = 1;

    DrillRefused(String message) {
        super(message);
    }

    DrillRefused(IllegalArgumentException wrong) {
        super(String.valueOf(wrong.getMessage()), wrong);
    }
}
