package dev.firefight.server.web;

import java.util.List;
import java.util.Locale;

/** Numbers as the path of an SVG. */
final class Drawing {
    private Drawing() {}

    /**
     * A line through numbers at equal distances, with a gap where there is none.
     *
     * @param values from left to right
     * @param of how many would reach from the left to the right
     * @param most what reaches to the top
     */
    static String path(List<Double> values, int of, double most, int width, int height) {
        StringBuilder path = new StringBuilder();
        boolean isDrawing = false;
        for (int i = 0; i < values.size(); i++) {
            double value = values.get(i);
            if (!Double.isFinite(value)) {
                isDrawing = false;
                continue;
            }
            double x = of < 2 ? 0 : (double) width * i / (of - 1);
            double y = height - height * Math.clamp(most == 0 ? 0 : value / most, 0.0, 1.0);
            path.append(String.format(Locale.ROOT, "%s%.1f %.1f", isDrawing ? "L" : "M", x, y));
            isDrawing = true;
        }
        return path.toString();
    }

    /** The greatest of them; 0 where there is none. */
    static double most(List<Double> values) {
        return values.stream()
                .mapToDouble(one -> one)
                .filter(Double::isFinite)
                .max()
                .orElse(0);
    }
}
