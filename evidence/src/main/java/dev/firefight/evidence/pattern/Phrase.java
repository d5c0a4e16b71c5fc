package dev.firefight.evidence.pattern;

/** The atoms of one shape by number, and how many messages have it; those that turn out to vary become values, in the row that equal phrases share. */
final class Phrase {
    private int[] ids;
    private long count;

    Phrase(int[] ids) {
        this.ids = ids;
    }

    int[] ids() {
        return ids;
    }

    /** Counts messages. */
    void count(long messages) {
        count += messages;
    }

    long count() {
        return count;
    }

    /** Takes over the row of an equal phrase. */
    void share(int[] row) {
        ids = row;
    }
}
