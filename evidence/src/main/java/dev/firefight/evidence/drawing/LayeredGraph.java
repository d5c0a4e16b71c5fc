package dev.firefight.evidence.drawing;

import dev.firefight.evidence.drawing.Layers.Line;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * A graph drawn in columns from left to right, after Sugiyama, Tagawa and Toda (1981): longest-path layers, places of passage for
 * lines that cross a layer, order within a layer by the barycenter of neighbours, heights by the mean of neighbours. The same graph has
 * the same picture.
 *
 * @param layer column of each node; places of passage stand behind the nodes
 * @param middle height of the middle of each node
 * @param routes for each line the nodes it passes, from its start to its end
 * @param height height of the whole
 */
@SuppressWarnings("ArrayRecordComponent") // drawn, not compared
record LayeredGraph(List<Integer> layer, double[] middle, List<List<Integer>> routes, double height) {
    private static final int ORDER_SWEEPS = 12;
    private static final int HEIGHT_SWEEPS = 16;

    /**
     * Lays out.
     *
     * @param nodes how many nodes there are
     * @param lines lines between them, none from a node to itself
     * @param slot how much height a node needs with the space around it
     * @param passage how much height a passing line needs
     */
    static LayeredGraph of(int nodes, List<Line> lines, double slot, double passage) {
        return new Layout(nodes, lines, slot, passage).run();
    }

    int layers() {
        return layer.stream().mapToInt(column -> column + 1).max().orElse(0);
    }

    private static final class Layout {
        private final int nodes;
        private final List<Line> lines;
        private final double slot;
        private final double passage;
        private final List<Integer> layer = new ArrayList<>();
        private final List<List<Integer>> before = new ArrayList<>();
        private final List<List<Integer>> behind = new ArrayList<>();
        private final List<List<Integer>> routes = new ArrayList<>();
        private final List<List<Integer>> columns = new ArrayList<>();
        private double[] place = {};

        Layout(int nodes, List<Line> lines, double slot, double passage) {
            this.nodes = nodes;
            this.lines = lines;
            this.slot = slot;
            this.passage = passage;
        }

        LayeredGraph run() {
            for (int of : Layers.of(nodes, lines)) {
                add(of);
            }
            lines.forEach(this::route);
            place = new double[layer.size()];
            columns.forEach(this::number);
            for (int sweep = 0; sweep < ORDER_SWEEPS; sweep++) {
                boolean forward = sweep % 2 == 0;
                for (List<Integer> column : forward ? columns : columns.reversed()) {
                    order(column, forward ? before : behind);
                }
            }
            columns.forEach(this::stack);
            for (int sweep = 0; sweep < HEIGHT_SWEEPS; sweep++) {
                for (List<Integer> column : sweep % 2 == 0 ? columns : columns.reversed()) {
                    settle(column);
                }
            }
            return finish();
        }

        private int add(int column) {
            int node = layer.size();
            layer.add(column);
            before.add(new ArrayList<>());
            behind.add(new ArrayList<>());
            while (columns.size() <= column) {
                columns.add(new ArrayList<>());
            }
            columns.get(column).add(node);
            return node;
        }

        private void route(Line line) {
            boolean turned = layer.get(line.from()) > layer.get(line.to());
            int start = turned ? line.to() : line.from();
            int end = turned ? line.from() : line.to();
            List<Integer> route = new ArrayList<>(List.of(start));
            for (int column = layer.get(start) + 1; column < layer.get(end); column++) {
                route.add(add(column));
            }
            route.add(end);
            for (int i = 1; i < route.size(); i++) {
                behind.get(route.get(i - 1)).addAll(Collections.nCopies(line.pull(), route.get(i)));
                before.get(route.get(i)).addAll(Collections.nCopies(line.pull(), route.get(i - 1)));
            }
            if (turned) {
                Collections.reverse(route);
            }
            routes.add(route);
        }

        private void number(List<Integer> column) {
            for (int i = 0; i < column.size(); i++) {
                place[column.get(i)] = i;
            }
        }

        private void order(List<Integer> column, List<List<Integer>> neighbours) {
            double[] center = new double[layer.size()];
            for (int node : column) {
                center[node] = mean(neighbours.get(node), place[node]);
            }
            column.sort(Comparator.comparingDouble((Integer node) -> center[node])
                    .thenComparingDouble(node -> place[node]));
            number(column);
        }

        private double mean(List<Integer> neighbours, double otherwise) {
            return neighbours.stream()
                    .mapToDouble(node -> place[node])
                    .average()
                    .orElse(otherwise);
        }

        private double half(int node) {
            return (node < nodes ? slot : passage) / 2;
        }

        private void stack(List<Integer> column) {
            double y = 0;
            for (int node : column) {
                place[node] = y + half(node);
                y += 2 * half(node);
            }
        }

        /** Moves each node to the mean height of its neighbours as far as the order allows, then the column as a whole. */
        private void settle(List<Integer> column) {
            double[] wanted = new double[column.size()];
            double off = 0;
            for (int i = 0; i < wanted.length; i++) {
                int node = column.get(i);
                List<Integer> neighbours = new ArrayList<>(before.get(node));
                neighbours.addAll(behind.get(node));
                wanted[i] = mean(neighbours, place[node]);
            }
            for (int i = 0; i < wanted.length; i++) {
                int node = column.get(i);
                double lowest = i == 0
                        ? Double.NEGATIVE_INFINITY
                        : place[column.get(i - 1)] + half(column.get(i - 1)) + half(node);
                place[node] = Math.max(wanted[i], lowest);
                off += (wanted[i] - place[node]) / wanted.length;
            }
            for (int node : column) {
                place[node] += off;
            }
        }

        private LayeredGraph finish() {
            double top = Double.POSITIVE_INFINITY;
            double bottom = Double.NEGATIVE_INFINITY;
            for (int node = 0; node < place.length; node++) {
                top = Math.min(top, place[node] - half(node));
                bottom = Math.max(bottom, place[node] + half(node));
            }
            for (int node = 0; node < place.length; node++) {
                place[node] -= top;
            }
            return new LayeredGraph(
                    List.copyOf(layer), place, List.copyOf(routes), place.length == 0 ? 0 : bottom - top);
        }
    }
}
