package dev.firefight.evidence.pattern;

/** The atoms of one shape by number; some of them become values while shapes are compared. */
final class Phrase {
    private int[] ids;

    Phrase(int[] ids) {
        this.ids = ids;
    }

    int[] ids() {
        return ids;
    }

    void set(int[] changed) {
        ids = changed;
    }
}
