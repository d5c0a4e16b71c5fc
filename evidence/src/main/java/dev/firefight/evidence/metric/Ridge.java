package dev.firefight.evidence.metric;

/**
 * What the last column of a row is expected to be, as a weighted sum of the others: ridge regression through the origin.
 *
 * @param weights of the columns but the last
 * @param inverse inverse of the matrix of the normal equations, which tells how far a row lies from those that were learned
 * @param variance of what remains unexplained
 */
@SuppressWarnings("ArrayRecordComponent") // computed on, not compared
record Ridge(double[] weights, double[][] inverse, double variance) {
    /** A little of the identity keeps the equations solvable when inputs go together. */
    private static final double RIDGE = 1e-3;

    /** A miss by two in a hundred is not worth a word. */
    private static final double FLOOR = 0.02;

    /** One wild minute must not decide. */
    private static final double MOST_OF_ONE = 3;

    /** Learns from the first rows, at least one. */
    static Ridge of(double[][] rows, int learned) {
        int inputs = rows[0].length - 1;
        double[][] gram = new double[inputs][inputs];
        double[] product = new double[inputs];
        for (int row = 0; row < learned; row++) {
            for (int i = 0; i < inputs; i++) {
                product[i] += rows[row][i] * rows[row][inputs];
                for (int j = 0; j < inputs; j++) {
                    gram[i][j] += rows[row][i] * rows[row][j];
                }
            }
        }
        for (int i = 0; i < inputs; i++) {
            gram[i][i] += RIDGE * learned;
        }
        double[][] inverse = inverse(gram);
        double[] weights = new double[inputs];
        for (int i = 0; i < inputs; i++) {
            for (int j = 0; j < inputs; j++) {
                weights[i] += inverse[i][j] * product[j];
            }
        }
        double squares = 0;
        for (int row = 0; row < learned; row++) {
            double miss = miss(rows[row], weights);
            squares += miss * miss;
        }
        return new Ridge(weights, inverse, squares / Math.max(1, learned - inputs) + FLOOR * FLOOR);
    }

    /** How much more than expected the last column of a row is, in standard errors, at most three either way. */
    double error(double[] row) {
        double error = miss(row, weights) / Math.sqrt(variance * (1 + leverage(row)));
        return Math.clamp(error, -MOST_OF_ONE, MOST_OF_ONE);
    }

    private static double miss(double[] row, double[] weights) {
        double expected = 0;
        for (int i = 0; i < weights.length; i++) {
            expected += row[i] * weights[i];
        }
        return row[weights.length] - expected;
    }

    private double leverage(double[] row) {
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            for (int j = 0; j < weights.length; j++) {
                sum += row[i] * inverse[i][j] * row[j];
            }
        }
        return sum;
    }

    /** Inverse of a symmetric positive definite matrix by Gauss and Jordan; no pivot is zero, thanks to the ridge. */
    private static double[][] inverse(double[][] matrix) {
        int n = matrix.length;
        double[][] left = new double[n][];
        double[][] right = new double[n][n];
        for (int i = 0; i < n; i++) {
            left[i] = matrix[i].clone();
            right[i][i] = 1;
        }
        for (int pivot = 0; pivot < n; pivot++) {
            double divisor = left[pivot][pivot];
            for (int j = 0; j < n; j++) {
                left[pivot][j] /= divisor;
                right[pivot][j] /= divisor;
            }
            for (int i = 0; i < n; i++) {
                double factor = left[i][pivot];
                for (int j = 0; j < n && i != pivot; j++) {
                    left[i][j] -= factor * left[pivot][j];
                    right[i][j] -= factor * right[pivot][j];
                }
            }
        }
        return right;
    }
}
