package dev.firefight.evidence.pattern;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Mines messages of files and writes a table of results beside each: {@code MinedLabels IN OUT}. Not a test. */
final class MinedLabels {
    private MinedLabels() {}

    public static void main(String[] arguments) throws IOException {
        Path in = Path.of(arguments[0]);
        for (String kind : List.of("g", "n")) {
            Path out = Path.of(arguments[1], kind);
            Files.createDirectories(out);
            try (var files = Files.list(in)) {
                for (Path file : files.filter(f -> f.toString().endsWith(".txt"))
                        .sorted()
                        .toList()) {
                    String name = file.getFileName().toString().replace(".txt", "");
                    List<String> lines = lines(file);
                    List<String> groups = lines(in.resolve(name + ".grp"));
                    List<Integer> odd = new ArrayList<>();
                    List<Integer> even = new ArrayList<>();
                    List<Integer> all = new ArrayList<>();
                    for (int i = 0; i < lines.size(); i++) {
                        all.add(i);
                        (i % 2 == 0 ? odd : even).add(i);
                    }
                    boolean grouped = kind.equals("g");
                    mine(lines, groups, all, grouped, out.resolve(name + "_2k.csv"));
                    mine(lines, groups, odd, grouped, out.resolve(name + "_2k.odd.csv"));
                    mine(lines, groups, even, grouped, out.resolve(name + "_2k.even.csv"));
                }
            }
        }
    }

    private static List<String> lines(Path file) throws IOException {
        String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        return List.of(text.substring(0, text.length() - 1).split("\n", -1));
    }

    private static void mine(List<String> lines, List<String> groups, List<Integer> rows, boolean grouped, Path out)
            throws IOException {
        Map<ShapeCount, Long> counts = new HashMap<>();
        for (int row : rows) {
            counts.merge(new ShapeCount(grouped ? groups.get(row) : "", Shape.of(lines.get(row)), 1), 1L, Long::sum);
        }
        List<ShapeCount> shapes = new ArrayList<>();
        counts.forEach((shape, count) -> shapes.add(new ShapeCount(shape.group(), shape.shape(), count)));
        Templates templates = Templates.of(shapes);
        StringBuilder table = new StringBuilder("line,pattern,template\n");
        int number = 0;
        for (int row : rows) {
            Template template = templates
                    .of(grouped ? groups.get(row) : "", Shape.of(lines.get(row)))
                    .orElseThrow();
            table.append(++number)
                    .append(',')
                    .append(template.id())
                    .append(",\"")
                    .append(template.text().replace("\"", "\"\""))
                    .append("\"\n");
        }
        Files.writeString(out, table);
    }
}
