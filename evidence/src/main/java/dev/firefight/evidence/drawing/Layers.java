package dev.firefight.evidence.drawing;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Which column of a picture each node of a graph belongs to: behind all that point to it, where no circle forbids it. */
final class Layers {
    private Layers() {}

    /**
     * A line from one node to another.
     *
     * @param from where it starts
     * @param to where it ends
     * @param pull how much it counts among the lines of a node when that looks for its height
     */
    record Line(int from, int to, int pull) {
        Line(int from, int to) {
            this(from, to, 1);
        }
    }

    /** Layers by the longest path from a node that nothing points to; lines that close a circle count the other way around. */
    static int[] of(int nodes, List<Line> lines) {
        List<Line> acyclic = acyclic(nodes, lines);
        List<List<Integer>> targets = targets(nodes, acyclic);
        int[] open = new int[nodes];
        acyclic.forEach(line -> open[line.to]++);
        int[] layers = new int[nodes];
        Deque<Integer> ready = new ArrayDeque<>();
        for (int node = 0; node < nodes; node++) {
            if (open[node] == 0) {
                ready.add(node);
            }
        }
        while (!ready.isEmpty()) {
            int node = ready.remove();
            for (int target : targets.get(node)) {
                layers[target] = Math.max(layers[target], layers[node] + 1);
                if (--open[target] == 0) {
                    ready.add(target);
                }
            }
        }
        return layers;
    }

    /** The lines with those turned around that close a circle on a walk in depth, begun where nothing points to. */
    static List<Line> acyclic(int nodes, List<Line> lines) {
        int[] order = leaveOrder(nodes, lines);
        List<Line> turned = new ArrayList<>();
        for (Line line : lines) {
            if (line.from != line.to) {
                turned.add(order[line.from] > order[line.to] ? line : new Line(line.to, line.from, line.pull));
            }
        }
        return turned;
    }

    /** When a walk in depth leaves each node: a line that leads to a node left later closes a circle. */
    private static int[] leaveOrder(int nodes, List<Line> lines) {
        List<List<Integer>> targets = targets(nodes, lines);
        int[] order = new int[nodes];
        int[] next = new int[nodes];
        boolean[] entered = new boolean[nodes];
        int left = 0;
        for (int start : starts(nodes, lines)) {
            Deque<Integer> walk = new ArrayDeque<>();
            if (!entered[start]) {
                entered[start] = true;
                walk.push(start);
            }
            while (!walk.isEmpty()) {
                int node = walk.element();
                if (next[node] == targets.get(node).size()) {
                    order[node] = left++;
                    walk.pop();
                    continue;
                }
                int target = targets.get(node).get(next[node]++);
                if (!entered[target]) {
                    entered[target] = true;
                    walk.push(target);
                }
            }
        }
        return order;
    }

    /** Nodes without callers first: a walk from them finds the circles where they close, not where they begin. */
    private static List<Integer> starts(int nodes, List<Line> lines) {
        boolean[] called = new boolean[nodes];
        lines.stream().filter(line -> line.from != line.to).forEach(line -> called[line.to] = true);
        List<Integer> starts = new ArrayList<>();
        for (int node = 0; node < nodes; node++) {
            if (!called[node]) {
                starts.add(node);
            }
        }
        for (int node = 0; node < nodes; node++) {
            if (called[node]) {
                starts.add(node);
            }
        }
        return starts;
    }

    private static List<List<Integer>> targets(int nodes, List<Line> lines) {
        List<List<Integer>> targets = new ArrayList<>(nodes);
        for (int node = 0; node < nodes; node++) {
            targets.add(new ArrayList<>());
        }
        lines.forEach(line -> targets.get(line.from).add(line.to));
        return targets;
    }
}
