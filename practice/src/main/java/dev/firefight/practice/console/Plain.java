package dev.firefight.practice.console;

import dev.firefight.practice.console.Part.Bar;
import dev.firefight.practice.console.Part.Cell;
import dev.firefight.practice.console.Part.Column;
import dev.firefight.practice.console.Part.Curve;
import dev.firefight.practice.console.Part.Heading;
import dev.firefight.practice.console.Part.Table;
import dev.firefight.practice.console.Part.Text;
import dev.firefight.practice.console.Part.Waterfall;
import java.util.ArrayList;
import java.util.List;

/** Looks as plain text, for a terminal without colours and for tests. Columns are aligned by numbers of characters. */
public final class Plain {
    private static final String BLOCKS = "▁▂▃▄▅▆▇█";
    private static final int LEAST_WIDTH = 40;
    private static final int LEAST_LAST = 24;
    private static final int BAR_WIDTH = 24;

    private Plain() {}

    /**
     * Each part below the other, with an empty line above each heading but the first.
     *
     * @param width in characters, at least 40; only lines whose columns need more are longer
     */
    public static String text(List<Part> parts, int width) {
        int columns = Math.max(LEAST_WIDTH, width);
        StringBuilder text = new StringBuilder();
        for (Part part : parts) {
            switch (part) {
                case Heading heading ->
                    text.append(text.isEmpty() ? "" : "\n")
                            .append(heading.text())
                            .append('\n');
                case Text line ->
                    wrapped(line.text(), columns)
                            .forEach(one -> text.append(one).append('\n'));
                case Table table -> table(table, columns, text);
                case Curve curve -> curve(curve, columns, text);
                case Waterfall waterfall -> waterfall(waterfall, text);
            }
        }
        return text.toString();
    }

    /** Broken at spaces where there are any. */
    private static List<String> wrapped(String text, int width) {
        List<String> lines = new ArrayList<>();
        String left = text;
        while (left.length() > width) {
            int space = left.lastIndexOf(' ', width);
            int end = space > width / 2 ? space : width;
            lines.add(left.substring(0, end));
            left = left.substring(end).stripLeading();
        }
        lines.add(left);
        return lines;
    }

    private static void table(Table table, int width, StringBuilder text) {
        int last = table.columns().size() - 1;
        int[] widths = new int[table.columns().size()];
        int before = 0;
        for (int i = 0; i <= last; i++) {
            widths[i] = table.columns().get(i).name().length();
            for (List<Cell> row : table.rows()) {
                widths[i] = Math.max(widths[i], row.get(i).text().length());
            }
            before += i < last ? widths[i] + 2 : 0;
        }
        boolean isLastText = !table.columns().get(last).isNumber();
        widths[last] = isLastText ? Math.min(widths[last], Math.max(LEAST_LAST, width - before)) : widths[last];
        line(table.columns(), table.columns().stream().map(Column::name).toList(), widths, text);
        for (List<Cell> row : table.rows()) {
            List<String> cells = new ArrayList<>(row.stream().map(Cell::text).toList());
            List<String> lines = isLastText ? wrapped(cells.get(last), widths[last]) : List.of(cells.get(last));
            for (String one : lines) {
                cells.set(last, one);
                line(table.columns(), cells, widths, text);
                cells.replaceAll(_ -> "");
            }
        }
    }

    private static void line(List<Column> columns, List<String> cells, int[] widths, StringBuilder text) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            String pad = " ".repeat(Math.max(0, widths[i] - cells.get(i).length()));
            line.append(i == 0 ? "" : "  ").append(columns.get(i).isNumber() ? pad + cells.get(i) : cells.get(i) + pad);
        }
        text.append(line.toString().stripTrailing()).append('\n');
    }

    private static void curve(Curve curve, int width, StringBuilder text) {
        double least = curve.values().stream()
                .filter(one -> !one.isNaN())
                .mapToDouble(one -> one)
                .min()
                .orElse(Double.NaN);
        double most = curve.values().stream()
                .filter(one -> !one.isNaN())
                .mapToDouble(one -> one)
                .max()
                .orElse(Double.NaN);
        double now = curve.values().isEmpty() ? Double.NaN : curve.values().getLast();
        text.append(curve.label())
                .append(": now ")
                .append(Format.number(now))
                .append(curve.unit().isEmpty() ? "" : " " + curve.unit())
                .append(", least ")
                .append(Format.number(least))
                .append(", most ")
                .append(Format.number(most))
                .append('\n');
        int points = Math.max(1, curve.values().size());
        int shown = Math.min(points, width - 20);
        double bottom = Math.min(0, least);
        text.append(Format.clock(curve.fromNanos())).append(' ');
        for (int i = 0; i < shown; i++) {
            text.append(block(curve.values(), i * points / shown, (i + 1) * points / shown, bottom, most));
        }
        text.append(' ')
                .append(Format.clock(curve.fromNanos() + (points - 1) * curve.stepNanos()))
                .append('\n');
    }

    /** The highest of some points. */
    private static char block(List<Double> values, int from, int to, double bottom, double top) {
        double highest = Double.NaN;
        for (int i = from; i < Math.min(Math.max(to, from + 1), values.size()); i++) {
            highest = Double.isNaN(highest) ? values.get(i) : Math.max(highest, values.get(i));
        }
        if (Double.isNaN(highest)) {
            return ' ';
        }
        double part = top > bottom ? (highest - bottom) / (top - bottom) : 0;
        return BLOCKS.charAt(Math.clamp(Math.round(part * (BLOCKS.length() - 1)), 0, BLOCKS.length() - 1));
    }

    private static void waterfall(Waterfall waterfall, StringBuilder text) {
        text.append("trace ")
                .append(waterfall.trace())
                .append(" at ")
                .append(Format.clock(waterfall.startNanos()))
                .append('\n');
        Rows rows = new Rows("who", "what", "#after ms", "#ms", "#own ms", "", "outcome");
        for (Bar bar : waterfall.bars()) {
            rows.row(
                    Rows.plain("  ".repeat(Math.min(bar.depth(), 10)) + bar.who()),
                    Rows.plain(bar.what()),
                    Rows.plain(Format.number(Math.rint(bar.afterNanos() / 1e6))),
                    Rows.plain(Format.number(Math.rint(bar.nanos() / 1e6))),
                    Rows.plain(Format.number(Math.rint(bar.ownNanos() / 1e6))),
                    Rows.plain(bar(bar, waterfall.nanos())),
                    Rows.plain(bar.outcome()));
        }
        table(rows.table(), Integer.MAX_VALUE, text);
    }

    private static String bar(Bar bar, long all) {
        double unit = (double) Math.max(1, all) / BAR_WIDTH;
        int from = Math.clamp(Math.round(bar.afterNanos() / unit), 0, BAR_WIDTH - 1);
        int length = Math.clamp(Math.round(bar.nanos() / unit), 1, BAR_WIDTH - from);
        return " ".repeat(from) + "=".repeat(length) + " ".repeat(BAR_WIDTH - from - length);
    }
}
