package dev.firefight.evidence.pattern;

/** The atoms of one shape by number; those that turn out to vary become values, in the row that equal phrases share. */
final class Phrase {
    private int[] ids;

    Phrase(int[] ids) {
        this.ids = ids;
    }

    int[] ids() {
        return ids;
    }

    /** Takes over the row of an equal phrase. */
    void share(int[] row) {
        ids = row;
    }
}
