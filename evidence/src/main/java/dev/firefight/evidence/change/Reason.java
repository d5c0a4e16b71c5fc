package dev.firefight.evidence.change;

import java.util.Locale;

/** One part of a score, in natural log-odds, with its reason in plain words. */
record Reason(double odds, String text) {
    /** With the weight in front: {@code +1.2 deployed to the failing service}. */
    String shown() {
        return String.format(Locale.ROOT, "%+.1f %s", odds, text);
    }
}
