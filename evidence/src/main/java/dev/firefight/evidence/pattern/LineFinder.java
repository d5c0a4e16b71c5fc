package dev.firefight.evidence.pattern;

/** Looks for the lines of some shapes while lines are counted. For one thread. */
public interface LineFinder {
    /** Wants none. */
    LineFinder NONE = new LineFinder() {
        @Override
        public boolean wants(long hash, long second) {
            return false;
        }

        @Override
        public void found(FoundLine line) {}
    };

    /** Whether the lines of a shape are wanted, by both of its {@linkplain SeenShape hashes}. */
    boolean wants(long hash, long second);

    /** Takes a line that was wanted. */
    void found(FoundLine line);
}
