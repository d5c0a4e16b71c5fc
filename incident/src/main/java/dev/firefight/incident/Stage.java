package dev.firefight.incident;

/**
 * How far an incident is, fact by fact: one fold for whoever has the whole timeline, and for lists that keep nothing else of it.
 *
 * @param isResolved whether it is over
 * @param isWatched whether recovery is watched
 * @param isStable whether it gets no worse
 */
public record Stage(boolean isResolved, boolean isWatched, boolean isStable) {
    /** As it is declared. */
    public static final Stage DECLARED = new Stage(false, false, false);

    /** After one more fact. What was verified is stable; a second wave ends what was watched. */
    public Stage after(Fact fact) {
        return switch (fact) {
            case Course.Stabilised _ -> new Stage(isResolved, isWatched, true);
            case Course.SecondWaveSeen _ -> new Stage(isResolved, false, false);
            case Course.Resolved _ -> new Stage(true, isWatched, isStable);
            case Course.Reopened _ -> new Stage(false, isWatched, false);
            case Action.VerificationStarted _ -> new Stage(isResolved, true, isStable);
            case Action.VerificationPassed _ -> new Stage(isResolved, false, true);
            case Action.VerificationFailed _ -> new Stage(isResolved, false, isStable);
            default -> this;
        };
    }

    /** In a word. */
    public Phase phase() {
        if (isResolved) {
            return Phase.RESOLVED;
        }
        if (isWatched) {
            return Phase.VERIFYING;
        }
        return isStable ? Phase.STABLE : Phase.BURNING;
    }
}
