package dev.firefight.practice.score;

import java.util.List;

/**
 * What a drill was worth.
 *
 * @param points each that was given or taken, by rules in their order
 */
public record Score(List<Point> points) {
    /** Copies the list. */
    public Score {
        points = List.copyOf(points);
    }

    /** Points of a block, from 0 to its most, but for hints. */
    public double of(Block block) {
        double sum = points.stream()
                .filter(one -> one.rule().block() == block && one.rule() != Rule.X1)
                .mapToDouble(Point::points)
                .sum();
        return rounded(Math.clamp(sum, 0, block.most()));
    }

    /** What hints cost. */
    public double hints() {
        return points.stream()
                .filter(one -> one.rule() == Rule.X1)
                .mapToDouble(Point::points)
                .sum();
    }

    /** All points, from 0 to 100. */
    public double total() {
        double sum = hints();
        for (Block one : Block.values()) {
            sum += of(one);
        }
        return rounded(Math.clamp(sum, 0, 100));
    }

    private static double rounded(double points) {
        return Math.rint(10 * points) / 10;
    }
}
