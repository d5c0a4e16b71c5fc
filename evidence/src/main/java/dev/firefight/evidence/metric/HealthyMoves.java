package dev.firefight.evidence.metric;

/**
 * How much a statistic moves in healthy times, between neighbouring stretches as long as those before and after the onset. What happens
 * every quarter of an hour is no sign of trouble, however unlikely the points before the onset alone make it look.
 */
final class HealthyMoves {
    /** A move of fewer standard errors is no clue anyway, so that healthy times need not be asked. */
    static final double REMARKABLE = 2;

    /** Stretches overlap, so that more would tell no more. */
    private static final int MOST_STRETCHES = 30;

    private HealthyMoves() {}

    /** The move of a statistic at a point between two stretches of healthy times. */
    @FunctionalInterface
    interface Move {
        /** The move from points {@code from} to {@code split} to points {@code split} to {@code to}, each end exclusive. */
        double of(int from, int split, int to);
    }

    /**
     * The root of the mean square of the move.
     *
     * @param points healthy points there are
     * @param before points before the onset
     * @param after points after it, at least 1
     * @param move the move at one place of the healthy points
     * @return 0 where healthy times do not hold such stretches at two places whose later parts do not overlap
     */
    static double usual(int points, int before, int after, Move move) {
        int room = points - before - after;
        if (room < after) {
            return 0;
        }
        int stretches = Math.min(MOST_STRETCHES, room + 1);
        double squares = 0;
        for (int i = 0; i < stretches; i++) {
            int from = (int) ((long) room * i / (stretches - 1));
            double one = move.of(from, from + before, from + before + after);
            squares += one * one;
        }
        return Math.sqrt(squares / stretches);
    }
}
