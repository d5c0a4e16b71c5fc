package dev.firefight.app.logs;

/** Cuts bytes into lines. */
final class LineEnds {
    private LineEnds() {}

    /** Takes a line: where it starts, and where it ends without its line feed. */
    @FunctionalInterface
    interface LineTaker {
        /** Takes one. */
        void take(int from, int to);
    }

    static void forEach(byte[] bytes, LineTaker taker) {
        int from = 0;
        while (from < bytes.length) {
            int to = from;
            while (to < bytes.length && bytes[to] != '\n') {
                to++;
            }
            taker.take(from, to);
            from = to + 1;
        }
    }
}
