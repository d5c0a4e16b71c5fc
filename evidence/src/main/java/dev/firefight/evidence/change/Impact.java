package dev.firefight.evidence.change;

import java.util.ArrayList;
import java.util.List;

/** What the kind of a diff says, added up: can it alter behaviour at all, and how much does it tend to break? */
final class Impact {
    private final List<Reason> reasons = new ArrayList<>();
    private double activity = 1;

    /**
     * Adds a finding.
     *
     * @param odds how much it speaks for the change being a cause
     * @param activityAtMost share of what its words have in common with the evidence that counts at most: what does not run does not fail
     * @param text why, in plain words
     */
    void add(double odds, double activityAtMost, String text) {
        reasons.add(new Reason(odds, text));
        activity = Math.min(activity, activityAtMost);
    }

    void add(double odds, String text) {
        add(odds, 1, text);
    }

    List<Reason> reasons() {
        return List.copyOf(reasons);
    }

    /** From 0, cannot do anything, to 1. */
    double activity() {
        return activity;
    }
}
