package dev.firefight.app.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A figure to compare with, from a file beside the results: {@code set,measure,figure,kind,source}.
 *
 * @param set name of the set
 * @param measure {@code level:measure}, such as {@code service:ac1}
 * @param figure the figure
 * @param kind {@code published} or {@code target}
 * @param source who says so
 */
record Published(String set, String measure, double figure, String kind, String source) {
    /** Reads all figures; none where there is no file. */
    static List<Published> read(Path file) throws IOException {
        List<Published> all = new ArrayList<>();
        if (Files.isRegularFile(file)) {
            List<String> lines = Files.readAllLines(file);
            for (String line : lines.subList(Math.min(1, lines.size()), lines.size())) {
                String[] cells = line.split(",", 5);
                if (cells.length == 5) {
                    all.add(new Published(
                            cells[0], cells[1], Double.parseDouble(cells[2]), cells[3], cells[4].strip()));
                }
            }
        }
        return all;
    }
}
