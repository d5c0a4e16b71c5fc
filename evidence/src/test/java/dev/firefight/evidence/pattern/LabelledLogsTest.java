package dev.firefight.evidence.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Messages whose templates people have told, with no group known: the worst case of all inputs. */
class LabelledLogsTest {
    private record Line(String message, String template) {}

    @Test
    void mostMessagesFindAllTheirLikesAndNoOthers() throws IOException {
        List<Path> files = labels("corrected");
        double sum = 0;
        for (Path file : files) {
            sum += grouped(read(file));
        }
        assertThat(sum / files.size()).isGreaterThan(0.97);
    }

    @Test
    void halvesOfALogHaveTheSameTemplates() throws IOException {
        List<Path> files = labels("original");
        double sum = 0;
        for (Path file : files) {
            sum += falselyNew(read(file));
        }
        assertThat(sum / files.size()).isLessThan(0.005);
    }

    /** The share of lines whose group holds exactly the lines of one true template. */
    private static double grouped(List<Line> lines) {
        List<String> found = mined(lines);
        Map<String, Integer> sizes = new HashMap<>();
        Map<String, Integer> trueSizes = new HashMap<>();
        Map<List<String>, Integer> both = new HashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            sizes.merge(found.get(i), 1, Integer::sum);
            trueSizes.merge(lines.get(i).template(), 1, Integer::sum);
            both.merge(List.of(found.get(i), lines.get(i).template()), 1, Integer::sum);
        }
        double right = 0;
        for (Map.Entry<List<String>, Integer> pair : both.entrySet()) {
            boolean same = pair.getValue().equals(sizes.get(pair.getKey().getFirst()))
                    && pair.getValue().equals(trueSizes.get(pair.getKey().getLast()));
            right += same ? pair.getValue() : 0;
        }
        return right / lines.size();
    }

    /** The share of every second line, of those whose true template the others have too, whose template the others lack. */
    private static double falselyNew(List<Line> lines) {
        List<Line> odd = new ArrayList<>();
        List<Line> even = new ArrayList<>();
        Set<String> known = new HashSet<>();
        for (int i = 0; i < lines.size(); i++) {
            (i % 2 == 0 ? odd : even).add(lines.get(i));
        }
        odd.forEach(line -> known.add(line.template()));
        Set<String> texts = new HashSet<>(mined(odd));
        List<String> found = mined(even);
        int compared = 0;
        double bad = 0;
        for (int i = 0; i < even.size(); i++) {
            if (known.contains(even.get(i).template())) {
                compared++;
                bad += texts.contains(found.get(i)) ? 0 : 1;
            }
        }
        return bad / compared;
    }

    private static List<String> mined(List<Line> lines) {
        List<ShapeCount> shapes = lines.stream()
                .map(line -> new ShapeCount(Shape.of(line.message()), 1))
                .toList();
        Templates templates = Templates.of(shapes);
        return shapes.stream()
                .map(shape -> templates.of(shape.shape()).orElseThrow().text())
                .toList();
    }

    private static List<Path> labels(String version) throws IOException {
        String recordings = System.getenv("FIREFIGHT_RECORDINGS");
        Path root = recordings == null
                ? Path.of("..", "..", "shared", "data", "logs")
                : Path.of(recordings).resolveSibling("logs");
        assumeTrue(Files.isDirectory(root), "no labelled logs in " + root);
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith("_structured_" + version + ".csv"))
                    .sorted()
                    .toList();
        }
    }

    private static List<Line> read(Path file) throws IOException {
        List<List<String>> rows = rows(Files.readString(file, StandardCharsets.UTF_8));
        int message = rows.getFirst().indexOf("Content");
        int template = rows.getFirst().indexOf("EventTemplate");
        return rows.stream()
                .skip(1)
                .map(row -> new Line(row.get(message), row.get(template)))
                .toList();
    }

    private static List<List<String>> rows(String text) {
        List<List<String>> rows = new ArrayList<>();
        List<String> row = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                if (quoted && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                    cell.append(c);
                    i++;
                } else {
                    quoted = !quoted;
                }
            } else if (!quoted && (c == ',' || c == '\n')) {
                row.add(cell.toString());
                cell.setLength(0);
                if (c == '\n') {
                    rows.add(row);
                    row = new ArrayList<>();
                }
            } else if (quoted || c != '\r') {
                cell.append(c);
            }
        }
        return rows;
    }
}
