package dev.firefight.evidence.flow;

import java.util.Arrays;

/**
 * Which nodes of a directed graph lie on common cycles: its strongly connected components, in one walk (R. Tarjan, "Depth-First Search
 * and Linear Graph Algorithms", SIAM Journal on Computing 1, 1972). With own stacks, because a chain of calls may be deeper than the
 * thread's.
 */
final class Cycles {
    private static final int UNSEEN = -1;

    private final int[][] out;
    private final int[] index;
    private final int[] low;
    private final int[] component;
    private final int[] open;
    private int openSize;
    private int seen;
    private int components;

    /** Of nodes numbered from 0 with their successors. */
    Cycles(int[][] out) {
        this.out = out;
        this.index = new int[out.length];
        this.low = new int[out.length];
        this.component = new int[out.length];
        this.open = new int[out.length];
        Arrays.fill(index, UNSEEN);
        Arrays.fill(component, UNSEEN);
    }

    /** A number for each node, the same for nodes that can reach each other. */
    int[] numbers() {
        int[] path = new int[out.length];
        int[] next = new int[out.length];
        for (int root = 0; root < out.length; root++) {
            if (index[root] != UNSEEN) {
                continue;
            }
            int depth = 0;
            path[0] = root;
            enter(root);
            while (depth >= 0) {
                int node = path[depth];
                if (next[node] < out[node].length) {
                    int successor = out[node][next[node]++];
                    if (index[successor] == UNSEEN) {
                        enter(successor);
                        path[++depth] = successor;
                    } else if (component[successor] == UNSEEN) {
                        low[node] = Math.min(low[node], index[successor]);
                    }
                } else {
                    close(node);
                    depth--;
                    if (depth >= 0) {
                        low[path[depth]] = Math.min(low[path[depth]], low[node]);
                    }
                }
            }
        }
        return component;
    }

    private void enter(int node) {
        index[node] = seen;
        low[node] = seen;
        seen++;
        open[openSize++] = node;
    }

    private void close(int node) {
        if (low[node] != index[node]) {
            return;
        }
        int member;
        do {
            member = open[--openSize];
            component[member] = components;
        } while (member != node);
        components++;
    }
}
